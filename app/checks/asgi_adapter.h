#pragma once
#include "app/checks/run.h"

namespace checks {

/// asgi-adapter: how an Azure Functions app is wired to its ASGI application.
Check asgiAdapter();

} // namespace checks
