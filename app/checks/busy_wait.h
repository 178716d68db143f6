#pragma once
#include "app/checks/run.h"

namespace checks {

/// A loop that sleeps until something has changed. An opinion.
Check busyWait();

} // namespace checks
