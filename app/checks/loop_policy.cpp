#include "app/checks/loop_policy.h"
#include "app/checks/sight.h"

namespace checks {

namespace {

void run(const Sight &sight, std::vector<CodeFact> &facts)
{
    const auto &modules = sight.program().modules();
    for (std::size_t m = 0; m < modules.size(); ++m) {
        for (const auto &call : modules[m].calls) {
            const bool installed = call.name == "uvloop.install";
            const bool set = installed || call.name == "asyncio.set_event_loop_policy";
            if (!set && call.name != "asyncio.get_event_loop_policy")
                continue;
            const auto argument = call.argument(0, "policy");
            std::string policy;
            if (installed) {
                policy = "uvloop.EventLoopPolicy";
            } else if (set) {
                policy = sight.program().object(m, argument).name;
                const auto *made = sight.program().callAt(m, argument);
                if (policy.empty() && made)
                    policy = made->name.empty() ? std::string(made->callee.text()) : made->name;
            }
            CodeFact fact = sight.fact("loop-policy", m, call.node, call.name);
            fact.attributes["policy"] = {policy};
            fact.attributes["call"] = {set ? "set" : "get"};
            fact.what = set ? "the event loop policy is set" : "the event loop policy is read";
            facts.push_back(std::move(fact));
        }
    }
}

} // namespace

Check loopPolicy()
{
    return {"loop-policy", {"policy", "call"}, run};
}

} // namespace checks
