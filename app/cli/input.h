#pragma once
#include "app/base/result.h"
#include <string>

namespace cli {

/// The bytes of a file, or of standard input for "-".
base::Result<std::string> readInput(const std::string &path);

/// The name that the input carries: empty for "-", else the path with '/' as separator.
std::string inputName(const std::string &path);

} // namespace cli
