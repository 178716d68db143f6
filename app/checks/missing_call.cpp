#include "app/checks/missing_call.h"
#include "app/checks/sight.h"

namespace checks {

using python::ObjectKind;
using syntax::Node;

namespace {

bool isAsyncFunction(const Sight &sight, std::size_t module, Node expression)
{
    const bool partial =
        expression.is("call") &&
        sight.program().qualifiedName(module, expression.field("function")) == "functools.partial";
    if (!expression.is("identifier") && !expression.is("attribute") && !partial)
        return false;
    const auto object = sight.program().object(module, expression);
    if (object.kind != ObjectKind::Function)
        return false;
    if (object.function) {
        const auto &function = sight.program().function(*object.function);
        return function.isAsync && !function.isGenerator && function.decorators.empty();
    }
    return sight.known().isCoroutine(object.name);
}

/// What schedules coroutine objects, never functions.
bool takesCoroutine(std::string_view name)
{
    for (const std::string_view known :
         {"asyncio.run", "asyncio.create_task", "asyncio.ensure_future", "asyncio.gather",
          "asyncio.wait_for", "asyncio.shield", "asyncio.run_coroutine_threadsafe",
          "asyncio.AbstractEventLoop.run_until_complete", "asyncio.AbstractEventLoop.create_task",
          "asyncio.TaskGroup.create_task", "uvloop.run", "asyncio.Runner.run"}) {
        if (name == known)
            return true;
    }
    return false;
}

void add(const Sight &sight, std::vector<CodeFact> &facts, std::size_t module, Node place,
         const std::string &use)
{
    CodeFact fact =
        sight.fact("missing-call", module, place, sight.program().qualifiedName(module, place));
    fact.attributes["use"] = {use};
    fact.what =
        shortText(place) + " is the function itself, and calling it would give the coroutine";
    facts.push_back(std::move(fact));
}

void run(const Sight &sight, std::vector<CodeFact> &facts)
{
    for (const Awaited &awaited : sight.awaited()) {
        if (isAsyncFunction(sight, awaited.module, awaited.operand))
            add(sight, facts, awaited.module, awaited.operand, "await");
    }
    const auto &modules = sight.program().modules();
    for (std::size_t m = 0; m < modules.size(); ++m) {
        for (const auto &call : modules[m].calls) {
            if (!takesCoroutine(call.name))
                continue;
            for (const Node &argument : call.arguments()) {
                if (isAsyncFunction(sight, m, inner(argument)))
                    add(sight, facts, m, inner(argument), std::string(lastPart(call.name)));
            }
        }
    }
}

} // namespace

Check missingCall()
{
    return {"missing-call", {"use"}, run};
}

} // namespace checks
