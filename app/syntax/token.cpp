#include "app/syntax/token.h"
#include <algorithm>
#include <array>
#include <cstdint>

namespace syntax
{

namespace
{

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool startsName(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
           static_cast<unsigned char>(c) >= 0x80;
}

bool continuesName(char c)
{
    return startsName(c) || isDigit(c);
}

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\f';
}

bool isLineEnd(char c)
{
    return c == '\n' || c == '\r';
}

bool isStringPrefix(std::string_view word)
{
    if (word.size() > 2)
        return false;
    return std::all_of(word.begin(), word.end(), [](char c) {
        return std::string_view("rRbBuUfFtT").find(c) != std::string_view::npos;
    });
}

constexpr std::array<std::string_view, 25> longOperators = {
    "**=", "//=", ">>=", "<<=", "...", "!=", "==", "<=", ">=", "->", ":=", "+=", "-=",
    "*=",  "/=",  "%=",  "@=",  "&=",  "|=", "^=", "**", "//", "<<", ">>", "<>"};

class Tokenizer
{
public:
    explicit Tokenizer(std::string_view text) : m_text(text) {}

    std::vector<Token> run()
    {
        if (m_text.starts_with("\xEF\xBB\xBF"))
            m_at = 3;
        while (m_at < m_text.size())
            step();
        return std::move(m_tokens);
    }

private:
    void step()
    {
        const char c = m_text[m_at];
        if (isBlank(c))
            ++m_at;
        else if (isLineEnd(c))
            emit(m_open.empty() ? TokenKind::LineEnd : TokenKind::InnerLineEnd, lineEndSize(m_at));
        else if (c == '\\' && m_at + 1 < m_text.size() && isLineEnd(m_text[m_at + 1]))
            emit(TokenKind::LineJoin, 1 + lineEndSize(m_at + 1));
        else if (c == '#')
            emit(TokenKind::Comment, lineRest());
        else if (c == '"' || c == '\'')
            string(0);
        else if (startsName(c))
            name();
        else if (isDigit(c) || (c == '.' && m_at + 1 < m_text.size() && isDigit(m_text[m_at + 1])))
            number();
        else
            symbol();
    }

    void emit(TokenKind kind, std::size_t size)
    {
        m_tokens.push_back({kind, {m_at, m_at + size}});
        m_at += size;
    }

    std::size_t lineEndSize(std::size_t at) const
    {
        return m_text[at] == '\r' && at + 1 < m_text.size() && m_text[at + 1] == '\n' ? 2 : 1;
    }

    std::size_t lineRest() const
    {
        return std::min(m_text.find_first_of("\r\n", m_at), m_text.size()) - m_at;
    }

    void name()
    {
        std::size_t end = m_at + 1;
        while (end < m_text.size() && continuesName(m_text[end]))
            ++end;
        if (end < m_text.size() && (m_text[end] == '"' || m_text[end] == '\'') &&
            isStringPrefix(m_text.substr(m_at, end - m_at)))
            string(end - m_at);
        else
            emit(TokenKind::Name, end - m_at);
    }

    void number()
    {
        std::size_t end = m_at + 1;
        const bool hex = m_text[m_at] == '0' && end < m_text.size() && (m_text[end] | 32) == 'x';
        while (end < m_text.size()) {
            const char c = m_text[end];
            const bool exponentSign =
                (c == '+' || c == '-') && !hex && (m_text[end - 1] | 32) == 'e';
            if (!isDigit(c) && c != '.' && c != '_' && !exponentSign &&
                !((c | 32) >= 'a' && (c | 32) <= 'z'))
                break;
            // `1if x` is a number and a keyword
            if (!hex && !exponentSign && !isDigit(c) && c != '.' && c != '_' &&
                std::string_view("eEjJlLxXoObB").find(c) == std::string_view::npos)
                break;
            ++end;
        }
        emit(TokenKind::Number, end - m_at);
    }

