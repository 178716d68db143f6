#pragma once
#include "app/checks/run.h"

namespace checks {

/// client-shared-across-loops: one client or primitive serves coroutines of several loops.
Check clientSharedAcrossLoops();

} // namespace checks
