#include "app/paste/listing_layout.h"
#include <algorithm>

namespace paste {

namespace {

using syntax::Token;
using syntax::TokenKind;

constexpr std::size_t step = 4;

/// A bracket that is open while the lines inside it are laid out.
struct OpenBracket {
    std::size_t column = 0;   ///< of the first place behind it
    std::size_t indent = 0;   ///< of the line that it stands on
    bool hangs = false;       ///< nothing follows it on its line
    bool closesAlone = false; ///< its closer begins a line
};

class Writer
{
public:
    Writer(std::string_view text, const PlacedLines &lines) : m_text(text), m_lines(lines) {}

    Listing run()
    {
        const auto depths = lineDepths();
        for (std::size_t index = 0; index < m_lines.logical.size(); ++index) {
            const auto &line = m_lines.logical[index];
            if (line.blank)
                copy(line.range.start, line.range.end);
            else if (line.comment)
                flush(line.range.start, line.range.end, depths[index] * step);
            else
                statement(index, depths[index] * step);
            const auto next = index + 1 < m_lines.logical.size()
                                  ? m_lines.logical[index + 1].range.start
                                  : m_text.size();
            copy(line.range.end, next);
        }
        return std::move(m_listing);
    }

private:
    /// A depth for every logical line: comments go with what follows them.
    std::vector<std::size_t> lineDepths() const
    {
        std::vector<std::size_t> depths(m_lines.logical.size());
        const auto &statements = m_lines.statements.lines;
        std::size_t at = 0;
        for (std::size_t index = 0; index < depths.size(); ++index) {
            while (at < statements.size() && statements[at].index < index)
                ++at;
            depths[index] = at < statements.size() && statements[at].index == index
                                ? m_lines.placements[at].depth
                                : commentDepth(at);
        }
        return depths;
    }

    /// The depth of a comment in front of the statement at this position.
    std::size_t commentDepth(std::size_t at) const
    {
        const auto &statements = m_lines.statements.lines;
        const auto *before = at > 0 ? &statements[at - 1] : nullptr;
        if (at < statements.size()) {
            if (before && before->opens && statements[at].isPartner())
                return m_lines.placements[at - 1].depth + 1u;
            return m_lines.placements[at].depth;
        }
        if (!before)
            return 0;
        if (before->opens)
            return m_lines.placements[at - 1].depth + 1u;
        return before->terminates() ? 0 : m_lines.placements[at - 1].depth;
    }

    void copy(std::size_t start, std::size_t end)
    {
        m_listing.text.append(m_text.substr(start, end - start));
        m_listing.origin.append(end - start, {start, end});
    }

    std::size_t blanksEnd(std::size_t start, std::size_t end) const
    {
        return std::min(m_text.find_first_not_of(" \t\f", start), end);
    }

    /// Writes one physical line behind `indent` blanks, without those it had.
    void flush(std::size_t start, std::size_t end, std::size_t indent)
    {
        const auto first = blanksEnd(start, end);
        // the old blanks are used as far as they go, so that they keep their origin
        const auto kept = std::min(first - start, indent);
        if (m_text.substr(start, kept).find_first_not_of(' ') == std::string_view::npos) {
            m_listing.text.append(indent - kept, ' ');
            m_listing.origin.append(indent - kept, {start, start});
            copy(first - kept, end);
            return;
        }
        m_listing.text.append(indent, ' ');
        m_listing.origin.append(indent, {start, start});
        copy(first, end);
    }

    void statement(std::size_t index, std::size_t indent)
    {
        const auto &line = m_lines.logical[index];
        m_lineStart = m_listing.text.size();
        m_lineIndent = indent;
        m_statementIndent = indent;
        m_brackets.clear();
        std::size_t start = line.range.start; // of the physical line not yet written
        const auto oldWidth = blanksEnd(start, line.range.end) - start;
        const bool kept = keptOwnLayout(line, oldWidth);
        const bool moves = line.firstToken + 1 <= line.tokenEnd && isText(line);
        beginLine(start, indent);
        for (std::size_t at = line.firstToken; at < line.tokenEnd; ++at) {
            const auto &token = m_lines.tokens[at];
            if (token.kind == TokenKind::InnerLineEnd || token.kind == TokenKind::LineJoin) {
                copy(start, token.range.end);
                start = token.range.end;
                const auto old = blanksEnd(start, line.range.end) - start;
                const auto wanted = kept ? (old + indent > oldWidth ? old + indent - oldWidth : 0)
                                         : continuation(at, line);
                beginLine(start, wanted);
            } else if (token.kind == TokenKind::String || token.kind == TokenKind::BrokenString) {
                string(start, token, moves ? indent : 0);
            } else if (token.kind == TokenKind::Operator && token.range.size() == 1) {
                copy(start, token.range.start);
                start = token.range.start;
                bracket(at, line);
            }
        }
        copy(start, line.range.end);
    }

