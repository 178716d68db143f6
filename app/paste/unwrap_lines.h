#pragma once
#include "app/paste/piece.h"
#include <vector>

namespace paste {

/// The ways in which code that was cut by width may be put together again, the likelier first;
/// empty where no line looks cut. Each carries the repair "hard-wrap". Whether one is right is for
/// the caller to see: the text should be Python then.
std::vector<Piece> unwrapLines(const Piece &piece);

} // namespace paste
