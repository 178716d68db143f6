#pragma once
#include "app/mend/drafting.h"
#include <set>
#include <utility>

namespace mend {

/// Writes another class's name at the places (module, expression that names the class), and mends
/// the imports: in place where all uses of the old name go, aliases kept. A Problem where both
/// classes would need the same name.
std::optional<base::Problem>
renameClass(Drafting &draft, const std::set<std::pair<std::size_t, syntax::Node>> &places,
            const std::string &from, const std::string &to, int hunk, const std::string &reason);

} // namespace mend
