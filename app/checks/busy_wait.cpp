#include "app/checks/busy_wait.h"
#include "app/checks/sight.h"
#include "app/checks/waits.h"

namespace checks {

using syntax::Node;

namespace {

bool isSleep(const Sight &sight, std::size_t module, Node statement)
{
    const Node await = statement.is("expression_statement") ? statement.namedChild(0) : Node();
    const auto *call =
        await.is("await") ? sight.program().callAt(module, inner(await.namedChild(0))) : nullptr;
    return call && (call->name == "asyncio.sleep" || call->name == "anyio.sleep" ||
                    call->name == "trio.sleep");
}

bool isConstant(Node condition)
{
    return condition.is("true") || condition.is("integer");
}

/// The sleep of a loop that does nothing but sleep, or write to the log.
Node onlySleep(const Sight &sight, std::size_t module, Node body)
{
    Node sleep;
    for (const Node &child : body.namedChildren()) {
        if (child.is("comment"))
            continue;
        if (isSleep(sight, module, child)) {
            sleep = child;
            continue;
        }
        const auto text = child.text();
        const bool logs = text.substr(0, 6) == "print(" || text.substr(0, 3) == "log";
        if (!logs)
            return {};
    }
    return sleep;
}

void run(const Sight &sight, std::vector<CodeFact> &facts)
{
    const auto &modules = sight.program().modules();
    for (std::size_t m = 0; m < modules.size(); ++m) {
        syntax::walk(modules[m].tree.root(), [&](Node node) {
            if (!node.is("while_statement"))
                return !node.is("string");
            const Node condition = inner(node.field("condition"));
            const Node sleep = onlySleep(sight, m, node.field("body"));
            if (!sleep || isConstant(condition) || firstBelow(condition, isWait))
                return true;
            CodeFact fact = sight.fact("busy-wait", m, condition, "asyncio.sleep");
            fact.path.push_back({m, sleep.range(), "until then it sleeps"});
            fact.what = "the loop wakes again and again only to look whether something has changed";
            facts.push_back(std::move(fact));
            return true;
        });
    }
}

} // namespace

Check busyWait()
{
    return {"busy-wait", {}, run};
}

} // namespace checks
