#pragma once
#include "app/mend/recipe.h"

namespace mend {

/// Swaps a synchronous client for its asynchronous twin: import, construction, credential, every
/// use in sight.
Recipe clientTwin();

} // namespace mend
