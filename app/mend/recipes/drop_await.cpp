#include "app/mend/recipes/drop_await.h"
#include "app/mend/await_edits.h"
#include "app/mend/places.h"

namespace mend {

namespace {

syntax::Node awaitOf(syntax::Node node)
{
    if (node.is("await"))
        return node;
    if (node.is("expression_statement") && node.namedChild(0).is("await"))
        return node.namedChild(0);
    const syntax::Node parent = outside(node).parent();
    return parent.is("await") ? parent : syntax::Node();
}

base::Result<Draft> draft(const RecipeInput &input)
{
    Drafting drafting(input.program);
    const checks::CodeFact &fact = *input.finding.fact;
    const syntax::Node await = awaitOf(fact.node);
    if (!await)
        return refusal("there is no `await` at that place");
    dropAwait(drafting, fact.module, await, drafting.hunk(),
              "The call gives its result at once; there is nothing to await.");
    return drafting.take();
}

} // namespace

Recipe dropAwait()
{
    return {"drop-await", {}, draft};
}

} // namespace mend
