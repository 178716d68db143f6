#pragma once
#include "app/mend/recipe.h"

namespace mend {

/// Puts a statement that only one platform can run under a test for that platform.
Recipe platformGuard();

} // namespace mend
