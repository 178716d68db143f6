#pragma once
#include "app/mend/propose.h"
#include <vector>

namespace mend {

/// The cause's own broken and fixed program as fixes, for a paste without code; empty when it has
/// none.
std::vector<Fix> exampleFixes(const knowledge::Cause &cause, const ProposeInput &input);

} // namespace mend
