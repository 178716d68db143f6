#pragma once
#include "app/mend/recipe.h"

namespace mend {

/// A thread's lock held across `await` becomes the loop's own.
Recipe lockTwin();

} // namespace mend
