#pragma once
#include "app/checks/run.h"

namespace checks {

/// `await`, `async for` or `async with` where no coroutine function holds it.
Check awaitOutsideCoroutine();

} // namespace checks
