#pragma once
#include "app/checks/run.h"

namespace checks {

/// blocking-call: a call that holds its thread where that is the loop's.
Check blockingCall();

} // namespace checks
