#include "app/checks/nest_asyncio.h"
#include "app/checks/starter.h"

namespace checks {

namespace {

bool isPatch(std::string_view name)
{
    return name == "nest_asyncio" || name == "nest_asyncio2" ||
           name.substr(0, 13) == "nest_asyncio." || name.substr(0, 14) == "nest_asyncio2.";
}

void run(const Sight &sight, std::vector<CodeFact> &facts)
{
    const auto &modules = sight.program().modules();
    std::string needed;
    const auto add = [&](std::size_t module, syntax::Node place, const std::string &name,
                         const char *call) {
        if (needed.empty()) {
            const auto wanted = [&](const CallPlace &at) {
                return !starterOf(sight, at).form.empty();
            };
            needed = std::to_string(reached(sight, wanted).size());
        }
        CodeFact fact = sight.fact("nest-asyncio", module, place, name);
        fact.attributes["call"] = {call};
        fact.attributes["needed"] = {needed};
        fact.what = std::string(call) == "apply"
                        ? name + "() patches the event loop for the whole process"
                        : name + " is imported";
        facts.push_back(std::move(fact));
    };
    for (std::size_t m = 0; m < modules.size(); ++m) {
        for (const auto &import : modules[m].imports) {
            if (isPatch(import.qualified) || isPatch(import.module))
                add(m, import.statement, import.qualified, "import");
        }
        for (const auto &call : modules[m].calls) {
            if (isPatch(call.name) && lastPart(call.name) == "apply")
                add(m, call.node, call.name, "apply");
        }
    }
}

} // namespace

Check nestAsyncio()
{
    return {"nest-asyncio", {"call", "needed"}, run};
}

} // namespace checks
