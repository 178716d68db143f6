#pragma once
#include "app/checks/run.h"

namespace checks {

/// coroutine-as-value: a coroutine stands where its result is meant.
Check coroutineAsValue();

} // namespace checks
