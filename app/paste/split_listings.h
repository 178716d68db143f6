#pragma once
#include "app/paste/piece.h"
#include <vector>

namespace paste {

/// Takes apart listings that ran into each other: where a statement is glued behind a complete one
/// (`return response import os`) a line end is put in, and where a file begins anew with its
/// imports a new piece begins. Each later piece carries the repair "joined-listings".
std::vector<Piece> splitListings(const Piece &piece);

} // namespace paste
