#include "app/checks/yield_in_scope.h"
#include "app/checks/sight.h"
#include "app/checks/waits.h"

namespace checks {

using syntax::Node;

namespace {

/// Decorated or used as what enters and leaves it in one task: a context manager, a fixture, a
/// dependency.
bool isEnteredAsManager(const python::Function &function)
{
    for (const auto &decorator : function.decorators) {
        const auto text = decorator.node.text();
        for (const std::string_view word :
             {"contextmanager", "fixture", "asynccontextmanager", "lifespan", "override"}) {
            if (text.find(word) != std::string_view::npos)
                return true;
        }
    }
    return function.endpoint &&
           (function.endpoint->kind == "lifespan" || function.endpoint->kind == "dependency");
}

std::string objectNameOf(const Sight &sight, const Entered &entered)
{
    return sight.program().object(entered.module, entered.expression).name;
}

/// Where code in the same file goes through the generator without closing it, or null.
Node consumerOf(const Sight &sight, const Entered &entered)
{
    const auto index = sight.program().functionAt(entered.module, entered.statement);
    if (!index)
        return {};
    for (const auto &site : sight.program().callers({entered.module, *index})) {
        const auto &call = sight.program().module(site.module).calls[site.call];
        if (site.module == entered.module && call.use == python::Use::AsyncIterated)
            return call.node;
    }
    return {};
}

void run(const Sight &sight, std::vector<CodeFact> &facts)
{
    for (const Entered &entered : sight.entered()) {
        const auto *function = sight.function(entered.module, entered.statement);
        if (!function || !function->isAsync || isEnteredAsManager(*function))
            continue;
        Scope scope = scopeOf(sight, entered);
        const Node consumer =
            scope.kind.empty() && entered.async ? consumerOf(sight, entered) : Node();
        if (consumer)
            scope = {"manager", objectNameOf(sight, entered)};
        if (scope.kind.empty())
            continue;
        const Node yield =
            firstBelow(entered.statement.field("body"), [](Node node) { return node.is("yield"); });
        if (!yield)
            continue;
        CodeFact fact = sight.fact("yield-in-scope", entered.module, yield, scope.name);
        fact.attributes["scope"] = {std::string(scope.kind)};
        fact.path.push_back({entered.module, entered.expression.range(), "the scope begins here"});
        if (consumer)
            fact.path.push_back({entered.module, consumer.range(), "who may stop before the end"});
        fact.what =
            consumer
                ? "who stops asking for values leaves what was entered here open"
                : "between two values the scope stays open in the task of whoever asks for them";
        facts.push_back(std::move(fact));
    }
}

} // namespace

Check yieldInScope()
{
    return {"yield-in-scope", {"scope"}, run};
}

} // namespace checks
