#pragma once
#include "app/mend/recipe.h"

namespace mend {

/// A `return` (or `yield`) at the end of a block moves behind it.
Recipe moveReturn();

} // namespace mend
