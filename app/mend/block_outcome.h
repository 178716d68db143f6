#pragma once
#include "app/mend/block_region.h"

namespace mend {

/// Finds what the statements of a region bind and return. A Problem where something in them cannot
/// stand in a function of its own, or cannot leave the loop's thread.
std::optional<base::Problem> findOutcome(const python::Program &program, std::size_t module,
                                         BlockRegion &region);

} // namespace mend
