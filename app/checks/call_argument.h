#pragma once
#include "app/checks/run.h"

namespace checks {

/// call-argument: a call that its function cannot take.
Check callArgument();

} // namespace checks
