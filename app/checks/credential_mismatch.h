#pragma once
#include "app/checks/run.h"

namespace checks {

/// credential-mismatch: a client is given a credential of the other half of the library.
Check credentialMismatch();

} // namespace checks
