#include "app/cli/input.h"
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <memory>

namespace cli {

namespace {

struct Closer {
    void operator()(std::FILE *file) const { std::fclose(file); }
};

base::Result<std::string> readAll(std::FILE *file, const std::string &where, std::size_t most)
{
    std::string bytes;
    char buffer[1 << 16];
    while (const auto count = std::fread(buffer, 1, sizeof buffer, file)) {
        bytes.append(buffer, count);
        if (bytes.size() > most)
            return base::Problem{where, "is longer than " + std::to_string(most >> 20) + " MiB",
                                 "Give the part around the trace, or let scan read a whole log"};
    }
    if (std::ferror(file))
        return base::Problem{where, std::string("cannot be read: ") + std::strerror(errno), {}};
    return bytes;
}

} // namespace

base::Result<std::string> readInput(const std::string &path, std::size_t most)
{
    if (path == "-")
        return readAll(stdin, "standard input", most);
    std::error_code error;
    if (std::filesystem::is_directory(path, error))
        return base::Problem{path, "is a folder", "give a file"};
    const std::unique_ptr<std::FILE, Closer> file(std::fopen(path.c_str(), "rb"));
    if (!file)
        return base::Problem{path, std::string("cannot be opened: ") + std::strerror(errno),
                             "check the path and its permissions"};
    return readAll(file.get(), path, most);
}

std::string inputName(const std::string &path)
{
    return path == "-" ? std::string() : std::filesystem::path(path).generic_string();
}

} // namespace cli
