#include "tests/support/files.h"
#include <algorithm>
#include <fstream>
#include <iterator>

namespace support {

std::string readFile(const std::filesystem::path &path)
{
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<std::filesystem::path> filesBelow(const std::filesystem::path &folder,
                                              const std::string &suffix)
{
    std::vector<std::filesystem::path> result;
    std::error_code error;
    for (const auto &entry : std::filesystem::recursive_directory_iterator(folder, error))
        if (entry.is_regular_file(error) && entry.path().string().ends_with(suffix))
            result.push_back(entry.path());
    std::sort(result.begin(), result.end());
    return result;
}

} // namespace support
