#pragma once
#include "app/mend/recipe.h"

namespace mend {

/// Changes settings files that were given beside the code: sets a text in a JSON file, or asks for
/// another version of a distribution, for one more, or for one less. Their formatting stays.
Recipe editConfig();

} // namespace mend
