#pragma once
#include "app/checks/run.h"

namespace checks {

/// dropped-coroutine: a coroutine is made and nothing ever runs it.
Check droppedCoroutine();

} // namespace checks
