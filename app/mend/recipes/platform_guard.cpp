#include "app/mend/recipes/platform_guard.h"
#include "app/mend/await_edits.h"
#include "app/mend/places.h"
#include "app/mend/source_style.h"

namespace mend {

namespace {

using syntax::Node;

base::Result<Draft> draft(const RecipeInput &input)
{
    const python::Program &program = input.program;
    const checks::CodeFact &fact = *input.finding.fact;
    const Node statement = statementOf(fact.node);
    if (!statement.is("expression_statement"))
        return refusal("only a statement that gives nothing can be left out elsewhere");
    const std::string_view text = program.module(fact.module).tree.text();
    const base::TextRange range = statement.range();
    const std::size_t end = lineEnd(text, range.end);
    const bool alone = firstOnLine(text, range.start) &&
                       text.substr(range.end, end - range.end).find(';') == std::string_view::npos;
    if (!alone)
        return refusal("another statement stands on that line");
    for (Node at = fact.node; at && !(at == statement); at = at.parent())
        if (at.is("string"))
            return refusal("the name stands in a string");
    Drafting drafting(program);
    const int hunk = drafting.hunk();
    const std::string reason = "Only Windows has this; elsewhere the line is passed over.";
    const std::string name =
        drafting.name(fact.module, statement, "sys", "platform", true, hunk, reason);
    if (name.empty())
        return refusal("the file uses `sys` for something else");
    const SourceStyle style = sourceStyle(program.module(fact.module).tree);
    const std::string indent(indentAt(text, range.start));
    drafting.insert(fact.module, range.start,
                    "if " + name + " == " + style.quote + "win32" + style.quote + ":" +
                        style.newline + indent + style.indent,
                    hunk, reason);
    // Further lines of the statement move along; the inside of strings stays.
    for (std::size_t at = lineEnd(text, range.start); at < range.end; at = lineEnd(text, at)) {
        bool inString = false;
        syntax::walk(statement, [&](Node node) {
            inString =
                inString || (node.is("string") && node.range().start < at && at < node.range().end);
            return !inString;
        });
        if (!inString)
            drafting.insert(fact.module, at, style.indent, hunk, reason);
    }
    return drafting.take();
}

} // namespace

Recipe platformGuard()
{
    return {"platform-guard", {}, draft};
}

} // namespace mend
