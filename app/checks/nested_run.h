#pragma once
#include "app/checks/run.h"

namespace checks {

/// nested-run: a loop is started by code that runs on a loop.
Check nestedRun();

} // namespace checks
