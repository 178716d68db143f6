#pragma once
#include "app/mend/recipe.h"

namespace mend {

/// Makes a plain function async, and awaits it at every use in sight, so that what it needs can be
/// awaited.
Recipe carryAsync();

} // namespace mend
