#include "app/mend/recipes/carry_async.h"
#include "app/mend/await_edits.h"
#include "app/mend/carry_async.h"
#include "app/mend/nested_run.h"
#include "app/mend/places.h"

namespace mend {

namespace {

/// What the function must be async for: a run that becomes an await, a coroutine that is awaited,
/// or a task that only a running loop can take.
std::optional<base::Problem> mendInside(Drafting &drafting, const RecipeInput &input,
                                        const checks::CodeFact &fact, int hunk)
{
    const python::Program &program = input.program;
    if (const CallPlace run = runAt(program, fact); run.call && startsLoop(program, *run.call))
        return runToAwait(drafting, run.module, *run.call, hunk,
                          "In a coroutine function the result is awaited; no loop is started.");
    const CallPlace place = culprit(program, fact);
    if (fact.kind == "coroutine-as-value" || fact.kind == "dropped-coroutine") {
        if (!place.call)
            return refusal("the coroutine is not in sight");
        if (const std::string why = whyNoAwaitOnceAsync(place.call->node); !why.empty())
            return refusal(why);
        addAwait(drafting, place.module, place.call->node, hunk,
                 "Calling it only makes a coroutine; `await` runs it and gives its result.");
        return std::nullopt;
    }
    if (fact.kind == "await-outside-coroutine")
        return std::nullopt; // it awaits already
    if (fact.kind == "loop-access") {
        // What starts a task or asks for the running loop is right once a loop runs there.
        if (fact.attribute("then") == "run_until_complete")
            return refusal("what the loop runs is not in sight");
        return std::nullopt;
    }
    return refusal("nothing there needs a coroutine function");
}

base::Result<Draft> draft(const RecipeInput &input)
{
    const checks::CodeFact &fact = *input.finding.fact;
    const bool endpoint = input.parameters.text("form", "plain") == "endpoint-to-async";
    const CallPlace place = culprit(input.program, fact);
    const auto function = functionAt(input.program, place.call ? place.module : fact.module,
                                     place.call ? place.call->node : fact.node);
    if (!function)
        return refusal("no function holds the place");
    if (input.program.function(*function).isAsync)
        return refusal("the function is async already");
    if (endpoint && !frameworkAwaits(input.program.function(*function)))
        return refusal("the function is no endpoint");
    Drafting drafting(input.program);
    const int hunk = drafting.hunk();
    CarryOptions options;
    options.uncalled = !endpoint;
    options.reason = endpoint
                         ? "As a coroutine function the endpoint runs on the server's loop."
                         : "What it does needs a running loop, so it becomes a coroutine function.";
    CarryAsync carry(drafting, options);
    if (auto problem = carry.plan(*function))
        return *problem;
    if (auto problem = mendInside(drafting, input, fact, hunk))
        return *problem;
    carry.write(hunk);
    if (!endpoint && input.program.callers(*function).empty())
        drafting.atMost(
            knowledge::Safety::Review,
            "Nothing in sight calls the function: callers elsewhere must await it now.");
    return drafting.take();
}

} // namespace

Recipe carryAsync()
{
    return {"carry-async", {{"form", {"plain", "endpoint-to-async"}}}, draft};
}

} // namespace mend
