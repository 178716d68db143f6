#pragma once
#include "app/checks/run.h"

namespace checks {

/// A timeout around code that never waits. An opinion.
Check timeoutWithoutAwait();

} // namespace checks
