#pragma once
#include "app/mend/recipe.h"
#include <vector>

namespace mend {

/// Turns a draft into changes: adds the imports that it asks for, takes away statements and the
/// imports that it orphans, numbers hunks by place, checks that edits are disjoint, and writes the
/// new texts. `reason` stands where an edit has none.
base::Result<std::vector<Change>> finish(const python::Program &program, Draft draft,
                                         const std::string &reason = {});

} // namespace mend
