#pragma once
#include "app/paste/piece.h"
#include <vector>

namespace paste {

/// Cuts a piece that has been unwrapped into runs of one kind, in order.
std::vector<Segment> cutSegments(const Piece &piece);

/// Whether the whole text is Python source and nothing else: it parses, and says more than a word
/// or an annotation would.
bool isPythonSource(std::string_view text);

} // namespace paste
