#pragma once
#include "app/mend/recipe.h"

namespace mend {

/// Writes the name that a library has now for one that it has not.
Recipe renameName();

} // namespace mend
