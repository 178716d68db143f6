#pragma once
#include "app/mend/recipe.h"

namespace mend {

/// Writes the asynchronous call for a blocking one that takes the same arguments (`time.sleep`).
Recipe callSwap();

} // namespace mend
