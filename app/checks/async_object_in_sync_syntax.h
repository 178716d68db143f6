#pragma once
#include "app/checks/run.h"

namespace checks {

/// async-object-in-sync-syntax: plain with or for on an object that is entered or iterated
/// asynchronously.
Check asyncObjectInSyncSyntax();

} // namespace checks
