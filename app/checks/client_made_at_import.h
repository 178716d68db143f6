#pragma once
#include "app/checks/run.h"

namespace checks {

/// client-made-at-import: an object that asks for the running loop is made while a module is
/// imported.
Check clientMadeAtImport();

} // namespace checks
