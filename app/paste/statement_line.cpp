#include "app/paste/statement_line.h"
#include <algorithm>
#include <string>
#include <unordered_map>

namespace paste {

namespace {

using syntax::Token;
using syntax::TokenKind;

struct Word {
    std::string_view word;
    StatementKind kind;
};

constexpr Word firstWords[] = {
    {"return", StatementKind::Return},   {"raise", StatementKind::Raise},
    {"break", StatementKind::Break},     {"continue", StatementKind::Continue},
    {"pass", StatementKind::Pass},       {"import", StatementKind::Import},
    {"from", StatementKind::Import},     {"assert", StatementKind::Assert},
    {"del", StatementKind::Delete},      {"global", StatementKind::Global},
    {"nonlocal", StatementKind::Global}, {"yield", StatementKind::Yield},
    {"if", StatementKind::If},           {"for", StatementKind::For},
    {"while", StatementKind::While},     {"with", StatementKind::With},
    {"try", StatementKind::Try},         {"def", StatementKind::Def},
    {"class", StatementKind::Class},     {"elif", StatementKind::Elif},
    {"else", StatementKind::Else},       {"except", StatementKind::Except},
    {"finally", StatementKind::Finally},
};

std::size_t widthOf(std::string_view blanks)
{
    std::size_t width = 0;
    for (const char c : blanks)
        width = c == '\t' ? (width / 8 + 1) * 8 : width + 1;
    return width;
}

/// Reads one logical line; the tokens it looks at are those that mean something.
class Reader
{
public:
    Reader(std::string_view text, std::unordered_map<std::string, int> &ids)
        : m_text(text), m_ids(ids)
    {}

    StatementLine read(const std::vector<Token> &tokens, const syntax::LogicalLine &line)
    {
        m_result = {};
        m_result.line = line;
        m_tokens.clear();
        for (std::size_t at = line.firstToken; at < line.tokenEnd; ++at) {
            const auto kind = tokens[at].kind;
            if (kind != TokenKind::Comment && kind != TokenKind::InnerLineEnd &&
                kind != TokenKind::LineJoin)
                m_tokens.push_back(tokens[at]);
        }
        measureDepths();
        classify();
        names();
        return std::move(m_result);
    }

private:
    std::string_view word(std::size_t at) const
    {
        if (at >= m_tokens.size())
            return {};
        return m_text.substr(m_tokens[at].range.start, m_tokens[at].range.size());
    }
    bool isName(std::size_t at) const
    {
        return at < m_tokens.size() && m_tokens[at].kind == TokenKind::Name &&
               !syntax::isPythonKeyword(word(at));
    }

    void measureDepths()
    {
        m_depths.assign(m_tokens.size(), 0);
        int depth = 0;
        for (std::size_t at = 0; at < m_tokens.size(); ++at) {
            const auto w = m_tokens[at].kind == TokenKind::Operator ? word(at) : std::string_view();
            if (w == ")" || w == "]" || w == "}")
                --depth;
            m_depths[at] = depth;
            if (w == "(" || w == "[" || w == "{")
                ++depth;
        }
    }

    void classify()
    {
        auto first = word(0);
        m_start = 0;
        if (first == "async" && m_tokens.size() > 1) {
            m_result.isAsync = true;
            first = word(++m_start);
        }
        m_result.kind = StatementKind::Expression;
        for (const auto &entry : firstWords)
            if (entry.word == first && m_tokens[m_start].kind == TokenKind::Name)
                m_result.kind = entry.kind;
        if (first == "@")
            m_result.kind = StatementKind::Decorator;
        if (m_result.kind == StatementKind::Return && m_tokens.size() > m_start + 1)
            m_result.kind = StatementKind::ReturnValue;
        if (m_result.kind == StatementKind::Expression)
            classifyExpression(first);
        m_result.opens = m_result.line.opensBlock && m_result.kind >= StatementKind::If;
        if (first == "from" && word(1) == "__future__")
            m_result.future = true;
        if (m_result.kind == StatementKind::Def)
            m_result.method = word(m_start + 2) == "(" &&
                              (word(m_start + 3) == "self" || word(m_start + 3) == "cls");
        headerForm();
        const auto name = word(0);
        if (m_result.kind == StatementKind::Assign) {
            const auto value = word(m_tokens.size() - 1);
            const bool one = word(m_tokens.size() - 2) == "=" && !isName(m_tokens.size() - 1);
            m_result.literal = one || (m_tokens.size() > 3 && word(m_tokens.size() - 3) == "=" &&
                                       (value == "]" || value == "}" || value == ")"));
        }
        m_result.constant =
            m_result.kind == StatementKind::Assign && name.size() > 1 &&
            std::all_of(name.begin(), name.end(), [](char c) { return c < 'a' || c > 'z'; });
        for (std::size_t at = 0; at < m_tokens.size(); ++at) {
            if (word(at) == "await" && m_tokens[at].kind == TokenKind::Name)
                m_result.awaits = true;
            if (word(at) == "sleep" && word(at + 1) == "(")
                m_result.pauses = true;
            if (word(at) == "yield" && m_tokens[at].kind == TokenKind::Name)
                m_result.yields = true;
        }
        if (m_result.isAsync && m_result.kind != StatementKind::Def)
            m_result.awaits = true;
    }

