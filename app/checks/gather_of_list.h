#pragma once
#include "app/checks/run.h"

namespace checks {

/// gather-of-list: asyncio.gather is given one list instead of its elements.
Check gatherOfList();

} // namespace checks
