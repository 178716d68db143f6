#include "app/checks/await_outside_coroutine.h"
#include "app/checks/sight.h"

namespace checks {

using syntax::Node;

namespace {

void add(const Sight &sight, std::vector<CodeFact> &facts, std::size_t module, Node place,
         std::string_view syntax)
{
    const auto &program = sight.program();
    if (program.canAwaitAt(module, place))
        return;
    const auto *function = sight.function(module, place);
    CodeFact fact = sight.fact("await-outside-coroutine", module, place,
                               function ? function->name : std::string());
    fact.attributes["syntax"] = {std::string(syntax)};
    fact.attributes["holder"] = {!function ? "module" : function->isLambda ? "lambda" : "function"};
    const std::string words = syntax == "async-with"  ? "async with"
                              : syntax == "async-for" ? "async for"
                                                      : "await";
    fact.what = words + (function ? " stands in a plain function" : " stands outside any function");
    facts.push_back(std::move(fact));
}

void run(const Sight &sight, std::vector<CodeFact> &facts)
{
    const auto &modules = sight.program().modules();
    for (const Awaited &awaited : sight.awaited()) {
        // A snippet may be the inside of a coroutine.
        if (!modules[awaited.module].file.snippet || sight.function(awaited.module, awaited.node))
            add(sight, facts, awaited.module, awaited.node, "await");
    }
    for (const Entered &entered : sight.entered()) {
        const bool inside = sight.function(entered.module, entered.statement) != nullptr;
        if (entered.async && (inside || !modules[entered.module].file.snippet))
            add(sight, facts, entered.module, entered.expression, "async-with");
    }
    for (const Iterated &iterated : sight.iterated()) {
        const bool inside = sight.function(iterated.module, iterated.statement) != nullptr;
        if (iterated.async && !iterated.comprehension &&
            (inside || !modules[iterated.module].file.snippet))
            add(sight, facts, iterated.module, iterated.expression, "async-for");
    }
}

} // namespace

Check awaitOutsideCoroutine()
{
    return {"await-outside-coroutine", {"syntax", "holder"}, run};
}

} // namespace checks
