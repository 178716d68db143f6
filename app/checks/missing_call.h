#pragma once
#include "app/checks/run.h"

namespace checks {

/// missing-call: an async function itself is awaited or scheduled, without its parentheses.
Check missingCall();

} // namespace checks
