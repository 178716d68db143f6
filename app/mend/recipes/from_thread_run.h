#pragma once
#include "app/mend/recipe.h"

namespace mend {

/// In a plain `def` endpoint, which runs in one of anyio's threads: hands the coroutine to the
/// server's loop and waits for its result (`from_thread.run(function, argument)`).
Recipe fromThreadRun();

} // namespace mend