    void classifyExpression(std::string_view first)
    {
        const auto second = word(1);
        if (m_result.line.opensBlock && m_tokens.size() > 2 && second != "=" && second != ":" &&
            second != ".") {
            if (first == "match")
                m_result.kind = StatementKind::Match;
            else if (first == "case")
                m_result.kind = StatementKind::Case;
        }
        if (m_result.kind != StatementKind::Expression)
            return;
        for (std::size_t at = 0; at < m_tokens.size(); ++at) {
            if (m_depths[at] != 0 || m_tokens[at].kind != TokenKind::Operator)
                continue;
            const auto op = word(at);
            if (op == "=" || (op == ":" && at > 0)) {
                bool attribute = false;
                for (std::size_t target = 0; target < at; ++target)
                    attribute = attribute || (m_depths[target] == 0 &&
                                              (word(target) == "." || word(target) == "["));
                m_result.kind = attribute ? StatementKind::AttributeAssign : StatementKind::Assign;
                return;
            }
            if (op.size() > 1 && op.back() == '=' && op != "==" && op != "!=" && op != "<=" &&
                op != ">=" && op != ":=") {
                m_result.kind = StatementKind::Augmented;
                return;
            }
        }
        if (m_tokens.size() == 1 && m_tokens[0].kind == TokenKind::String)
            m_result.kind = StatementKind::Text;
        else if (word(m_tokens.size() - 1) == ")")
            m_result.kind = StatementKind::Call;
    }

    void headerForm()
    {
        if (m_result.kind != StatementKind::If && m_result.kind != StatementKind::Elif)
            return;
        for (std::size_t at = 1; at < m_tokens.size(); ++at) {
            const auto w = word(at);
            if (w == "None" && word(at - 1) == "is")
                m_result.headerForm = 1;
            else if (w == "in" && word(at - 1) == "not" && !m_result.headerForm)
                m_result.headerForm = 6;
            else if ((w == "isinstance" || w == "hasattr" || w == "in") && !m_result.headerForm)
                m_result.headerForm = 3;
            else if ((w == "==" || w == "!=" || w == "<" || w == ">" || w == ">=" || w == "<=") &&
                     !m_result.headerForm)
                m_result.headerForm = 4;
        }
        if (word(1) == "not" && !m_result.headerForm)
            m_result.headerForm = 2;
        if (word(1) == "__name__")
            m_result.headerForm = 5;
    }

    int id(std::string_view name)
    {
        return m_ids.try_emplace(std::string(name), static_cast<int>(m_ids.size())).first->second;
    }

    /// Where assignment targets end: behind the last "=" outside brackets, or at 0.
    std::size_t targetEnd() const
    {
        std::size_t end = 0;
        if (m_result.kind != StatementKind::Assign &&
            m_result.kind != StatementKind::AttributeAssign)
            return end;
        for (std::size_t at = 0; at < m_tokens.size(); ++at)
            if (m_depths[at] == 0 && (word(at) == "=" || (end == 0 && word(at) == ":")))
                end = at;
        return end;
    }

