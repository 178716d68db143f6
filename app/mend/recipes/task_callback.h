#pragma once
#include "app/mend/recipe.h"

namespace mend {

/// An async function given as a plain callback is started as a task by one.
Recipe taskCallback();

} // namespace mend
