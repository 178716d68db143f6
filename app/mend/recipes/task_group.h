#pragma once
#include "app/mend/recipe.h"

namespace mend {

/// Tasks that nothing keeps become those of a TaskGroup.
Recipe taskGroup();

} // namespace mend
