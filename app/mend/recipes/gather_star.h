#pragma once
#include "app/mend/recipe.h"

namespace mend {

/// gather([a, b]) -> gather(*[a, b]).
Recipe gatherStar();

} // namespace mend
