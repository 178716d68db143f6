#pragma once
#include "app/mend/recipe.h"

namespace mend {

/// Hands a blocking call to a thread and awaits it.
Recipe callToThread();

} // namespace mend
