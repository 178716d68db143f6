#include "app/checks/async_object_in_sync_syntax.h"
#include "app/checks/protocol.h"
#include <algorithm>

namespace checks {

using syntax::Node;

namespace {

/// Builtins that go through their first argument.
bool goesThrough(const Sight &sight, std::size_t module, const python::Call &call)
{
    static constexpr std::string_view names[] = {
        "list", "tuple", "set",  "dict", "sorted",    "sum", "max",       "min",
        "any",  "all",   "next", "iter", "enumerate", "zip", "frozenset", "reversed"};
    if (!call.callee.is("identifier") || !sight.program().bindings(module, call.callee).empty())
        return false;
    return std::find(std::begin(names), std::end(names), call.callee.text()) != std::end(names);
}

void add(const Sight &sight, std::vector<CodeFact> &facts, std::size_t module, Node place,
         std::string_view syntax)
{
    const std::string object = objectName(sight, module, place);
    CodeFact fact = sight.fact("async-object-in-sync-syntax", module, place, object);
    fact.attributes["syntax"] = {std::string(syntax)};
    fact.attributes["object"] = {object};
    fact.what = syntax == "with"
                    ? shortText(place) + " is entered with a plain with, and it is asynchronous"
                    : shortText(place) + " is gone through as if it were a plain iterable";
    facts.push_back(std::move(fact));
}

void run(const Sight &sight, std::vector<CodeFact> &facts)
{
    for (const Entered &entered : sight.entered()) {
        if (!entered.async && managerSide(sight, entered.module, entered.expression) == Side::Async)
            add(sight, facts, entered.module, entered.expression, "with");
    }
    for (const Iterated &iterated : sight.iterated()) {
        if (!iterated.async &&
            iterationSide(sight, iterated.module, iterated.expression) == Side::Async)
            add(sight, facts, iterated.module, iterated.expression,
                iterated.comprehension ? "comprehension" : "for");
    }
    const auto &modules = sight.program().modules();
    for (std::size_t m = 0; m < modules.size(); ++m) {
        for (const auto &call : modules[m].calls) {
            const auto arguments = call.arguments();
            if (arguments.empty() || !goesThrough(sight, m, call))
                continue;
            const Node first = inner(arguments.front());
            if (iterationSide(sight, m, first) == Side::Async)
                add(sight, facts, m, first, "call");
        }
    }
}

} // namespace

Check asyncObjectInSyncSyntax()
{
    return {"async-object-in-sync-syntax", {"syntax", "object"}, run};
}

} // namespace checks
