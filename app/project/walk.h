#pragma once
#include "app/base/result.h"
#include <string>
#include <vector>

namespace project {

/// The Python files below the paths, sorted, each once. Hidden folders, environments and what
/// ignore files name are passed over; a file that is named itself is always taken. Links to folders
/// are not followed.
std::vector<std::string> pythonFiles(const std::vector<std::string> &paths,
                                     std::vector<base::Problem> &problems);

} // namespace project
