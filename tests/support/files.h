#pragma once
#include <filesystem>
#include <string>
#include <vector>

namespace support {

/// The bytes of a file; empty when it cannot be read.
std::string readFile(const std::filesystem::path &path);

/// Files below a folder whose name ends in `suffix`, sorted by path.
std::vector<std::filesystem::path> filesBelow(const std::filesystem::path &folder,
                                              const std::string &suffix);

} // namespace support
