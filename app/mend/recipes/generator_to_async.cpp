#include "app/mend/recipes/generator_to_async.h"
#include "app/mend/await_edits.h"
#include "app/mend/places.h"

namespace mend {

namespace {

using syntax::Node;

bool isYieldFrom(Node node)
{
    return node.isNamed() && node.is("yield") && node.child(1).is("from");
}

base::Result<Draft> draft(const RecipeInput &input)
{
    const checks::CodeFact &fact = *input.finding.fact;
    const Node decorator = fact.node.is("decorator") ? fact.node : fact.node.ancestor("decorator");
    const Node decorated = decorator.parent();
    const Node function = decorated.field("definition");
    if (!decorator || !function.is("function_definition"))
        return refusal("it decorates no function");
    Drafting drafting(input.program);
    const int hunk = drafting.hunk();
    const std::string reason = "`async def` takes the place of the decorator, `await` that of "
                               "`yield from`.";
    bool plainYield = false;
    syntax::walk(function.field("body"), [&](Node node) {
        if (node.is("function_definition") || node.is("lambda"))
            return false;
        if (isYieldFrom(node)) {
            const Node operand = node.namedChild(0);
            const bool within = !isPrimary(operand);
            drafting.replace(fact.module, {node.range().start, operand.range().start},
                             within ? "await (" : "await ", hunk, reason);
            if (within)
                drafting.insert(fact.module, operand.range().end, ")", hunk, reason);
        } else if (node.isNamed() && node.is("yield")) {
            plainYield = true;
        }
        return true;
    });
    if (plainYield)
        return refusal("the function yields values of its own");
    Node next = decorator.nextSibling();
    while (next.is("comment"))
        next = next.nextSibling();
    drafting.erase(fact.module, {decorator.range().start, next.range().start}, hunk, reason);
    makeAsync(drafting, fact.module, function, hunk, reason);
    return drafting.take();
}

} // namespace

Recipe generatorToAsync()
{
    return {"generator-to-async", {}, draft};
}

} // namespace mend
