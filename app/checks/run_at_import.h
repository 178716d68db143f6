#pragma once
#include "app/checks/run.h"

namespace checks {

/// run-at-import: a loop is started while a module is imported by a server.
Check runAtImport();

} // namespace checks
