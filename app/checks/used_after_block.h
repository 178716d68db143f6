#pragma once
#include "app/checks/run.h"

namespace checks {

/// What a block opened and closed, used behind the block.
Check usedAfterBlock();

} // namespace checks
