#pragma once
#include "app/mend/recipe.h"

namespace mend {

/// Takes nest_asyncio away, and awaits what was run nested because of it.
Recipe removeNestAsyncio();

} // namespace mend
