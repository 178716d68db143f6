#pragma once
#include "app/base/result.h"
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace knowledge {

/// A folder of knowledge that is not trusted: nothing outside it is read, nothing larger than a
/// limit, nothing that is no regular file.
class Folder
{
public:
    /// A Problem when it is no folder that can be read.
    static base::Result<Folder> open(const std::string &path);

    const std::string &path() const { return m_path; }
    /// The path as given with a "/" and the relative name.
    std::string full(const std::string &name) const;

    /// Names of the folders directly below, sorted; hidden ones are left out.
    std::vector<std::string> folders(const std::string &name) const;
    /// Names of the regular files directly below, sorted; hidden ones are left out.
    std::vector<std::string> files(const std::string &name) const;
    bool hasFile(const std::string &name) const;
    bool hasFolder(const std::string &name) const;
    /// The bytes of a regular file of at most `largest` bytes that lies inside the folder.
    base::Result<std::string> read(const std::string &name, std::size_t largest) const;
    /// Names below that are links to a place outside, or neither file nor folder.
    std::vector<std::string> strangers(const std::string &name) const;

private:
    Folder(std::string path, std::string real) : m_path(std::move(path)), m_real(std::move(real)) {}
    bool inside(const std::string &path) const;

    std::string m_path;
    std::string m_real;
};

} // namespace knowledge
