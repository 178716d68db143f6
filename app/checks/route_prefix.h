#pragma once
#include "app/checks/run.h"

namespace checks {

/// route-prefix: an ASGI application served through Azure Functions whose host.json puts a prefix
/// before routes that do not have it.
Check routePrefix();

} // namespace checks
