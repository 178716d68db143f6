#pragma once
#include "app/mend/recipe.h"

namespace mend {

/// Takes the `async with` away that closes a shared client after each request.
Recipe keepSharedClientOpen();

} // namespace mend
