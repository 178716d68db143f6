#include "app/syntax/layout.h"
#include "app/syntax/token.h"
#include <algorithm>

namespace syntax {

namespace {

/// A line's indentation as CPython measures it: once with tabs to the next multiple of eight and
/// once with tabs as one column. Two lines compare only when both measures agree.
struct Width {
    std::size_t column = 0;
    std::size_t alternative = 0;
};

Width widthOf(std::string_view blanks)
{
    Width width;
    for (const char c : blanks) {
        if (c == '\f') {
            width = {};
        } else if (c == '\t') {
            width.column = (width.column / 8 + 1) * 8;
            ++width.alternative;
        } else {
            ++width.column;
            ++width.alternative;
        }
    }
    return width;
}

constexpr std::size_t deepestBlock = 100;
/// The parser needs quadratic time for such runs, and nobody writes them.
constexpr std::size_t longestJoin = 1000;

class Layout
{
public:
    explicit Layout(std::string_view text) : m_text(text), m_levels(1) {}

    std::optional<Invalidity> run()
    {
        const auto tokens = pythonTokens(m_text);
        std::size_t joins = 0;
        for (const auto &token : tokens) {
            if (token.kind == TokenKind::BrokenString)
                return Invalidity{"a string is not closed", token.range};
            joins = token.kind == TokenKind::LineJoin ? joins + 1 : 0;
            if (joins > longestJoin)
                return Invalidity{"too many lines are joined by backslashes", token.range};
        }
        const auto lines = logicalLines(m_text, tokens);
        for (const auto &line : lines) {
            if (line.blank || line.comment)
                continue;
            if (line.unfinished)
                return Invalidity{"a bracket is not closed", line.code};
            if (auto why = place(line))
                return why;
            m_opener = line.opensBlock ? &line : nullptr;
        }
        if (m_opener)
            return Invalidity{"a block is empty", m_opener->code};
        return std::nullopt;
    }

private:
    std::optional<Invalidity> place(const LogicalLine &line)
    {
        auto start = line.range.start;
        if (start == 0 && m_text.starts_with("\xEF\xBB\xBF"))
            start = 3;
        const auto blanks = std::min(m_text.find_first_not_of(" \t\f", start), line.code.start);
        const auto width = widthOf(m_text.substr(start, blanks - start));
        const auto mixed = Invalidity{"tabs and spaces are mixed", line.code};
        if (width.column == m_levels.back().column) {
            if (width.alternative != m_levels.back().alternative)
                return mixed;
            return m_opener ? std::optional(Invalidity{"a block is empty", m_opener->code})
                            : std::nullopt;
        }
        if (width.column > m_levels.back().column) {
            if (width.alternative <= m_levels.back().alternative)
                return mixed;
            if (!m_opener)
                return Invalidity{"the line is indented without a block", line.code};
            m_levels.push_back(width);
            if (m_levels.size() > deepestBlock)
                return Invalidity{"blocks are nested too deeply", line.code};
            return std::nullopt;
        }
        if (m_opener)
            return Invalidity{"a block is empty", m_opener->code};
        while (width.column < m_levels.back().column)
            m_levels.pop_back();
        if (width.column != m_levels.back().column)
            return Invalidity{"the indentation fits no open block", line.code};
        if (width.alternative != m_levels.back().alternative)
            return mixed;
        return std::nullopt;
    }

    std::string_view m_text;
    std::vector<Width> m_levels;
    const LogicalLine *m_opener = nullptr;
};

} // namespace

std::optional<Invalidity> whyBadLayout(std::string_view text)
{
    return Layout(text).run();
}

} // namespace syntax
