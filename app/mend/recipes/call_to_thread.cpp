#include "app/mend/recipes/call_to_thread.h"
#include "app/mend/places.h"
#include "app/mend/thread_call.h"

namespace mend {

namespace {

/// `urlopen(u).read()`: where what follows in the chain blocks too, it goes along.
const python::Call *outermost(const RecipeInput &input, std::size_t module,
                              const python::Call *call)
{
    const auto blocks = [&](syntax::Node node) {
        for (const checks::CodeFact &fact : input.facts)
            if (fact.kind == "blocking-call" && fact.module == module && fact.range == node.range())
                return true;
        return false;
    };
    const python::Call *last = call;
    for (syntax::Node at = call->node;
         at.parent().is("attribute") && at.parent().parent().is("call");) {
        at = at.parent().parent();
        if (blocks(at))
            last = input.program.callAt(module, at);
    }
    return last;
}

base::Result<Draft> draft(const RecipeInput &input)
{
    const std::string runner = input.parameters.text("runner", "auto");
    const checks::CodeFact &fact = *input.finding.fact;
    // Through a helper the fact stands where the coroutine calls in, and that is the call to hand
    // over.
    const python::Call *call = callOf(input.program, fact.module, fact.node);
    std::size_t module = fact.module;
    if (call && !input.program.canAwaitAt(module, call->node) && !fact.path.empty()) {
        module = fact.path.front().module;
        const syntax::Node root = input.program.module(module).tree.root();
        call = callOf(input.program, module, root.descendant(fact.path.front().range));
    }
    if (!call)
        return refusal("the blocking call is not in sight");
    call = outermost(input, module, call);
    Drafting drafting(input.program);
    const ThreadRunner how = runner == "asyncio.to_thread"   ? ThreadRunner::ToThread
                             : runner == "run_in_threadpool" ? ThreadRunner::RunInThreadpool
                                                             : ThreadRunner::Auto;
    if (how == ThreadRunner::ToThread && input.python < base::PythonVersion{3, 9})
        return refusal("asyncio.to_thread needs Python 3.9");
    if (auto problem = callInThread(drafting, input, module, *call, how, drafting.hunk()))
        return *problem;
    return drafting.take();
}

} // namespace

Recipe callToThread()
{
    return {
        "call-to-thread", {{"runner", {"auto", "asyncio.to_thread", "run_in_threadpool"}}}, draft};
}

} // namespace mend
