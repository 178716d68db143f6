#pragma once
#include "app/mend/recipe.h"

namespace mend {

/// Writes `async with` for `with`, `async for` for `for`, and the reverse.
Recipe blockKind();

} // namespace mend
