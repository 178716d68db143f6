#pragma once
#include "app/checks/run.h"

namespace checks {

/// dangling-task: a task is made and no reference to it is kept.
Check danglingTask();

} // namespace checks
