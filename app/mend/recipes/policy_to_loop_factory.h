#pragma once
#include "app/mend/recipe.h"

namespace mend {

/// Takes the call that sets an event loop policy away and gives what starts the loop a
/// `loop_factory` (Python 3.12 and later; `asyncio.Runner` 3.11 and later).
Recipe policyToLoopFactory();

} // namespace mend
