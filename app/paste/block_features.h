#pragma once
#include "app/paste/block_frame.h"
#include <vector>

namespace paste {

/// One question of the search: does the line stand in this frame, or was the frame closed before
/// it?
struct BlockQuestion {
    const StatementList &statements;
    std::size_t at = 0; ///< position of the line
    const BlockFrame &frame;
    const BlockFrame *outer = nullptr;
    StatementKind closed =
        StatementKind::Nothing; ///< kind of the frame already closed for this line
    int outerPartners = 0;      ///< for a clause: frames further out that could take it
};

/// Numbers of the features that hold for a question, for the table of weights.
void blockFeatures(const BlockQuestion &question, std::vector<int> &features);
int blockFeatureCount();

/// The chance that the frame was closed, by the table of weights. `features` is room to work in.
double chanceClosed(const BlockQuestion &question, std::vector<int> &features);

} // namespace paste
