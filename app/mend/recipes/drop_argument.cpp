#include "app/mend/recipes/drop_argument.h"
#include "app/mend/argument_edits.h"
#include "app/mend/places.h"

namespace mend {

namespace {

using syntax::Node;

base::Result<Draft> draft(const RecipeInput &input)
{
    const checks::CodeFact &fact = *input.finding.fact;
    const python::Call *call = callOf(input.program, fact.module, fact.node);
    if (!call)
        return refusal("the call is not in sight");
    Node loop;
    for (const Node argument : call->arguments())
        if (argument.is("keyword_argument") && argument.field("name").text() == "loop")
            loop = argument;
    if (!loop)
        return refusal("no `loop` is given by name");
    Drafting drafting(input.program);
    const int hunk = drafting.hunk();
    const std::string reason = "The call finds the running loop by itself, and takes none.";
    removeArgument(drafting, fact.module, loop, hunk, reason);
    removeIdleName(drafting, fact.module, loop.field("value"), loop, hunk,
                   "The loop is not asked for any more.");
    return drafting.take();
}

} // namespace

Recipe dropArgument()
{
    return {"drop-argument", {}, draft};
}

} // namespace mend
