#pragma once
#include "app/base/result.h"
#include <string>

namespace cli {

/// What is read as one piece is at most this long: it is held in memory, several times over.
constexpr std::size_t mostPasted = 64 << 20;

/// The bytes of a file, or of standard input for "-". More than `most` of them are a Problem, and
/// are not read.
base::Result<std::string> readInput(const std::string &path, std::size_t most = mostPasted);

/// The name that the input carries: empty for "-", else the path with '/' as separator.
std::string inputName(const std::string &path);

} // namespace cli
