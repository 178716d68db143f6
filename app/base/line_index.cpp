#include "app/base/line_index.h"
#include <algorithm>

namespace base {

LineIndex::LineIndex(std::string_view text) : m_size(text.size())
{
    m_starts.push_back(0);
    for (std::size_t at = text.find_first_of("\r\n"); at != std::string_view::npos;
         at = text.find_first_of("\r\n", at)) {
        m_ends.push_back(at);
        at += text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n' ? 2 : 1;
        m_starts.push_back(at);
    }
    m_ends.push_back(text.size());
}

std::size_t LineIndex::lineAt(std::size_t offset) const
{
    const auto next = std::upper_bound(m_starts.begin(), m_starts.end(), offset);
    return static_cast<std::size_t>(next - m_starts.begin()) - 1;
}

TextRange LineIndex::fullLine(std::size_t line) const
{
    return {m_starts[line], line + 1 < m_starts.size() ? m_starts[line + 1] : m_size};
}

} // namespace base
