#pragma once
#include "app/checks/run.h"

namespace checks {

/// coroutine-awaited-twice: one coroutine object is awaited twice on one path.
Check coroutineAwaitedTwice();

} // namespace checks
