#pragma once
#include "app/mend/recipe.h"

namespace mend {

/// A task whose reference is dropped is kept in a set until it is done.
Recipe keepTask();

} // namespace mend
