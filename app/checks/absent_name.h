#pragma once
#include "app/checks/run.h"

namespace checks {

/// absent-name: a name that a library does not have, or no longer.
Check absentName();

} // namespace checks
