#pragma once
#include "app/mend/recipe.h"

namespace mend {

/// Takes a statement away that does nothing any more.
Recipe dropStatement();

} // namespace mend
