#pragma once
#include "app/checks/run.h"

namespace checks {

/// loop-access: the loop is looked up where it matters how.
Check loopAccess();

} // namespace checks
