#pragma once
#include "app/mend/recipe.h"

namespace mend {

/// The blocks that a streaming response outlives move into the generator that streams, so that
/// they end when the stream does.
Recipe streamOwnsClient();

} // namespace mend
