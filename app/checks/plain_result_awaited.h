#pragma once
#include "app/checks/run.h"

namespace checks {

/// plain-result-awaited: the result of a plain function is awaited.
Check plainResultAwaited();

} // namespace checks
