#include "app/mend/recipes/extend_block.h"
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
    if (fact.path.empty())
        return refusal("the block is not in sight");
    const python::Program &program = input.program;
    const Node root = program.module(fact.module).tree.root();
    Node with = root.descendant(fact.path.front().range);
    while (with && !with.is("with_statement"))
        with = with.parent();
    if (!with)
        return refusal("the block is not in sight");
    Node last = fact.node;
    while (last && !(last.parent() == with.parent()))
        last = last.parent();
    if (!last || last.range().start < with.range().end)
        return refusal("the object is used in another block");
    // Every later use of the name moves along.
    const std::string_view text = program.module(fact.module).tree.text();
    Node first = with.nextNamedSibling();
    while (first.is("comment") && !firstOnLine(text, first.range().start))
        first = first.nextNamedSibling();
    for (const checks::CodeFact &other : input.facts) {
        if (other.kind != fact.kind || other.module != fact.module || other.path.empty() ||
            other.path.front().range != fact.path.front().range)
            continue;
        Node statement = other.node;
        while (statement && !(statement.parent() == with.parent()))
            statement = statement.parent();
        if (statement && statement.range().start > last.range().start)
            last = statement;
    }
    if (!first || !hasOwnLines(text, first) || !hasOwnLines(text, last))
        return refusal("the statements share their lines");
    if (!firstOnLine(text, with.field("body").range().start))
        return refusal("the block has no lines of its own");
    Drafting drafting(program);
    indentLines(drafting, fact.module, first, last, drafting.hunk(),
                "At its end the block closes the object; what uses it belongs inside.");
    return drafting.take();
}

} // namespace

Recipe extendBlock()
{
    return {"extend-block", {}, draft};
}

} // namespace mend
