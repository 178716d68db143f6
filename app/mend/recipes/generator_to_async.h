#pragma once
#include "app/mend/recipe.h"

namespace mend {

/// @asyncio.coroutine and `yield from` -> `async def` and `await`.
Recipe generatorToAsync();

} // namespace mend
