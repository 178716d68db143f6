#pragma once
#include "app/mend/recipe.h"

namespace mend {

/// Corrects the arguments of a table query, and how its pages are iterated.
Recipe tableQueryArgs();

} // namespace mend
