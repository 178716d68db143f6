#pragma once
#include "app/checks/run.h"

namespace checks {

/// An async def that never waits. An opinion.
Check asyncWithoutAwait();

} // namespace checks
