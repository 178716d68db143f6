#pragma once
#include "app/paste/piece.h"
#include <vector>

namespace paste {

/// Cuts a piece that has been unwrapped into runs of one kind, in order.
std::vector<Segment> cutSegments(const Piece &piece);

/// A run of code as segments: one for each listing in it, with its indentation restored.
std::vector<Segment> codeSegments(const Piece &piece);

/// Whether the whole text is Python source and nothing else: it parses, and says more than a word
/// or an annotation would.
bool isPythonSource(std::string_view text);

} // namespace paste
