#pragma once
#include "app/mend/recipe.h"

namespace mend {

/// The function itself -> its call, where it takes no arguments.
Recipe callParens();

} // namespace mend
