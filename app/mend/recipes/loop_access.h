#pragma once
#include "app/mend/recipe.h"

namespace mend {

/// Asks for the running loop, or starts it with asyncio.run where the program begins.
Recipe loopAccess();

} // namespace mend
