#include "app/mend/argument_edits.h"
#include "app/mend/await_edits.h"
#include "app/mend/source_style.h"

namespace mend {

using syntax::Node;

bool addKeyword(Drafting &draft, std::size_t module, Node call, const std::string &keyword,
                int hunk, const std::string &reason)
{
    const Node list = call.field("arguments");
    if (!list.is("argument_list"))
        return false;
    Node last;
    for (const Node argument : list.namedChildren())
        if (!argument.is("comment"))
            last = argument;
    const std::string_view text = draft.text(module);
    if (!last) {
        draft.insert(module, list.range().start + 1, keyword, hunk, reason);
        return true;
    }
    if (last.is("generator_expression") && last.range() == list.range())
        return false;
    const bool comma = last.nextSibling().is(",");
    const std::size_t end = comma ? last.nextSibling().range().end : last.range().end;
    if (!firstOnLine(text, last.range().start)) {
        draft.insert(module, end, (comma ? " " : ", ") + keyword, hunk, reason);
        return true;
    }
    const std::string newline = sourceStyle(draft.program().module(module).tree).newline;
    if (!comma)
        draft.insert(module, end, ",", hunk, reason);
    const std::string line =
        std::string(indentAt(text, last.range().start)) + keyword + (comma ? "," : "");
    const std::size_t next = lineEnd(text, end);
    if (next <= list.range().end - 1)
        draft.insert(module, next, line + newline, hunk, reason);
    else // the parenthesis stands on the last argument's line
        draft.insert(module, list.range().end - 1, newline + line, hunk, reason);
    return true;
}

void addFirstParameter(Drafting &draft, std::size_t module, Node function,
                       const std::string &parameter, int hunk, const std::string &reason)
{
    const Node list = function.field("parameters");
    Node first;
    for (const Node child : list.namedChildren())
        if (!first && !child.is("comment"))
            first = child;
    const std::string_view text = draft.text(module);
    if (!first) {
        draft.insert(module, list.range().start + 1, parameter, hunk, reason);
        return;
    }
    const std::size_t at = first.range().start;
    if (firstOnLine(text, at))
        draft.insert(module, at,
                     parameter + "," + sourceStyle(draft.program().module(module).tree).newline +
                         std::string(indentAt(text, at)),
                     hunk, reason);
    else
        draft.insert(module, at, parameter + ", ", hunk, reason);
}

std::string argumentsText(Node call)
{
    const Node list = call.field("arguments");
    std::string_view text = list.text();
    if (text.size() < 2)
        return {};
    text = text.substr(1, text.size() - 2);
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos)
        return {};
    const std::size_t last = text.find_last_not_of(" \t\r\n,");
    return std::string(text.substr(first, last - first + 1));
}

Node keywordOf(Node call, std::string_view keyword)
{
    for (const Node argument : call.field("arguments").namedChildren())
        if (argument.is("keyword_argument") && argument.field("name").text() == keyword)
            return argument;
    return {};
}

void removeArgument(Drafting &draft, std::size_t module, Node argument, int hunk,
                    const std::string &reason)
{
    const std::string_view text = draft.text(module);
    base::TextRange range = argument.range();
    Node before = argument.previousSibling();
    Node after = argument.nextSibling();
    while (after.is("comment"))
        after = after.nextSibling();
    if (before.is(",")) {
        // `f(a, loop=x)`: the comma in front goes along, and one behind stays.
        range.start = before.range().start;
        if (after.is(",") && firstOnLine(text, argument.range().start)) {
            // On a line of its own the argument goes with that line.
            range.start = argument.range().start;
            range.end = after.range().end;
            const std::size_t next = lineEnd(text, range.end);
            const bool alone =
                text.substr(range.end, next - range.end).find_first_not_of(" \t\r\n") ==
                std::string_view::npos;
            if (alone)
                range = {lineStart(text, range.start), next};
        }
    } else if (after.is(",")) {
        const Node next = after.nextSibling();
        range.end = next && !next.is(")") ? next.range().start : after.range().end;
    }
    draft.erase(module, range, hunk, reason);
}

void removeIdleName(Drafting &draft, std::size_t module, Node name, Node gone, int hunk,
                    const std::string &reason)
{
    const python::Program &program = draft.program();
    if (!name.is("identifier"))
        return;
    const auto bindings = program.bindings(module, name);
    if (bindings.size() != 1 || bindings[0].kind != python::BindingKind::Assignment ||
        bindings[0].unpacked)
        return;
    for (const Node use : program.references(module, name))
        if (!(use == bindings[0].target) && !gone.range().contains(use.range()))
            return;
    draft.eraseStatement(module, statementOf(bindings[0].target), hunk, reason);
}

} // namespace mend
