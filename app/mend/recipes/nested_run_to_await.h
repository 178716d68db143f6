#pragma once
#include "app/mend/recipe.h"

namespace mend {

/// Writes `await` where a running loop would be started again; carries async to a helper that does
/// it.
Recipe nestedRunToAwait();

} // namespace mend
