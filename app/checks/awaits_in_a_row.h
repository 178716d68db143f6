#pragma once
#include "app/checks/run.h"

namespace checks {

/// Awaits one after the other that do not need each other. An opinion.
Check awaitsInARow();

} // namespace checks
