#include "app/paste/split_listings.h"
#include "app/paste/statement_check.h"
#include "app/paste/statement_line.h"
#include <algorithm>
#include <set>

namespace paste {

namespace {

using syntax::Token;
using syntax::TokenKind;

/// A place where one line becomes two: [from, to) are the blanks between them.
struct Seam {
    base::TextRange gap;
    bool newListing = false;
};

/// Words that begin a statement and never stand inside an expression.
bool beginsStatement(std::string_view word)
{
    for (const std::string_view one : {"import", "from", "def", "class", "async", "return", "raise",
                                       "with", "while", "try", "assert"})
        if (word == one)
            return true;
    return false;
}

bool isImport(std::string_view word)
{
    return word == "import" || word == "from";
}

class Seams
{
public:
    Seams(std::string_view text, const std::vector<Token> &tokens) : m_text(text), m_tokens(tokens)
    {}

    std::vector<Seam> find(const std::vector<syntax::LogicalLine> &logical)
    {
        for (const auto &line : logical)
            if (!line.blank && !line.comment)
                cut(line);
        return std::move(m_seams);
    }

private:
    std::string_view word(std::size_t at) const
    {
        return m_text.substr(m_tokens[at].range.start, m_tokens[at].range.size());
    }

    void cut(const syntax::LogicalLine &line)
    {
        // every try parses the line, so a hostile one is left alone
        if (line.code.size() > 4000)
            return;
        int tries = 0;
        std::size_t start = line.firstToken;
        int depth = 0;
        for (std::size_t at = line.firstToken; at < line.tokenEnd; ++at) {
            const auto w = word(at);
            if (m_tokens[at].kind == TokenKind::Operator) {
                depth += w == "(" || w == "[" || w == "{";
                depth -= w == ")" || w == "]" || w == "}";
            }
            if (at == start || depth != 0 || m_tokens[at].kind != TokenKind::Name ||
                !beginsStatement(w))
                continue;
            if (++tries > 16)
                return;
            const auto from = m_tokens[start].range.start;
            const auto gap = base::TextRange{m_tokens[at - 1].range.end, m_tokens[at].range.start};
            const auto left = m_text.substr(from, gap.start - from);
            const auto right = m_text.substr(gap.end, line.code.end - gap.end);
            if (gap.empty() || isStatement(m_text.substr(from, line.code.end - from)))
                return;
            if (!isStatement(left) || !startsWell(right))
                continue;
            m_seams.push_back({gap, isImport(w) && !isImport(word(start))});
            start = at;
        }
    }

    /// The rest is a statement, or begins with one and is glued again.
    bool startsWell(std::string_view right) const
    {
        if (isStatement(right))
            return true;
        for (auto blank = right.find(' '); blank != right.npos; blank = right.find(' ', blank + 1))
            if (isImport(right.substr(blank + 1, right.find(' ', blank + 1) - blank - 1)) &&
                isStatement(right.substr(0, blank)))
                return true;
        return false;
    }

    std::string_view m_text;
    const std::vector<Token> &m_tokens;
    std::vector<Seam> m_seams;
};

Piece withLineEnds(const Piece &piece, const std::vector<Seam> &seams)
{
    Rewriter rewriter(piece);
    std::size_t done = 0;
    for (const auto &seam : seams) {
        rewriter.copy({done, seam.gap.start});
        rewriter.replace("\n", seam.gap);
        done = seam.gap.end;
    }
    rewriter.copy({done, piece.text.size()});
    return rewriter.finish();
}

/// Where a file begins anew: an import block that repeats an import, below it a name defined again.
class Restarts
{
public:
    Restarts(std::string_view text, const StatementList &list) : m_text(text), m_list(list) {}

    std::vector<std::size_t> find()
    {
        std::vector<std::size_t> starts;
        const auto &lines = m_list.lines;
        std::set<std::string_view> imports;
        std::set<std::string_view> defined;
        for (std::size_t at = 0; at < lines.size(); ++at) {
            const bool blockStart = lines[at].kind == StatementKind::Import && at > 0 &&
                                    lines[at - 1].kind != StatementKind::Import &&
                                    !lines[at - 1].opens && lines[at].width == 0;
            if (blockStart && repeats(at, imports) && definesAgain(at, defined)) {
                starts.push_back(lines[at].line.range.start);
                imports.clear();
                defined.clear();
            }
            if (lines[at].kind == StatementKind::Import)
                imports.insert(code(at));
            if (isDefinition(at))
                defined.insert(definedName(at));
        }
        return starts;
    }

private:
    std::string_view code(std::size_t at) const
    {
        const auto range = m_list.lines[at].line.code;
        return m_text.substr(range.start, range.size());
    }

    bool isDefinition(std::size_t at) const
    {
        const auto kind = m_list.lines[at].kind;
        return (kind == StatementKind::Def || kind == StatementKind::Class) &&
               !m_list.lines[at].method;
    }

    std::string_view definedName(std::size_t at) const
    {
        auto text = code(at);
        text = text.substr(0, text.find_first_of("(:"));
        return text.substr(std::min(text.rfind(' ') + 1, text.size()));
    }

    bool repeats(std::size_t at, const std::set<std::string_view> &imports) const
    {
        for (; at < m_list.lines.size() && m_list.lines[at].kind == StatementKind::Import; ++at)
            if (imports.contains(code(at)))
                return true;
        return false;
    }

    bool definesAgain(std::size_t at, const std::set<std::string_view> &defined) const
    {
        const auto end = std::min(m_list.lines.size(), at + 2000);
        for (; !defined.empty() && at < end; ++at)
            if (isDefinition(at) && defined.contains(definedName(at)))
                return true;
        return false;
    }

    std::string_view m_text;
    const StatementList &m_list;
};

} // namespace

std::vector<Piece> splitListings(const Piece &original)
{
    const auto tokens = syntax::pythonTokens(original.text);
    const auto seams =
        Seams(original.text, tokens).find(syntax::logicalLines(original.text, tokens));
    const Piece piece = seams.empty() ? original : withLineEnds(original, seams);
    std::vector<std::size_t> starts;
    std::size_t shift = 0;
    for (const auto &seam : seams) {
        shift += 1;
        const auto start = seam.gap.start + shift;
        shift -= seam.gap.size();
        if (seam.newListing)
            starts.push_back(start);
    }
    const auto again = syntax::pythonTokens(piece.text);
    const auto list = statementLines(piece.text, again, syntax::logicalLines(piece.text, again));
    const auto restarts = Restarts(piece.text, list).find();
    starts.insert(starts.end(), restarts.begin(), restarts.end());
    std::sort(starts.begin(), starts.end());
    starts.erase(std::unique(starts.begin(), starts.end()), starts.end());
    std::vector<Piece> result;
    std::size_t done = 0;
    for (const auto start : starts) {
        result.push_back(slice(piece, {done, start}));
        done = start;
    }
    result.push_back(slice(piece, {done, piece.text.size()}));
    for (std::size_t at = 1; at < result.size(); ++at)
        addRepair(result[at], "joined-listings",
                  "Two listings ran into each other; this one begins here.",
                  {0, result[at].text.size()});
    return result;
}

} // namespace paste
