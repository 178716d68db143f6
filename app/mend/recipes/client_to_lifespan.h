#pragma once
#include "app/mend/recipe.h"

namespace mend {

/// A client made at a module's top level is opened in the application's lifespan, kept in its
/// state, and taken from there by whoever uses it; calls that close it no longer do.
Recipe clientToLifespan();

} // namespace mend
