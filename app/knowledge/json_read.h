#pragma once
#include "app/base/result.h"
#include "app/knowledge/json_value.h"
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace knowledge {

/// Collects what is wrong with one file; each Problem's `where` becomes "file:line".
class FileProblems
{
public:
    /// `text` must outlive this object.
    FileProblems(std::string file, std::string_view text, std::vector<base::Problem> &problems)
        : m_file(std::move(file)), m_text(text), m_problems(problems)
    {}

    void add(std::size_t offset, std::string what, std::string hint = {});
    /// 1-based.
    int lineAt(std::size_t offset) const;
    std::string where(std::size_t offset) const;
    const std::string &file() const { return m_file; }

private:
    std::string m_file;
    std::string_view m_text;
    std::vector<base::Problem> &m_problems;
    std::size_t m_said = 0;
    mutable std::size_t m_countedTo = 0;
    mutable int m_counted = 1;
};

/// Reads JSON; nullopt when it is no JSON or nested deeper than 64, with the problem said.
/// Duplicate keys are reported and the value is still returned.
std::optional<Json> readJson(std::string_view text, FileProblems &problems);

} // namespace knowledge
