#pragma once
#include "app/checks/run.h"

namespace checks {

/// swallowed-cancellation: a coroutine catches its cancellation and goes on.
Check swallowedCancellation();

} // namespace checks
