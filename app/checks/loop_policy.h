#pragma once
#include "app/checks/run.h"

namespace checks {

/// loop-policy: the event loop policy is set or read.
Check loopPolicy();

} // namespace checks
