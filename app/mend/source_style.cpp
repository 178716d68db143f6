#include "app/mend/source_style.h"

namespace mend {

namespace {

std::string newlineOf(std::string_view text)
{
    const std::size_t at = text.find_first_of("\r\n");
    if (at == std::string_view::npos || text[at] == '\n')
        return "\n";
    return at + 1 < text.size() && text[at + 1] == '\n' ? "\r\n" : "\r";
}

/// Indentation of a block's first statement beyond that of the statement that holds it.
std::string indentOf(syntax::Node block, std::string_view text)
{
    const syntax::Node first = block.namedChild(0);
    if (!first || !block.parent() || !firstOnLine(text, first.range().start))
        return {};
    const std::string_view inner = indentAt(text, first.range().start);
    const std::string_view outer = indentAt(text, block.parent().range().start);
    if (inner.size() <= outer.size() || !inner.starts_with(outer))
        return {};
    return std::string(inner.substr(outer.size()));
}

} // namespace

SourceStyle sourceStyle(const syntax::Tree &tree)
{
    SourceStyle style;
    const std::string_view text = tree.text();
    style.newline = newlineOf(text);
    int singles = 0;
    int doubles = 0;
    bool indentKnown = false;
    syntax::walk(tree.root(), [&](syntax::Node node) {
        if (node.is("string_start")) {
            const std::string_view quotes = node.text();
            if (!quotes.empty() && !quotes.ends_with("\"\"\"") && !quotes.ends_with("'''"))
                ++(quotes.back() == '\'' ? singles : doubles);
        } else if (!indentKnown && node.is("block")) {
            const std::string indent = indentOf(node, text);
            if (!indent.empty()) {
                style.indent = indent;
                indentKnown = true;
            }
        }
        return true;
    });
    style.quote = singles > doubles ? '\'' : '"';
    return style;
}

std::size_t lineStart(std::string_view text, std::size_t offset)
{
    std::size_t at = std::min(offset, text.size());
    while (at > 0 && text[at - 1] != '\n' && text[at - 1] != '\r')
        --at;
    // A byte order mark belongs to no line.
    return std::max(at, at == 0 ? byteOrderMark(text) : 0);
}

std::size_t lineEnd(std::string_view text, std::size_t offset)
{
    std::size_t at = offset;
    while (at < text.size() && text[at] != '\n' && text[at] != '\r')
        ++at;
    if (at < text.size() && text[at] == '\r')
        ++at;
    if (at < text.size() && text[at] == '\n')
        ++at;
    return at;
}

std::string_view indentAt(std::string_view text, std::size_t offset)
{
    const std::size_t start = lineStart(text, offset);
    std::size_t end = start;
    while (end < text.size() && (text[end] == ' ' || text[end] == '\t' || text[end] == '\f'))
        ++end;
    return text.substr(start, end - start);
}

bool firstOnLine(std::string_view text, std::size_t offset)
{
    const std::size_t start = lineStart(text, offset);
    return start + indentAt(text, offset).size() >= offset;
}

std::size_t byteOrderMark(std::string_view text)
{
    return text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
}

} // namespace mend
