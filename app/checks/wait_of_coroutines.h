#pragma once
#include "app/checks/run.h"

namespace checks {

/// asyncio.wait() given coroutines instead of tasks.
Check waitOfCoroutines();

} // namespace checks
