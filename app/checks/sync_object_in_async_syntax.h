#pragma once
#include "app/checks/run.h"

namespace checks {

/// sync-object-in-async-syntax: async with, async for or await on an object that has no such
/// protocol.
Check syncObjectInAsyncSyntax();

} // namespace checks
