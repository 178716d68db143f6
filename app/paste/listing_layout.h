#pragma once
#include "app/paste/block_search.h"
#include "app/paste/indentation.h"
#include "app/syntax/token.h"
#include <cstdint>

namespace paste {

/// The lines of a text with the depth that each was given.
struct PlacedLines {
    const std::vector<syntax::Token> &tokens;
    const std::vector<syntax::LogicalLine> &logical;
    const StatementList &statements;
    const std::vector<Placement> &placements; ///< one for each statement
};

/// Writes a text anew with four blanks for each depth. Lines inside brackets keep how they stand to
/// their statement, or are laid out in the usual way where they have lost it; of strings only
/// docstrings are moved along.
Listing layOut(std::string_view text, const PlacedLines &lines);

} // namespace paste
