#pragma once
#include "app/mend/recipe.h"

namespace mend {

/// Who goes through an async generator closes it: `async with aclosing(...)` round the loop.
Recipe closeGenerator();

} // namespace mend
