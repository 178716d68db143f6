#include "app/checks/gather_of_list.h"
#include "app/checks/sight.h"

namespace checks {

using python::ObjectKind;
using syntax::Node;

namespace {

bool isSequence(const Sight &sight, std::size_t module, Node argument)
{
    if (argument.is("list") || argument.is("list_comprehension") || argument.is("tuple") ||
        argument.is("generator_expression") || argument.is("set"))
        return true;
    const auto object = sight.program().object(module, argument);
    return object.kind == ObjectKind::Literal &&
           (object.name == "list" || object.name == "tuple" || object.name == "generator");
}

void run(const Sight &sight, std::vector<CodeFact> &facts)
{
    const auto &modules = sight.program().modules();
    for (std::size_t m = 0; m < modules.size(); ++m) {
        for (const auto &call : modules[m].calls) {
            if (call.name != "asyncio.gather")
                continue;
            const auto arguments = call.arguments();
            if (arguments.empty() || !isSequence(sight, m, inner(arguments.front())))
                continue;
            CodeFact fact = sight.fact("gather-of-list", m, call.node, call.name);
            fact.path.push_back({m, arguments.front().range(), "one argument that holds them all"});
            fact.what = "gather() takes awaitables one by one, and is given a list of them";
            facts.push_back(std::move(fact));
        }
    }
}

} // namespace

Check gatherOfList()
{
    return {"gather-of-list", {}, run};
}

} // namespace checks
