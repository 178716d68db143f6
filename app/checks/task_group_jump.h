#pragma once
#include "app/checks/run.h"

namespace checks {

/// A task group's block left by return, break or continue.
Check taskGroupJump();

} // namespace checks
