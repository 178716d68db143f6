#include "app/mend/recipes/move_return.h"
#include "app/mend/await_edits.h"
#include "app/mend/block_indent.h"
#include "app/mend/places.h"
#include "app/mend/source_style.h"

namespace mend {

namespace {

using syntax::Node;

base::Result<Draft> draft(const RecipeInput &input)
{
    const checks::CodeFact &fact = *input.finding.fact;
    const Node statement = fact.node.is("return_statement") ? fact.node : statementOf(fact.node);
    const bool yields = statement.is("expression_statement") && statement.namedChild(0).is("yield");
    if (!statement.is("return_statement") && !yields)
        return refusal("only a `return` or `yield` can stand behind the block");
    const Node with = statement.parent().parent();
    const std::string_view text = input.program.module(fact.module).tree.text();
    if (!with.is("with_statement") || statement.nextNamedSibling() || !hasOwnLines(text, statement))
        return refusal("the `return` is not the block's last statement");
    if (statement == statement.parent().namedChild(0))
        return refusal("nothing else stands in the block");
    // What follows the block was never reached, and would not be now.
    const std::string_view inner = indentAt(text, statement.range().start);
    const std::string_view outer = indentAt(text, with.range().start);
    if (!inner.starts_with(outer) || inner.size() <= outer.size())
        return refusal("the indentation is mixed");
    Drafting drafting(input.program);
    const int hunk = drafting.hunk();
    const std::string reason =
        yields ? "Behind the block the scope is closed while the value is used elsewhere."
               : "The block is left when all its tasks are done; only then are their results "
                 "there.";
    bool multiline = false;
    for (std::size_t at = lineStart(text, statement.range().start); at < statement.range().end;
         at = lineEnd(text, at)) {
        const Node there = statement.descendant({at, at + 1});
        const bool inString =
            at > statement.range().start && (there.is("string_content") || there.is("string") ||
                                             there.ancestor("string").range().contains(at));
        if (inString || !indentAt(text, at).starts_with(inner)) {
            multiline = multiline || inString;
            continue;
        }
        drafting.erase(fact.module, {at + outer.size(), at + inner.size()}, hunk, reason);
    }
    (void)multiline;
    return drafting.take();
}

} // namespace

Recipe moveReturn()
{
    return {"move-return", {}, draft};
}

} // namespace mend
