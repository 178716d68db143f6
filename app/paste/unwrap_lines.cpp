#include "app/paste/unwrap_lines.h"
#include "app/paste/code_shape.h"
#include "app/paste/lines.h"
#include "app/paste/statement_check.h"
#include "app/syntax/token.h"
#include <algorithm>

namespace paste {

namespace {

using syntax::TokenKind;

constexpr std::size_t narrowest = 40;
/// Statements grow by every joined line, and each is parsed to decide: no real one is longer.
constexpr std::size_t longestStatement = 2000;

std::size_t columns(std::string_view text)
{
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    }));
}

std::size_t leadingBlanks(std::string_view text)
{
    return std::min(text.find_first_not_of(' '), text.size());
}

bool isUsualWidth(std::size_t width)
{
    return width % 10 == 0 || width == 72 || width == 76 || width == 78 || width == 79 ||
           width == 132;
}

/// What can follow an indented line at the margin by its own right.
bool startsAtMargin(std::string_view line)
{
    for (const std::string_view word :
         {"def ", "class ", "async def ", "@", "import ", "from ", "if __name__", "#"})
        if (line.starts_with(word))
            return true;
    return false;
}

class Joiner
{
public:
    /// `atBlanks`: the cut took the blank that it was made at; otherwise it fell at the very
    /// column.
    Joiner(const Piece &piece, bool atBlanks)
        : m_piece(piece), m_atBlanks(atBlanks), m_lines(splitLines(piece.text))
    {
        for (const auto &line : m_lines)
            m_width = std::max(m_width, columns(lineText(m_piece.text, line)));
    }

    std::optional<Piece> run()
    {
        if (m_width < narrowest)
            return std::nullopt;
        Rewriter rewriter(m_piece);
        base::TextRange joins{m_piece.text.size(), 0};
        std::string whole; // the line that is being put together
        for (std::size_t at = 0; at < m_lines.size(); ++at) {
            const auto text = lineText(m_piece.text, m_lines[at]);
            whole += text;
            rewriter.copy(m_lines[at].range);
            const base::TextRange end{m_lines[at].range.end, m_lines[at].next};
            if (at + 1 < m_lines.size() && mayBeCut(at) && joinsOn(whole, at)) {
                const auto glue = glueBehind(text);
                rewriter.replace(glue, end);
                whole += glue;
                joins = {std::min(joins.start, end.start), end.end};
                ++m_count;
                continue;
            }
            rewriter.copy(end);
            takeLine(whole);
            whole.clear();
        }
        if (joins.empty() || joins.start > joins.end)
            return std::nullopt;
        Piece made = rewriter.finish();
        made.repairs.push_back({"hard-wrap", "Lines that were cut by width were joined again.",
                                m_piece.origin.toOrigin(joins)});
        return made;
    }

    /// Of the last run.
    int count() const { return m_count; }
    std::size_t width() const { return m_width; }

private:
    std::string_view line(std::size_t at) const { return lineText(m_piece.text, m_lines[at]); }

    bool mayBeCut(std::size_t at) const
    {
        const auto size = columns(line(at));
        if (!m_atBlanks)
            return size == m_width;
        const auto next = line(at + 1);
        return size + 1 + columns(next.substr(0, next.find(' '))) > m_width;
    }

    std::string_view glueBehind(std::string_view text) const
    {
        const auto body = text.substr(leadingBlanks(text));
        const bool noBlank = body.find(' ') == body.npos && columns(text) == m_width;
        return m_atBlanks && !noBlank ? " " : "";
    }

    void takeLine(std::string_view whole)
    {
        if (m_scan.depth() == 0 && m_scan.openString().empty() && !whole.empty())
            m_statementIndent = leadingBlanks(whole);
        m_scan.take(whole);
    }

    bool joinsOn(const std::string &whole, std::size_t at) const
    {
        const auto next = line(at + 1);
        const auto blanks = leadingBlanks(next);
        if (blanks == next.size() || whole.size() > longestStatement)
            return false;
        const auto tokens = syntax::pythonTokens(whole);
        const bool inString = !m_scan.openString().empty();
        if (!inString && !tokens.empty() && tokens.back().kind == TokenKind::BrokenString &&
            !opensLongString(whole, tokens.back()))
            return true;
        if (blanks > (m_atBlanks ? 0u : 1u))
            return false;
        auto after = m_scan;
        after.take(whole);
        if (after.depth() > 0 || !after.openString().empty())
            return joinsInside(whole, next, after);
        if (inString || m_scan.depth() > 0)
            return leadingBlanks(whole) > 0 && !startsAtMargin(next);
        return joinsStatement(whole, next, tokens);
    }

    static bool opensLongString(std::string_view whole, const syntax::Token &token)
    {
        const auto quote = whole.find_first_of("'\"", token.range.start);
        return whole.substr(quote, 3) == "\"\"\"" || whole.substr(quote, 3) == "'''";
    }

    bool joinsInside(std::string_view whole, std::string_view next, const BracketScan &after) const
    {
        const bool indented = leadingBlanks(whole) > 0 || m_statementIndent > 0;
        if (indented)
            return true;
        if (!after.openString().empty())
            return !m_atBlanks;
        const char last = whole.back();
        return std::string_view(",([{").find(last) == std::string_view::npos &&
               std::string_view(")]}").find(next.front()) == std::string_view::npos;
    }

    bool joinsStatement(const std::string &whole, std::string_view next,
                        const std::vector<syntax::Token> &tokens) const
    {
        const bool comment = !tokens.empty() && tokens.back().kind == TokenKind::Comment;
        const bool alone = next.starts_with("#") || isStatement(next);
        const bool indented = leadingBlanks(whole) > 0;
        if (comment)
            return !alone || (indented && !startsAtMargin(next));
        if (!isStatement(whole))
            return true;
        const bool together =
            isStatement(whole + std::string(glueBehind(whole)) + std::string(next));
        if (!together)
            return !alone;
        if (indented)
            return !startsAtMargin(next);
        return !m_atBlanks || !alone;
    }

    const Piece &m_piece;
    bool m_atBlanks;
    std::vector<Line> m_lines;
    std::size_t m_width = 0;
    int m_count = 0;
    std::size_t m_statementIndent = 0;
    BracketScan m_scan;
};

} // namespace

std::vector<Piece> unwrapLines(const Piece &piece)
{
    Joiner atColumn(piece, false);
    Joiner atBlanks(piece, true);
    std::vector<Piece> result;
    if (auto made = atColumn.run())
        result.push_back(std::move(*made));
    if (auto made = atBlanks.run()) {
        // Cuts at blanks leave lines of many lengths, and the longest is seldom a round width.
        const bool first =
            atBlanks.count() > atColumn.count() ||
            (atBlanks.count() == atColumn.count() && !isUsualWidth(atBlanks.width()));
        result.insert(first ? result.begin() : result.end(), std::move(*made));
    }
    return result;
}

} // namespace paste
