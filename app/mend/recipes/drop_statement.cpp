#include "app/mend/recipes/drop_statement.h"
#include "app/mend/await_edits.h"
#include "app/mend/places.h"

namespace mend {

namespace {

base::Result<Draft> draft(const RecipeInput &input)
{
    const checks::CodeFact &fact = *input.finding.fact;
    const syntax::Node statement = statementOf(fact.node);
    if (!statement.is("expression_statement") || !statement.namedChild(0).is("call"))
        return refusal("the place is more than a call");
    Drafting drafting(input.program);
    drafting.eraseStatement(fact.module, statement, drafting.hunk(),
                            "What the call set up is there without it.");
    return drafting.take();
}

} // namespace

Recipe dropStatement()
{
    return {"drop-statement", {}, draft};
}

} // namespace mend
