#include "app/checks/dropped_coroutine.h"
#include "app/checks/sight.h"

namespace checks {

using python::ObjectKind;
using python::Use;
using syntax::Node;

namespace {

/// `t = work()` where t is never looked at again.
bool isUnusedName(const Sight &sight, std::size_t module, const python::Call &call)
{
    const Node assignment = sight.program().parent(call.node);
    const Node target = assignment.field("left");
    if (!assignment.is("assignment") || !target.is("identifier") || !call.function)
        return false;
    return sight.program().references(module, target).size() == 1;
}

void run(const Sight &sight, std::vector<CodeFact> &facts)
{
    const auto &modules = sight.program().modules();
    for (std::size_t m = 0; m < modules.size(); ++m) {
        for (const auto &call : modules[m].calls) {
            if (call.use != Use::Dropped && call.use != Use::Stored)
                continue;
            const auto object = sight.program().object(m, call.node);
            // A plain function that promises an awaitable may have scheduled it.
            if (object.kind != ObjectKind::Coroutine || lastPart(object.name) == "Awaitable")
                continue;
            const bool statement = call.use == Use::Dropped;
            if (!statement && !isUnusedName(sight, m, call))
                continue;
            CodeFact fact = sight.fact("dropped-coroutine", m, call.node, object.name);
            fact.attributes["form"] = {statement ? "statement" : "unused-name"};
            fact.what = shortText(call.callee) + "() makes a coroutine that nothing ever runs";
            facts.push_back(std::move(fact));
        }
    }
}

} // namespace

Check droppedCoroutine()
{
    return {"dropped-coroutine", {"form"}, run};
}

} // namespace checks
