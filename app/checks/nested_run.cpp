#include "app/checks/nested_run.h"
#include "app/checks/starter.h"

namespace checks {

namespace {

void run(const Sight &sight, std::vector<CodeFact> &facts)
{
    const auto wanted = [&](const CallPlace &place) {
        return !starterOf(sight, place).form.empty();
    };
    for (const Reached &reached : reached(sight, wanted)) {
        const Starter starter = starterOf(sight, reached.target);
        CodeFact fact =
            sight.fact("nested-run", reached.place.module, reached.place.call->node, starter.name);
        fact.attributes["starter"] = {starter.form};
        fact.attributes["argument"] = {starter.argument};
        fact.attributes["loop"] = {starter.loop};
        fact.attributes["through"] = {reached.steps.empty() ? "direct" : "helper"};
        fact.path = pathOf(reached);
        fact.what = reached.steps.empty()
                        ? shortText(reached.place.call->callee) +
                              "() starts a loop, and this code already runs on one"
                        : shortText(reached.place.call->callee) + "() comes to " +
                              shortText(reached.target.call->callee) +
                              "(), which starts a loop below a coroutine";
        facts.push_back(std::move(fact));
    }
}

} // namespace

Check nestedRun()
{
    return {"nested-run", {"starter", "argument", "loop", "through"}, run};
}

} // namespace checks
