#include "app/mend/statement_lines.h"
#include "app/mend/source_style.h"

namespace mend {

namespace {

using syntax::Node;

std::vector<base::TextRange> stringsIn(Node node)
{
    std::vector<base::TextRange> strings;
    syntax::walk(node, [&](Node at) {
        if (!at.is("string"))
            return true;
        strings.push_back(at.range());
        return false;
    });
    return strings;
}

bool insideAny(const std::vector<base::TextRange> &ranges, std::size_t at)
{
    for (const base::TextRange range : ranges)
        if (range.start < at && at < range.end)
            return true;
    return false;
}

bool isBlank(std::string_view line)
{
    return line.find_first_not_of(" \t\f\r\n") == std::string_view::npos;
}

/// Where the line before the one that begins at the offset begins.
std::size_t lineBefore(std::string_view text, std::size_t line)
{
    const bool pair = line >= 2 && text[line - 1] == '\n' && text[line - 2] == '\r';
    return lineStart(text, line - (pair ? 2 : 1));
}

} // namespace

std::vector<std::size_t> linesOf(std::string_view text, Node node)
{
    const auto strings = stringsIn(node);
    std::vector<std::size_t> lines;
    for (std::size_t at = lineStart(text, node.range().start);
         at < node.range().end && at < text.size(); at = lineEnd(text, at)) {
        const std::size_t end = lineEnd(text, at);
        if (!insideAny(strings, at) && !isBlank(text.substr(at, end - at)))
            lines.push_back(at);
    }
    return lines;
}

std::string indented(std::string_view text, Node node, const std::string &more)
{
    const base::TextRange range = node.range();
    std::string result(text.substr(range.start, range.size()));
    const auto lines = linesOf(text, node);
    for (auto line = lines.rbegin(); line != lines.rend(); ++line)
        if (*line > range.start)
            result.insert(*line - range.start, more);
    return result;
}

std::size_t withComments(std::string_view text, std::size_t line)
{
    while (line > byteOrderMark(text)) {
        const std::size_t above = lineBefore(text, line);
        const std::size_t first = above + indentAt(text, above).size();
        // A shebang or an encoding belongs to the file.
        if (first >= line || text[first] != '#' || above == byteOrderMark(text))
            break;
        line = above;
    }
    return line;
}

int blanksAbove(std::string_view text, std::size_t line)
{
    int blanks = 0;
    while (line > byteOrderMark(text)) {
        const std::size_t above = lineBefore(text, line);
        if (!isBlank(text.substr(above, line - above)))
            break;
        line = above;
        ++blanks;
    }
    return blanks;
}

int blanksBelow(std::string_view text, std::size_t line)
{
    int blanks = 0;
    for (std::size_t at = line; at < text.size(); at = lineEnd(text, at), ++blanks)
        if (!isBlank(text.substr(at, lineEnd(text, at) - at)))
            break;
    return blanks;
}

bool isFirstText(std::string_view text, std::size_t line)
{
    const std::size_t top = byteOrderMark(text);
    return isBlank(text.substr(top, line - top));
}

std::string commentsAbove(std::string_view text, Node statement, const std::string &indent)
{
    const std::size_t line = lineStart(text, statement.range().start);
    std::string comments;
    for (std::size_t at = withComments(text, line); at < line; at = lineEnd(text, at)) {
        const std::size_t first = at + indentAt(text, at).size();
        comments += indent + std::string(text.substr(first, lineEnd(text, at) - first));
    }
    return comments;
}

std::string commentBehind(std::string_view text, Node statement)
{
    const std::size_t end = statement.range().end;
    const std::size_t next = lineEnd(text, end);
    std::string_view rest = text.substr(end, next - end);
    rest = rest.substr(0, rest.find_last_not_of("\r\n") + 1);
    const std::size_t mark = rest.find_first_not_of(" \t");
    return mark != std::string_view::npos && rest[mark] == '#' ? std::string(rest) : std::string();
}

} // namespace mend
