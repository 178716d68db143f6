#pragma once
#include "app/checks/run.h"

namespace checks {

/// An async generator that yields inside a task group, timeout or cancel scope.
Check yieldInScope();

} // namespace checks
