#pragma once
#include "app/checks/run.h"

namespace checks {

/// client-closed-per-call: a shared client is closed by a function that runs many times.
Check clientClosedPerCall();

} // namespace checks
