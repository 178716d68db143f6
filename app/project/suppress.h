#pragma once
#include "app/match/finding.h"
#include <string_view>

namespace project {

/// Whether the line of code says that the finding is not to be reported there: `# tracemend:
/// ignore`,
/// `# tracemend: ignore[CAUSE]`, or `# noqa: CODE` with a linter's code of the cause.
bool isSuppressed(std::string_view line, const knowledge::Cause &cause);

} // namespace project
