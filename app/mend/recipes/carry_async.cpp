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
    const CallPlace place = culprit(program, fact);
    if (place.call && startsLoop(program, *place.call))
        return runToAwait(drafting, place.module, *place.call, hunk,
                          "In a coroutine function the result is awaited; no loop is started.");
    if (fact.kind == "coroutine-as-value" || fact.kind == "dropped-coroutine") {
        if (!place.call)
            return refusal("the coroutine is not in sight");
        if (const std::string why = whyNoAwaitOnceAsync(place.call->node); !why.empty())
            return refusal(why);
        addAwait(drafting, place.module, place.call->node, hunk,
                 "Calling it only makes a coroutine; `await` runs it and gives its result.");
        return std::nullopt;
    }
    if (fact.kind == "loop-access") {
        // `loop = asyncio.get_event_loop()`, then `loop.run_until_complete(...)`.
        const std::string then = fact.attribute("then");
        if (then == "run_until_complete") {
            const syntax::Node statement = statementOf(fact.node);
            const syntax::Node name = statement.namedChild(0).field("left");
            for (const syntax::Node use : program.references(fact.module, name)) {
                const python::Call *run = callOf(program, fact.module, use.parent());
                if (run && use.parent().is("attribute") && startsLoop(program, *run))
                    return runToAwait(
                        drafting, fact.module, *run, hunk,
                        "In a coroutine function the result is awaited; no loop is started.");
            }
            return refusal("what the loop runs is not in sight");
        }
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
