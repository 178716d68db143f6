#pragma once
#include "app/mend/recipe.h"

namespace mend {

/// Makes an `async def` endpoint that awaits nothing a plain `def`, which its framework runs in a
/// thread.
Recipe endpointToDef();

} // namespace mend
