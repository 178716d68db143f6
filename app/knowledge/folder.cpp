#include "app/knowledge/folder.h"
#include <algorithm>
#include <filesystem>
#include <fstream>

namespace knowledge {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t mostEntries = 20000;

template <class Wanted> std::vector<std::string> entries(const std::string &path, Wanted wanted)
{
    std::vector<std::string> result;
    std::error_code error;
    fs::directory_iterator it(path, error);
    for (; !error && it != fs::directory_iterator() && result.size() < mostEntries;
         it.increment(error)) {
        std::string name = it->path().filename().string();
        if (!name.empty() && name.front() != '.' && wanted(*it))
            result.push_back(std::move(name));
    }
    std::sort(result.begin(), result.end());
    return result;
}

} // namespace

base::Result<Folder> Folder::open(const std::string &path)
{
    std::error_code error;
    const fs::path real = fs::canonical(path, error);
    if (error || !fs::is_directory(real, error))
        return base::Problem{path, "this is no folder that can be read",
                             "give a folder of knowledge"};
    std::string given = path;
    while (given.size() > 1 && given.back() == '/')
        given.pop_back();
    return Folder(std::move(given), real.string());
}

std::string Folder::full(const std::string &name) const
{
    return name.empty() ? m_path : m_path + "/" + name;
}

bool Folder::inside(const std::string &path) const
{
    std::error_code error;
    const std::string real = fs::canonical(path, error).string();
    return !error && (real == m_real ||
                      (real.size() > m_real.size() && real.compare(0, m_real.size(), m_real) == 0 &&
                       (m_real == "/" || real[m_real.size()] == '/')));
}

std::vector<std::string> Folder::folders(const std::string &name) const
{
    return entries(full(name), [&](const fs::directory_entry &entry) {
        std::error_code error;
        return entry.is_directory(error) &&
               (!entry.is_symlink(error) || inside(entry.path().string()));
    });
}

std::vector<std::string> Folder::files(const std::string &name) const
{
    return entries(full(name), [&](const fs::directory_entry &entry) {
        std::error_code error;
        return entry.is_regular_file(error) &&
               (!entry.is_symlink(error) || inside(entry.path().string()));
    });
}

std::vector<std::string> Folder::strangers(const std::string &name) const
{
    return entries(full(name), [&](const fs::directory_entry &entry) {
        std::error_code error;
        const bool known = entry.is_regular_file(error) || entry.is_directory(error);
        return !known || (entry.is_symlink(error) && !inside(entry.path().string()));
    });
}

bool Folder::hasFile(const std::string &name) const
{
    std::error_code error;
    return fs::is_regular_file(full(name), error);
}

bool Folder::hasFolder(const std::string &name) const
{
    std::error_code error;
    return fs::is_directory(full(name), error);
}

base::Result<std::string> Folder::read(const std::string &name, std::size_t largest) const
{
    const std::string path = full(name);
    std::error_code error;
    const auto status = fs::symlink_status(path, error);
    if (error || !fs::exists(status))
        return base::Problem{path, "the file is missing", "add it"};
    // Only a link, here or in a parent folder, can lead out; most files need no second look.
    if ((fs::is_symlink(status) || name.find("..") != std::string::npos) && !inside(path))
        return base::Problem{path, "the file is a link that leads out of the folder",
                             "put the file itself there"};
    if (!fs::is_regular_file(fs::is_symlink(status) ? fs::status(path, error) : status))
        return base::Problem{path, "this is no regular file", "put a file there"};
    std::ifstream stream(path, std::ios::binary | std::ios::ate);
    if (!stream)
        return base::Problem{path, "the file cannot be opened", "look at its permissions"};
    const auto size = static_cast<std::size_t>(std::max<std::streamoff>(stream.tellg(), 0));
    if (size > largest)
        return base::Problem{path, "the file is larger than " + std::to_string(largest) + " bytes",
                             "split it"};
    stream.seekg(0);
    std::string text(size, '\0');
    stream.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(std::max<std::streamsize>(stream.gcount(), 0)));
    return text;
}

} // namespace knowledge
