#pragma once
#include "app/mend/recipe.h"

namespace mend {

/// Takes `await` from a plain result.
Recipe dropAwait();

} // namespace mend
