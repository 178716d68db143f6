#pragma once
#include "app/mend/recipe.h"

namespace mend {

/// A client made once and used on several loops is opened inside each coroutine that starts a loop
/// of its own.
Recipe clientInsideRun();

} // namespace mend