    bool bindsHere(std::size_t at, std::size_t targets) const
    {
        const auto before = at > 0 ? word(at - 1) : std::string_view();
        switch (m_result.kind) {
        case StatementKind::Assign:
        case StatementKind::AttributeAssign: {
            const auto next = word(at + 1);
            return at < targets && m_depths[at] <= 1 && next != "." && next != "[" && next != "(";
        }
        case StatementKind::For:
            return at < m_forIn && m_depths[at] <= 1 && word(at + 1) != ".";
        case StatementKind::With:
        case StatementKind::Except:
            return before == "as";
        case StatementKind::Import:
            return m_tokens.size() > 1 &&
                   (word(at + 1) == "," || word(at + 1).empty() || word(at + 1) == ")" ||
                    before == "as" || (before == "import" && word(0) == "import"));
        case StatementKind::Def:
        case StatementKind::Class:
            return at == m_start + 1 ||
                   (m_result.kind == StatementKind::Def && m_depths[at] == 1 &&
                    (before == "(" || before == "," || before == "*" || before == "**"));
        case StatementKind::Case:
            return word(at + 1) != "." && word(at + 1) != "(";
        default:
            return word(at + 1) == ":=";
        }
    }

    void names()
    {
        const auto targets = targetEnd();
        m_forIn = 0;
        if (m_result.kind == StatementKind::For)
            for (std::size_t at = m_tokens.size(); at-- > 0;)
                if (word(at) == "in" && m_depths[at] == 0)
                    m_forIn = at;
        for (std::size_t at = 0; at < m_tokens.size(); ++at) {
            if (!isName(at) || (at > 0 && word(at - 1) == "."))
                continue;
            if (m_depths[at] > 0 && word(at + 1) == "=" && m_result.kind != StatementKind::Def)
                continue; // a keyword argument
            // `self.x` is a name of its own beside `self`
            if (word(at + 1) == "." && isName(at + 2)) {
                const auto dotted = id(std::string(word(at)) + "." + std::string(word(at + 2)));
                const bool bound = at < targets && m_depths[at] <= 1 && word(at + 3) != "." &&
                                   word(at + 3) != "[" && word(at + 3) != "(";
                (bound ? m_result.binds : m_result.uses).push_back(dotted);
            }
            const auto name = id(word(at));
            if (m_result.firstName < 0)
                m_result.firstName = name;
            (bindsHere(at, targets) ? m_result.binds : m_result.uses).push_back(name);
        }
        for (auto *list : {&m_result.uses, &m_result.binds}) {
            std::sort(list->begin(), list->end());
            list->erase(std::unique(list->begin(), list->end()), list->end());
        }
    }

    std::string_view m_text;
    std::unordered_map<std::string, int> &m_ids;
    StatementLine m_result;
    std::vector<Token> m_tokens;
    std::vector<int> m_depths;
    std::size_t m_start = 0;
    std::size_t m_forIn = 0;
};

} // namespace

StatementList statementLines(std::string_view text, const std::vector<syntax::Token> &tokens,
                             const std::vector<syntax::LogicalLine> &logical)
{
    StatementList result;
    std::unordered_map<std::string, int> ids;
    Reader reader(text, ids);
    std::size_t blanks = 0;
    bool comment = false;
    for (std::size_t index = 0; index < logical.size(); ++index) {
        const auto &line = logical[index];
        if (line.blank) {
            ++blanks;
            continue;
        }
        if (line.comment) {
            comment = true;
            continue;
        }
        auto statement = reader.read(tokens, line);
        statement.index = index;
        statement.blanksBefore = blanks;
        statement.commentBefore = comment;
        const auto start = line.range.start;
        const auto end = std::min(text.find_first_not_of(" \t\f", start), line.code.start);
        statement.width = widthOf(text.substr(start, end - start));
        result.hasBlankLines = result.hasBlankLines || (blanks > 0 && !result.lines.empty());
        result.lines.push_back(std::move(statement));
        blanks = 0;
        comment = false;
    }
    result.boundAt.resize(ids.size());
    result.usedAt.resize(ids.size());
    for (std::size_t at = 0; at < result.lines.size(); ++at) {
        for (const int name : result.lines[at].binds)
            result.boundAt[static_cast<std::size_t>(name)].push_back(at);
        for (const int name : result.lines[at].uses)
            result.usedAt[static_cast<std::size_t>(name)].push_back(at);
    }
    return result;
}

} // namespace paste
