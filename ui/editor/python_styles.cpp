#include "ui/editor/styles.h"
#include <algorithm>
#include <array>

namespace editor {

namespace {

using namespace std::string_view_literals;

constexpr std::array keywords = {
    "False"sv,  "None"sv,    "True"sv,  "and"sv,      "as"sv,     "assert"sv, "async"sv,  "await"sv,
    "break"sv,  "case"sv,    "class"sv, "continue"sv, "def"sv,    "del"sv,    "elif"sv,   "else"sv,
    "except"sv, "finally"sv, "for"sv,   "from"sv,     "global"sv, "if"sv,     "import"sv, "in"sv,
    "is"sv,     "lambda"sv,  "match"sv, "nonlocal"sv, "not"sv,    "or"sv,     "pass"sv,   "raise"sv,
    "return"sv, "try"sv,     "while"sv, "with"sv,     "yield"sv,
};

bool isWord(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           static_cast<unsigned char>(c) >= 0x80;
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// Walks over the text once and writes a style for each byte.
class PythonStyler
{
public:
    explicit PythonStyler(std::string_view text)
        : m_text(text), m_styles(text.size(), theme::TextStyle)
    {}

    Styles run()
    {
        while (m_at < m_text.size())
            step();
        return std::move(m_styles);
    }

private:
    void step()
    {
        const char c = m_text[m_at];
        if (c == '#')
            comment();
        else if (c == '"' || c == '\'')
            string(m_at);
        else if (isDigit(c))
            number();
        else if (isWord(c))
            word();
        else
            other(c);
    }

    void paint(std::size_t from, std::size_t to, theme::Style style)
    {
        std::fill(m_styles.begin() + std::ptrdiff_t(from), m_styles.begin() + std::ptrdiff_t(to),
                  style);
        m_at = to;
    }

    void comment()
    {
        paint(m_at, std::min(m_text.find_first_of("\r\n", m_at), m_text.size()),
              theme::CommentStyle);
    }

    void string(std::size_t from)
    {
        const char quote = m_text[m_at];
        const bool triple = m_text.substr(m_at, 3) == std::string(3, quote);
        std::size_t at = m_at + (triple ? 3 : 1);
        while (at < m_text.size()) {
            const char c = m_text[at];
            if (c == '\\') {
                at += 2;
                continue;
            }
            if (c == quote && (!triple || m_text.substr(at, 3) == std::string(3, quote))) {
                at += triple ? 3 : 1;
                break;
            }
            if (!triple && (c == '\n' || c == '\r'))
                break;
            ++at;
        }
        paint(from, std::min(at, m_text.size()), theme::StringStyle);
        m_previous = {};
    }

    void number()
    {
        std::size_t end = m_at;
        while (end < m_text.size() && (isWord(m_text[end]) || m_text[end] == '.'))
            ++end;
        paint(m_at, end, theme::NumberStyle);
        m_previous = {};
    }

    void word()
    {
        const std::size_t start = m_at;
        std::size_t end = start;
        while (end < m_text.size() && isWord(m_text[end]))
            ++end;
        const std::string_view name = m_text.substr(start, end - start);
        const bool prefix = name.size() <= 2 && name.find_first_not_of("rRbBfFuUtT") == name.npos;
        if (prefix && end < m_text.size() && (m_text[end] == '"' || m_text[end] == '\'')) {
            m_at = end;
            string(start);
            return;
        }
        theme::Style style = theme::TextStyle;
        if (std::find(keywords.begin(), keywords.end(), name) != keywords.end() &&
            isKeywordHere(name, end))
            style = theme::KeywordStyle;
        else if (m_previous == "def")
            style = theme::FunctionStyle;
        else if (m_previous == "class")
            style = theme::TypeStyle;
        paint(start, end, style);
        m_previous = name;
        m_dotted = false;
    }

    /// `match` and `case` are names too: keywords only at the start of a line that ends in a colon.
    bool isKeywordHere(std::string_view name, std::size_t end) const
    {
        if (m_dotted)
            return false;
        if (name != "match" && name != "case")
            return true;
        const std::size_t lineStart = m_text.substr(0, m_at).find_last_of('\n') + 1;
        const std::size_t lineEnd = std::min(m_text.find('\n', end), m_text.size());
        std::string_view line = m_text.substr(lineStart, lineEnd - lineStart);
        line = line.substr(0, line.find_last_not_of(" \t\r") + 1);
        return m_text.substr(lineStart, m_at - lineStart).find_first_not_of(" \t") == line.npos &&
               !line.empty() && line.back() == ':';
    }

    void other(char c)
    {
        if (c == '@' &&
            (m_at == 0 || m_text.substr(0, m_at).find_last_not_of(" \t") == m_text.npos ||
             m_text[m_text.substr(0, m_at).find_last_not_of(" \t")] == '\n')) {
            std::size_t end = m_at + 1;
            while (end < m_text.size() && (isWord(m_text[end]) || m_text[end] == '.'))
                ++end;
            paint(m_at, end, theme::FunctionStyle);
            return;
        }
        m_dotted = c == '.';
        if (c != ' ' && c != '\t')
            m_previous = {};
        ++m_at;
    }

    std::string_view m_text;
    Styles m_styles;
    std::size_t m_at = 0;
    std::string_view m_previous;
    bool m_dotted = false;
};

} // namespace

Styles pythonStyles(std::string_view text)
{
    return PythonStyler(text).run();
}

} // namespace editor