    bool isText(const syntax::LogicalLine &line) const
    {
        return m_lines.tokens[line.firstToken].kind == TokenKind::String &&
               line.code == m_lines.tokens[line.firstToken].range;
    }

    /// Whether the lines inside the statement still stand to each other as they were written.
    bool keptOwnLayout(const syntax::LogicalLine &line, std::size_t oldWidth) const
    {
        for (std::size_t at = line.firstToken; at < line.tokenEnd; ++at) {
            const auto kind = m_lines.tokens[at].kind;
            if (kind != TokenKind::InnerLineEnd && kind != TokenKind::LineJoin)
                continue;
            const auto start = m_lines.tokens[at].range.end;
            if (blanksEnd(start, line.range.end) - start > oldWidth)
                return true;
        }
        return false;
    }

    /// Skips the blanks at the start of a physical line and writes `indent` instead.
    void beginLine(std::size_t &start, std::size_t indent)
    {
        const auto first = blanksEnd(start, m_text.size());
        const bool empty = first >= m_text.size() || m_text[first] == '\n' || m_text[first] == '\r';
        m_lineStart = m_listing.text.size();
        m_lineIndent = indent;
        if (!empty) {
            flush(start, first, indent);
            start = first;
        }
    }

    void string(std::size_t &start, const Token &token, std::size_t indent)
    {
        if (indent == 0)
            return;
        // inner lines that kept some indentation of their own are left alone
        std::vector<std::size_t> begins;
        for (auto at = m_text.find('\n', token.range.start); at < token.range.end;
             at = m_text.find('\n', at + 1)) {
            if (at + 1 < token.range.end && (m_text[at + 1] == ' ' || m_text[at + 1] == '\t'))
                return;
            begins.push_back(at + 1);
        }
        for (const auto begin : begins) {
            copy(start, begin);
            start = begin;
            if (m_text[begin] != '\n' && m_text[begin] != '\r') {
                m_listing.text.append(indent, ' ');
                m_listing.origin.append(indent, {begin, begin});
            }
        }
    }

    void bracket(std::size_t at, const syntax::LogicalLine &line)
    {
        const auto &token = m_lines.tokens[at];
        const char c = m_text[token.range.start];
        if (c == ')' || c == ']' || c == '}') {
            if (!m_brackets.empty())
                m_brackets.pop_back();
            return;
        }
        if (c != '(' && c != '[' && c != '{')
            return;
        OpenBracket open;
        open.column = m_listing.text.size() - m_lineStart + 1;
        open.indent = m_lineIndent;
        std::size_t next = at + 1;
        if (next < line.tokenEnd && m_lines.tokens[next].kind == TokenKind::Comment)
            ++next;
        open.hangs = next < line.tokenEnd && m_lines.tokens[next].kind == TokenKind::InnerLineEnd;
        int depth = 0;
        for (; next < line.tokenEnd && open.hangs; ++next) {
            const char d = m_lines.tokens[next].range.size() == 1
                               ? m_text[m_lines.tokens[next].range.start]
                               : ' ';
            depth += d == '(' || d == '[' || d == '{';
            if ((d == ')' || d == ']' || d == '}') && depth-- == 0) {
                open.closesAlone = m_lines.tokens[next - 1].kind == TokenKind::InnerLineEnd;
                break;
            }
        }
        m_brackets.push_back(open);
    }

    /// Where a line inside the statement begins by the usual conventions; `at` is the line end
    /// before it.
    std::size_t continuation(std::size_t at, const syntax::LogicalLine &line) const
    {
        if (m_brackets.empty())
            return m_statementIndent + step;
        const auto &open = m_brackets.back();
        const char first = at + 1 < line.tokenEnd && m_lines.tokens[at + 1].range.size() == 1
                               ? m_text[m_lines.tokens[at + 1].range.start]
                               : ' ';
        if (!open.hangs)
            return open.column;
        if (first == ')' || first == ']' || first == '}')
            return open.indent;
        const bool header = line.opensBlock && !open.closesAlone && m_brackets.size() == 1;
        return open.indent + (header ? 2 * step : step);
    }

    std::string_view m_text;
    const PlacedLines &m_lines;
    Listing m_listing;
    std::vector<OpenBracket> m_brackets;
    std::size_t m_lineStart = 0; // of the line being written, in the listing
    std::size_t m_lineIndent = 0;
    std::size_t m_statementIndent = 0;
};

} // namespace

Listing layOut(std::string_view text, const PlacedLines &lines)
{
    return Writer(text, lines).run();
}

} // namespace paste
