#pragma once
#include "app/checks/run.h"

namespace checks {

/// function-app-missing: an Azure Functions file without an app object at its top level.
Check functionAppMissing();

} // namespace checks
