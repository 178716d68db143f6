#include "app/mend/recipes/nested_run_to_await.h"
#include "app/mend/carry_async.h"
#include "app/mend/nested_run.h"
#include "app/mend/places.h"

namespace mend {

namespace {

base::Result<Draft> draft(const RecipeInput &input)
{
    Drafting drafting(input.program);
    std::vector<checks::CodeFact> facts = factsFor(input, "nested-run");
    if (facts.empty())
        facts = factsFor(input, "loop-access");
    if (facts.empty())
        return refusal("no loop is started here");
    for (const checks::CodeFact &fact : facts) {
        const CallPlace place = runAt(input.program, fact);
        if (!place.call)
            return refusal("the call that starts the loop is not in sight");
        const auto function = functionAt(input.program, place.module, place.call->node);
        const int hunk = drafting.hunk();
        if (!function) {
            // A notebook runs its cells on a loop, and they may await at their top level.
            if (!input.program.module(place.module).file.notebook)
                return refusal("the loop is started at module level");
            if (auto problem = runToAwait(drafting, place.module, *place.call, hunk,
                                          "The notebook runs its cells on a loop already: await "
                                          "the coroutine there."))
                return *problem;
            continue;
        }
        CarryOptions options;
        options.reason = "The helper awaits now instead of starting a loop of its own.";
        CarryAsync carry(drafting, options);
        if (auto problem = carry.plan(*function))
            return *problem;
        if (auto problem =
                runToAwait(drafting, place.module, *place.call, hunk,
                           "The code runs on a loop already: await the coroutine there."))
            return *problem;
        carry.write(hunk);
    }
    return drafting.take();
}

} // namespace

Recipe nestedRunToAwait()
{
    return {"nested-run-to-await", {}, draft};
}

} // namespace mend
