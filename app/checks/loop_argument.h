#pragma once
#include "app/checks/run.h"

namespace checks {

/// loop-argument: asyncio is given the loop that it no longer takes.
Check loopArgument();

} // namespace checks
