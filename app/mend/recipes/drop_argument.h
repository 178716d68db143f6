#pragma once
#include "app/mend/recipe.h"

namespace mend {

/// Takes the removed `loop=` argument out of a call.
Recipe dropArgument();

} // namespace mend
