#pragma once
#include "app/mend/recipe.h"

namespace mend {

/// Everything that uses a blocking object (opening, using, closing it) goes into one plain function
/// that runs in a thread.
Recipe blockToThread();

} // namespace mend
