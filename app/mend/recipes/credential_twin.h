#pragma once
#include "app/mend/recipe.h"

namespace mend {

/// Takes the credential from the half of the library that its client comes from.
Recipe credentialTwin();

} // namespace mend
