#pragma once
#include "app/checks/run.h"

namespace checks {

/// nest-asyncio: the loop patch is imported or applied.
Check nestAsyncio();

} // namespace checks
