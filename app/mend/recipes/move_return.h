#pragma once
#include "app/mend/recipe.h"

namespace mend {

/// A `return` at the end of a task group's block moves behind it.
Recipe moveReturn();

} // namespace mend
