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

void run(const Sight &sight, std::vector<CodeFact> &facts)
{
    for (const Entered &entered : sight.entered()) {
        const auto *call = sight.program().callAt(entered.module, entered.expression);
        const auto scope = call ? scopeKind(call->name) : std::string_view();
        if (scope.empty())
            continue;
        const auto *function = sight.function(entered.module, entered.statement);
        if (!function || !function->isAsync || isEnteredAsManager(*function))
            continue;
        const Node yield =
            firstBelow(entered.statement.field("body"), [](Node node) { return node.is("yield"); });
        if (!yield)
            continue;
        CodeFact fact = sight.fact("yield-in-scope", entered.module, yield, call->name);
        fact.attributes["scope"] = {std::string(scope)};
        fact.path.push_back({entered.module, entered.expression.range(), "the scope begins here"});
        fact.what = "between two values the scope stays open in the task of whoever asks for them";
        facts.push_back(std::move(fact));
    }
}

} // namespace

Check yieldInScope()
{
    return {"yield-in-scope", {"scope"}, run};
}

} // namespace checks
