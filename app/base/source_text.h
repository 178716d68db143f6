#pragma once
#include "app/base/line_index.h"
#include <string>
#include <string_view>
#include <utility>

namespace base {

/// A text with a name and its lines. The name is what a person or a patch calls it.
class SourceText
{
public:
    SourceText(std::string name, std::string text)
        : m_name(std::move(name)), m_text(std::move(text)), m_lines(m_text)
    {}

    const std::string &name() const { return m_name; }
    const std::string &text() const { return m_text; }
    const LineIndex &lines() const { return m_lines; }
    std::string_view slice(TextRange range) const
    {
        return std::string_view(m_text).substr(range.start, range.size());
    }

private:
    std::string m_name;
    std::string m_text;
    LineIndex m_lines;
};

} // namespace base
