#pragma once
#include "app/mend/recipe.h"

namespace mend {

/// Awaits a coroutine instead of waiting for it on the thread whose loop should run it.
Recipe ownFutureAwait();

} // namespace mend
