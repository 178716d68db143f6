#pragma once
#include "app/knowledge/cause.h"
#include <string>
#include <vector>

namespace knowledge {

/// A ring of causes each of which comes before the next ("a", "b", "a"); empty when the order
/// holds. "after" is read as the other side's "before"; names of causes that are not there are
/// passed over.
std::vector<std::string> ringIn(const std::vector<const Cause *> &causes);

} // namespace knowledge
