#pragma once
#include "app/paste/block_features.h"
#include <functional>
#include <optional>
#include <vector>

namespace paste {

/// Where a statement was placed.
struct Placement {
    std::uint16_t depth = 0;
    bool doubtful = false; ///< another place is nearly as likely
};

/// Places every statement in a block: the likeliest of the ways that syntax allows. nullopt when
/// the blocks would nest deeper than Python takes. Keeps a bounded number of ways per line.
std::optional<std::vector<Placement>> placeStatements(const StatementList &statements);

/// Calls `tell(question, closed)` for every question that comes up when the statements are placed
/// at the given depths; what the weights are learned from. False when the depths are impossible.
bool replayPlacement(const StatementList &statements, const std::vector<std::uint16_t> &depths,
                     const std::function<void(const BlockQuestion &, bool)> &tell);

} // namespace paste
