#pragma once
#include "app/mend/recipe.h"

namespace mend {

/// A swallowed cancellation is raised again.
Recipe reraise();

} // namespace mend
