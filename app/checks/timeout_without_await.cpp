#include "app/checks/timeout_without_await.h"
#include "app/checks/sight.h"
#include "app/checks/waits.h"

namespace checks {

using syntax::Node;

namespace {

void run(const Sight &sight, std::vector<CodeFact> &facts)
{
    for (const Entered &entered : sight.entered()) {
        const Scope scope = scopeOf(sight, entered);
        if (scope.kind != "timeout")
            continue;
        const Node body = entered.statement.field("body");
        const Node wait =
            firstBelow(body, [](Node node) { return isWait(node) || node.is("yield"); });
        if (wait)
            continue;
        CodeFact fact =
            sight.fact("timeout-without-await", entered.module, entered.expression, scope.name);
        fact.what = "the limit can end a wait only, and nothing in the block waits";
        facts.push_back(std::move(fact));
    }
}

} // namespace

Check timeoutWithoutAwait()
{
    return {"timeout-without-await", {}, run};
}

} // namespace checks
