#pragma once
#include "app/checks/run.h"

namespace checks {

/// stream-outlives-client: a streaming response is returned out of the block that closes what it
/// streams from.
Check streamOutlivesClient();

} // namespace checks
