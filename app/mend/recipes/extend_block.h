#pragma once
#include "app/mend/recipe.h"

namespace mend {

/// What still uses the block's object moves into the block.
Recipe extendBlock();

} // namespace mend
