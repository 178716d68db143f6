#pragma once
#include "app/base/text_range.h"
#include <cstddef>
#include <string_view>
#include <vector>

namespace base {

/// Where the lines of a text begin. Lines are 0-based and end at LF, CRLF or a lone CR.
/// A text that ends with a line end has an empty last line, as editors show it.
class LineIndex
{
public:
    explicit LineIndex(std::string_view text);

    std::size_t lineCount() const { return m_starts.size(); }
    /// The line that holds the byte; an offset past the end belongs to the last line.
    std::size_t lineAt(std::size_t offset) const;
    std::size_t lineStart(std::size_t line) const { return m_starts[line]; }
    /// The line without its line end.
    TextRange line(std::size_t line) const { return {m_starts[line], m_ends[line]}; }
    /// The line with its line end.
    TextRange fullLine(std::size_t line) const;

private:
    std::vector<std::size_t> m_starts;
    std::vector<std::size_t> m_ends;
    std::size_t m_size = 0;
};

} // namespace base
