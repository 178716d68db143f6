#pragma once
#include "app/mend/recipe.h"

namespace mend {

/// A client made at a module's top level becomes a cached function that makes it when a coroutine
/// first asks for it; calls that close it no longer do.
Recipe makeOnFirstUse();

} // namespace mend
