#include "app/checks/client_made_at_import.h"
#include "app/checks/sight.h"

namespace checks {

namespace {

void run(const Sight &sight, std::vector<CodeFact> &facts)
{
    const auto &modules = sight.program().modules();
    for (std::size_t m = 0; m < modules.size(); ++m) {
        if (modules[m].file.notebook)
            continue; // a cell runs on the kernel's loop
        for (const auto &call : modules[m].calls) {
            if (call.function || call.target || call.object.classRef || call.name.empty())
                continue;
            if (!sight.known().needsRunningLoop(call.name) ||
                sight.known().bound(call.name) != "loop")
                continue;
            CodeFact fact = sight.fact("client-made-at-import", m, call.node, call.name);
            fact.attributes["object"] = {call.name};
            fact.what = call.name +
                        " asks for the running loop, and there is none while a module is imported";
            facts.push_back(std::move(fact));
        }
    }
}

} // namespace

Check clientMadeAtImport()
{
    return {"client-made-at-import", {"object"}, run};
}

} // namespace checks
