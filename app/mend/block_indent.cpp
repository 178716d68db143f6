#include "app/mend/block_indent.h"
#include "app/mend/source_style.h"
#include <algorithm>

namespace mend {

using syntax::Node;

namespace {

std::vector<base::TextRange> stringsOf(Node first, Node last)
{
    std::vector<base::TextRange> strings;
    for (Node at = first; at; at = at.nextSibling()) {
        syntax::walk(at, [&](Node node) {
            if (!node.is("string"))
                return true;
            strings.push_back(node.range());
            return false;
        });
        if (at == last)
            break;
    }
    return strings;
}

void moveIn(Drafting &draft, std::size_t module, Node first, Node last, const std::string &header,
            int hunk, const std::string &reason)
{
    const std::string_view text = draft.text(module);
    const SourceStyle style = sourceStyle(draft.program().module(module).tree);
    const auto strings = stringsOf(first, last);
    std::size_t at = lineStart(text, first.range().start);
    // Comments directly above belong to the first statement.
    while (at > 0) {
        const std::size_t previous =
            lineStart(text, at - 1 - (at >= 2 && text[at - 2] == '\r' ? 1 : 0));
        const auto indent = indentAt(text, previous);
        const bool comment = text.substr(previous + indent.size(), 1) == "#" &&
                             indent == indentAt(text, first.range().start);
        if (!comment || header.empty())
            break;
        at = previous;
    }
    bool top = !header.empty();
    while (at < last.range().end) {
        const std::size_t next = lineEnd(text, at);
        const bool blank =
            text.substr(at, next - at).find_first_not_of(" \t\f\r\n") == std::string_view::npos;
        const bool inString =
            std::any_of(strings.begin(), strings.end(),
                        [&](base::TextRange range) { return range.start < at && at < range.end; });
        if (!blank && !inString) {
            const std::string above =
                top ? std::string(indentAt(text, first.range().start)) + header + style.newline
                    : std::string();
            draft.insert(module, at, above + style.indent, hunk, reason);
            top = false;
        }
        at = next;
    }
}

} // namespace

void indentBelow(Drafting &draft, std::size_t module, Node first, Node last,
                 const std::string &header, int hunk, const std::string &reason)
{
    moveIn(draft, module, first, last, header, hunk, reason);
}

void indentLines(Drafting &draft, std::size_t module, Node first, Node last, int hunk,
                 const std::string &reason)
{
    moveIn(draft, module, first, last, {}, hunk, reason);
}

bool hasOwnLines(std::string_view text, Node statement)
{
    if (!firstOnLine(text, statement.range().start))
        return false;
    const std::size_t end = contentEnd(text, statement);
    const auto rest = text.substr(statement.range().end, end - statement.range().end);
    const std::size_t mark = rest.find_first_not_of(" \t");
    return mark == std::string_view::npos || rest[mark] == '#';
}

std::size_t contentEnd(std::string_view text, Node statement)
{
    std::size_t end = statement.range().end;
    while (end < text.size() && text[end] != '\n' && text[end] != '\r')
        ++end;
    return end;
}

} // namespace mend