    void string(std::size_t prefix)
    {
        const std::size_t open = m_at + prefix;
        const char quote = m_text[open];
        const bool isLong = m_text.substr(open, 3) == std::string(3, quote);
        std::size_t end = open + (isLong ? 3 : 1);
        while (end < m_text.size()) {
            const char c = m_text[end];
            if (c == '\\') {
                end += end + 1 < m_text.size() && isLineEnd(m_text[end + 1])
                           ? 1 + lineEndSize(end + 1)
                           : 2;
            } else if (c == quote && (!isLong || m_text.substr(end, 3) == std::string(3, quote))) {
                emit(TokenKind::String, end + (isLong ? 3 : 1) - m_at);
                return;
            } else if (isLineEnd(c) && !isLong) {
                break;
            } else {
                ++end;
            }
        }
        emit(TokenKind::BrokenString, std::min(end, m_text.size()) - m_at);
    }

    void symbol()
    {
        const char c = m_text[m_at];
        if (c == '(' || c == '[' || c == '{') {
            m_open.push_back(c == '(' ? ')' : c == '[' ? ']' : '}');
        } else if (c == ')' || c == ']' || c == '}') {
            // a closer that fits nothing is left alone: it must not close what stands open
            if (!m_open.empty() && m_open.back() == c)
                m_open.pop_back();
        } else {
            for (const auto op : longOperators)
                if (m_text.substr(m_at, op.size()) == op) {
                    emit(TokenKind::Operator, op.size());
                    return;
                }
            if (std::string_view("+-*/%@&|^~<>=.,:;").find(c) == std::string_view::npos) {
                emit(TokenKind::Other, 1);
                return;
            }
        }
        emit(TokenKind::Operator, 1);
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    std::vector<char> m_open;
    std::vector<Token> m_tokens;
};

constexpr std::array<std::string_view, 35> keywords = {
    "False", "None",     "True",  "and",    "as",   "assert", "async",  "await",    "break",
    "class", "continue", "def",   "del",    "elif", "else",   "except", "finally",  "for",
    "from",  "global",   "if",    "import", "in",   "is",     "lambda", "nonlocal", "not",
    "or",    "pass",     "raise", "return", "try",  "while",  "with",   "yield"};

void finish(LogicalLine &line, std::string_view text, const std::vector<Token> &tokens)
{
    const Token *first = nullptr;
    const Token *last = nullptr;
    bool comment = false;
    for (std::size_t at = line.firstToken; at < line.tokenEnd; ++at) {
        const auto kind = tokens[at].kind;
        comment = comment || kind == TokenKind::Comment;
        if (kind == TokenKind::Comment || kind == TokenKind::LineJoin ||
            kind == TokenKind::InnerLineEnd)
            continue;
        first = first ? first : &tokens[at];
        last = &tokens[at];
    }
    if (first)
        line.code = {first->range.start, last->range.end};
    line.comment = !first && comment;
    line.blank = !first && !comment;
    line.opensBlock = first && last->kind == TokenKind::Operator &&
                      text[last->range.start] == ':' && last->range.size() == 1;
}

} // namespace

std::vector<Token> pythonTokens(std::string_view text)
{
    return Tokenizer(text).run();
}

bool isPythonKeyword(std::string_view word)
{
    return std::binary_search(keywords.begin(), keywords.end(), word);
}

std::vector<LogicalLine> logicalLines(std::string_view text, const std::vector<Token> &tokens)
{
    std::vector<LogicalLine> lines;
    LogicalLine line;
    const auto close = [&](std::size_t token, std::size_t end) {
        line.tokenEnd = token;
        line.range.end = end;
        finish(line, text, tokens);
        lines.push_back(line);
    };
    for (std::size_t at = 0; at < tokens.size(); ++at) {
        if (tokens[at].kind != TokenKind::LineEnd)
            continue;
        close(at, tokens[at].range.start);
        line = LogicalLine{{tokens[at].range.end, 0}, {}, at + 1};
    }
    if (line.range.start < text.size()) {
        close(tokens.size(), text.size());
        if (!tokens.empty()) {
            const auto &last = tokens.back();
            int depth = 0;
            for (std::size_t at = lines.back().firstToken; at < tokens.size(); ++at)
                if (tokens[at].kind == TokenKind::Operator && tokens[at].range.size() == 1) {
                    const char c = text[tokens[at].range.start];
                    depth += c == '(' || c == '[' || c == '{';
                    depth -= c == ')' || c == ']' || c == '}';
                }
            lines.back().unfinished = depth > 0 || last.kind == TokenKind::BrokenString ||
                                      last.kind == TokenKind::LineJoin;
        }
    }
    return lines;
}

} // namespace syntax
