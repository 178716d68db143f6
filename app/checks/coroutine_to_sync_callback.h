#pragma once
#include "app/checks/run.h"

namespace checks {

/// coroutine-to-sync-callback: an async function is handed to what calls plain functions.
Check coroutineToSyncCallback();

} // namespace checks
