#pragma once
#include "app/mend/recipe.h"

namespace mend {

/// Serves an ASGI app through AsgiFunctionApp, or an awaited handle_async, instead of the blocking
/// adapter.
Recipe asgiFunctionApp();

} // namespace mend
