#pragma once
#include "app/checks/run.h"

namespace checks {

/// own-loop-wait: code on a loop waits for something that this same loop must do.
Check ownLoopWait();

} // namespace checks
