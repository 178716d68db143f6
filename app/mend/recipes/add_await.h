#pragma once
#include "app/mend/recipe.h"

namespace mend {

/// Writes `await` before a coroutine that is dropped, or used as if it were its result, inside
/// `async def`.
Recipe addAwait();

} // namespace mend
