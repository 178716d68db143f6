#pragma once
#include "app/mend/recipe.h"

namespace mend {

/// Calls on the openai module itself (0.x) -> a client object (1.0 and later).
Recipe openaiClient();

} // namespace mend
