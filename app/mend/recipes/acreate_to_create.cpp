#include "app/mend/recipes/acreate_to_create.h"
#include "app/mend/await_edits.h"
#include "app/mend/client_swap.h"
#include "app/mend/places.h"

namespace mend {

namespace {

base::Result<Draft> draft(const RecipeInput &input)
{
    const checks::CodeFact &fact = *input.finding.fact;
    const python::Program &program = input.program;
    const python::Call *call = callOf(program, fact.module, fact.node);
    if (!call || !call->callee.is("attribute") ||
        !call->callee.field("attribute").text().starts_with("a"))
        return refusal("the call is not in sight");
    const syntax::Node name = call->callee.field("attribute");
    const std::string now(name.text().substr(1));
    Drafting drafting(program);
    const bool awaits = program.canAwaitAt(fact.module, call->node);
    const knowledge::Twin *twin = twinOf(program, call->name);
    if (twin && awaits) {
        ClientSwap swap(drafting, *twin);
        if (auto problem = swap.from(fact.module, call->node))
            return *problem;
        if (auto problem = swap.finish())
            return *problem;
        return drafting.take();
    }
    if (!twin && call->object.root.empty())
        return refusal("the client is not in sight");
    const int hunk = drafting.hunk();
    drafting.replace(fact.module, name.range(), now, hunk,
                     "`" + std::string(name.text()) + "` does not exist; `" + now + "` does.");
    if (!twin && awaits)
        addAwait(drafting, fact.module, call->node, hunk,
                 "The asynchronous client's call is awaited.");
    return drafting.take();
}

} // namespace

Recipe acreateToCreate()
{
    return {"acreate-to-create", {}, draft};
}

} // namespace mend
