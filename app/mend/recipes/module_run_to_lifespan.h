#pragma once
#include "app/mend/recipe.h"

namespace mend {

/// What a module runs on a loop of its own while it is imported is awaited in the application's
/// lifespan; a result is kept in its state, and taken from there by whoever uses it.
Recipe moduleRunToLifespan();

} // namespace mend
