#pragma once
#include "app/mend/recipe.h"

namespace mend {

/// Writes `create` on an asynchronous client for the `acreate` that ended with openai 0.28.
Recipe acreateToCreate();

} // namespace mend
