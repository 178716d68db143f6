#include "app/base/line_index.h"
#include "ui/editor/styles.h"
#include <algorithm>
#include <array>

namespace editor {

namespace {

using namespace std::string_view_literals;

void paint(Styles &styles, base::TextRange range, theme::Style style)
{
    std::fill(styles.begin() + std::ptrdiff_t(range.start),
              styles.begin() + std::ptrdiff_t(range.end), style);
}

bool isBlank(std::string_view line)
{
    return line.find_first_not_of(" \t\r") == line.npos;
}

bool isCaretLine(std::string_view line)
{
    return !isBlank(line) && line.find_first_not_of(" \t\r|~^") == line.npos &&
           line.find_first_of("~^") != line.npos;
}

bool isLibraryPath(std::string_view path)
{
    for (const auto part :
         {"site-packages"sv, "dist-packages"sv, "<frozen "sv, "lib/python"sv, "Lib\\"sv})
        if (path.find(part) != path.npos)
            return true;
    return false;
}

/// Whether a line starts with the name of an exception and a colon, or is only such a name.
std::size_t exceptionNameLength(std::string_view line)
{
    std::size_t end = 0;
    while (end < line.size() && (std::isalnum(static_cast<unsigned char>(line[end])) ||
                                 line[end] == '_' || line[end] == '.'))
        ++end;
    const std::string_view name = line.substr(0, end);
    if (end != line.size() && line[end] != ':' && line[end] != '\r')
        return 0;
    for (const auto tail : {"Error"sv, "Exception"sv, "Warning"sv, "Group"sv, "Exit"sv,
                            "Interrupt"sv, "Iteration"sv, "Timeout"sv, "Cancelled"sv}) {
        if (name.size() >= tail.size() && name.substr(name.size() - tail.size()) == tail)
            return end;
    }
    return 0;
}

/// Colours line by line; a source line is known by the frame above it.
class PasteStyler
{
public:
    PasteStyler(std::string_view text, bool program)
        : m_text(text), m_program(program), m_styles(text.size(), theme::TextStyle)
    {}

    Styles run(const std::vector<base::TextRange> &code)
    {
        const base::LineIndex lines(m_text);
        if (m_program)
            m_styles = pythonStyles(m_text);
        for (std::size_t line = 0; line < lines.lineCount(); ++line)
            styleLine(lines.line(line));
        for (const base::TextRange range : code) {
            if (range.end > m_text.size())
                continue;
            const Styles styles = pythonStyles(m_text.substr(range.start, range.size()));
            std::copy(styles.begin(), styles.end(), m_styles.begin() + std::ptrdiff_t(range.start));
        }
        return std::move(m_styles);
    }

private:
    void styleLine(base::TextRange range)
    {
        const std::string_view line = m_text.substr(range.start, range.size());
        const std::size_t indent = std::min(line.find_first_not_of(" \t|+-"), line.size());
        const std::string_view body = line.substr(indent);
        const std::size_t at = range.start + indent;
        const bool afterFrame = m_afterFrame;
        m_afterFrame = false;
        if (body.find("Traceback (most recent call last)") != body.npos ||
            body.substr(0, 20) == "During handling of t" ||
            body.substr(0, 20) == "The above exception ") {
            paint(m_styles, range, theme::HeadingStyle);
        } else if (body.substr(0, 6) == "File \"") {
            frame(body, at);
            m_afterFrame = true;
        } else if (isCaretLine(line)) {
            paint(m_styles, range, theme::QuietStyle);
        } else if (afterFrame) {
            const Styles styles = pythonStyles(body);
            std::copy(styles.begin(), styles.end(), m_styles.begin() + std::ptrdiff_t(at));
        } else if (const std::size_t length = exceptionNameLength(body)) {
            paint(m_styles, {at, range.end}, theme::TextStyle);
            paint(m_styles, {at, at + length}, theme::ExceptionStyle);
        } else if (!m_program) {
            logLevel(line, range.start);
        }
    }

    void frame(std::string_view body, std::size_t at)
    {
        const std::size_t quote = body.find('"', 6);
        const std::size_t pathEnd = quote == body.npos ? body.size() : quote + 1;
        const bool library = isLibraryPath(body.substr(0, pathEnd));
        paint(m_styles, {at, at + body.size()}, library ? theme::QuietStyle : theme::TextStyle);
        if (library)
            return;
        paint(m_styles, {at + 5, at + pathEnd}, theme::StringStyle);
        const std::size_t line = body.find("line ", pathEnd);
        if (line == body.npos)
            return;
        std::size_t end = line + 5;
        while (end < body.size() && body[end] >= '0' && body[end] <= '9')
            ++end;
        paint(m_styles, {at + line + 5, at + end}, theme::NumberStyle);
        const std::size_t in = body.find(", in ", end);
        if (in != body.npos)
            paint(m_styles, {at + in + 5, at + body.size()}, theme::FunctionStyle);
    }

    void logLevel(std::string_view line, std::size_t at)
    {
        for (const auto level : {"CRITICAL"sv, "ERROR"sv, "WARNING"sv, "INFO"sv, "DEBUG"sv}) {
            const std::size_t found = line.substr(0, 80).find(level);
            if (found == line.npos)
                continue;
            paint(m_styles, {at, at + found}, theme::QuietStyle);
            const bool loud = level != "INFO"sv && level != "DEBUG"sv;
            paint(m_styles, {at + found, at + found + level.size()},
                  loud ? theme::ExceptionStyle : theme::TypeStyle);
            return;
        }
    }

    std::string_view m_text;
    bool m_program;
    bool m_afterFrame = false;
    Styles m_styles;
};

/// Before the first diagnosis: a paste is a program when lines start as those of a program do.
bool looksLikeProgram(std::string_view text)
{
    const std::string_view head = text.substr(0, 64 * 1024);
    if (head.find("Traceback (most recent") != head.npos)
        return false;
    for (const auto start : {"import "sv, "from "sv, "def "sv, "async def "sv, "class "sv, "@"sv}) {
        for (std::size_t at = head.find(start); at != head.npos; at = head.find(start, at + 1))
            if (at == 0 || head[at - 1] == '\n')
                return true;
    }
    return false;
}

} // namespace

Styles pasteStyles(std::string_view text, const std::vector<base::TextRange> &code)
{
    return PasteStyler(text, code.empty() && looksLikeProgram(text)).run(code);
}

} // namespace editor
