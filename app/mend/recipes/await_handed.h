#pragma once
#include "app/mend/recipe.h"

namespace mend {

/// An async function handed to a thread is awaited, or run there.
Recipe awaitHanded();

} // namespace mend
