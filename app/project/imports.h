#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace project {

/// `from ..models import Boat, Pier`: two dots, "models", the names.
struct ImportLine {
    int dots = 0;
    std::string module;
    std::vector<std::string> names; ///< of `from`; empty for a plain import
};

/// The imports of a text, found line by line without parsing it. What stands in a string may be
/// among them.
std::vector<ImportLine> importLines(std::string_view text);

/// Which of a set of files an import means.
class ImportGraph
{
public:
    explicit ImportGraph(const std::vector<std::string> &files);

    /// The files that the imports of a file stand for, each once, in order of the text.
    std::vector<std::size_t> targets(std::size_t from, std::string_view text) const;

private:
    std::optional<std::size_t> module(const std::string &folder, std::string_view path) const;
    void add(const std::string &folder, const ImportLine &import,
             std::vector<std::size_t> &result) const;

    const std::vector<std::string> &m_files;
    std::unordered_map<std::string_view, std::size_t> m_byPath;
};

/// The folder of a path, without the slash; "." when it names none.
std::string folderOf(const std::string &path);

} // namespace project
