#pragma once
#include "app/mend/recipe.h"

namespace mend {

/// Coroutines given to asyncio.wait() become tasks.
Recipe wrapInTasks();

} // namespace mend
