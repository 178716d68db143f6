#include "app/mend/recipes/reraise.h"
#include "app/mend/await_edits.h"
#include "app/mend/block_indent.h"
#include "app/mend/places.h"
#include "app/mend/source_style.h"

namespace mend {

namespace {

using syntax::Node;

const std::string reason =
    "Whoever cancels the task waits for it to end; the error has to go on to tell.";

Node blockOf(Node clause)
{
    return clause.namedChildCount() ? clause.namedChild(clause.namedChildCount() - 1) : Node();
}

/// The last statement of the handler, comments aside.
Node lastOf(Node block)
{
    Node last;
    for (const Node child : block.namedChildren())
        if (!child.is("comment"))
            last = child;
    return last;
}

/// `raise` at the end of the handler, in the place of what ended it.
std::optional<base::Problem> raiseAtEnd(Drafting &drafting, std::size_t module, Node clause,
                                        int hunk)
{
    const std::string_view text = drafting.text(module);
    const Node last = lastOf(blockOf(clause));
    if (!last)
        return refusal("the handler is not in sight");
    const bool ends = last.is("pass_statement") || last.is("return_statement") ||
                      last.is("break_statement") || last.is("continue_statement") ||
                      (last.is("expression_statement") && last.namedChild(0).is("ellipsis"));
    if (ends) {
        drafting.replace(module, last.range(), "raise", hunk, reason);
        if (last.is("return_statement") && last.namedChildCount() > 0)
            drafting.atMost(knowledge::Safety::Review,
                            "The value that was returned on cancellation is not any more.");
        return std::nullopt;
    }
    const SourceStyle style = sourceStyle(drafting.program().module(module).tree);
    if (!firstOnLine(text, last.range().start)) {
        drafting.insert(module, last.range().end, "; raise", hunk, reason);
        return std::nullopt;
    }
    const std::string indent(indentAt(text, last.range().start));
    drafting.insert(module, contentEnd(text, last), style.newline + indent + "raise", hunk, reason);
    return std::nullopt;
}

/// A clause of its own in front of the one that catches everything.
std::optional<base::Problem> clauseBefore(Drafting &drafting, std::size_t module, Node clause,
                                          int hunk)
{
    const std::string_view text = drafting.text(module);
    const std::string name =
        drafting.name(module, clause, "asyncio", "CancelledError", true, hunk, reason);
    if (name.empty())
        return refusal("the file uses `asyncio` for something else");
    const SourceStyle style = sourceStyle(drafting.program().module(module).tree);
    const std::size_t start = clause.range().start;
    if (!firstOnLine(text, start))
        return refusal("the handler has no line of its own");
    const std::string indent(indentAt(text, start));
    drafting.insert(module, lineStart(text, start),
                    indent + "except " + name + ":" + style.newline + indent + style.indent +
                        "raise" + style.newline,
                    hunk, reason);
    return std::nullopt;
}

/// `except:` and `except BaseException` -> `except Exception`.
std::optional<base::Problem> narrow(Drafting &drafting, std::size_t module, Node clause, int hunk)
{
    const std::string why = "`Exception` leaves out cancellation and the interrupt.";
    Node base;
    syntax::walk(clause, [&](Node node) {
        if (node.is("block"))
            return false;
        if (!base && node.is("identifier") && node.text() == "BaseException")
            base = node;
        return true;
    });
    if (base) {
        drafting.replace(module, base.range(), "Exception", hunk, why);
        return std::nullopt;
    }
    const Node keyword = clause.child(0);
    Node first = clause.namedChild(0);
    while (first.is("comment"))
        first = first.nextNamedSibling();
    if (!keyword.is("except") || !first.is("block"))
        return refusal("the clause names its errors");
    drafting.insert(module, keyword.range().end, " Exception", hunk, why);
    return std::nullopt;
}

base::Result<Draft> draft(const RecipeInput &input)
{
    const checks::CodeFact &fact = *input.finding.fact;
    Node clause = fact.node;
    if (!clause.is("except_clause"))
        clause = clause.ancestor("except_clause");
    if (!clause)
        return refusal("the handler is not in sight");
    Drafting drafting(input.program);
    const int hunk = drafting.hunk();
    const bool alone = fact.attribute("catch") == "cancelled" && fact.attribute("alone") != "no";
    auto problem = input.parameters.text("form", "raise") == "narrow"
                       ? narrow(drafting, fact.module, clause, hunk)
                   : alone ? raiseAtEnd(drafting, fact.module, clause, hunk)
                           : clauseBefore(drafting, fact.module, clause, hunk);
    if (problem)
        return *problem;
    return drafting.take();
}

} // namespace

Recipe reraise()
{
    return {"reraise", {{"form", {"raise", "narrow"}}}, draft};
}

} // namespace mend
