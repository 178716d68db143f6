#pragma once
#include "app/checks/run.h"

namespace checks {

/// thread-lock-across-await: a thread's lock is held while a coroutine waits.
Check threadLockAcrossAwait();

} // namespace checks
