#include "app/checks/starter.h"

namespace checks {

using python::ObjectKind;
using syntax::Node;

namespace {

const std::string loopClass = "asyncio.AbstractEventLoop";

/// Servers and bots are given an app, not a coroutine.
bool takesCoroutine(std::string_view name)
{
    return name.substr(0, 8) == "asyncio." || name == "uvloop.run" || name == "anyio.run" ||
           name == "trio.run";
}

std::string argumentKind(const Sight &sight, std::size_t module, Node argument)
{
    if (argument.isNull())
        return "none";
    const auto object = sight.program().object(module, argument);
    if (object.kind == ObjectKind::Coroutine)
        return "coroutine";
    if (object.kind == ObjectKind::Task)
        return object.name == "asyncio.Future" ? "future" : "task";
    return "unknown";
}

std::string loopKind(const Sight &sight, std::size_t module, Node loop)
{
    const auto object = sight.program().object(module, loop);
    const auto *made = object.made ? sight.program().callAt(module, object.made) : nullptr;
    if (!made)
        return "unknown";
    const auto last = lastPart(made->name);
    if (last == "new_event_loop" || last == "SelectorEventLoop" || last == "Loop")
        return "new";
    return last == "get_event_loop" || last == "get_running_loop" ? "current" : "unknown";
}

} // namespace

Starter starterOf(const Sight &sight, const CallPlace &place)
{
    const auto &call = *place.call;
    Starter starter;
    if (call.target || call.object.function)
        return starter;
    const auto method =
        call.callee.is("attribute") ? call.callee.field("attribute").text() : std::string_view();
    const bool onLoopObject = method == "run_until_complete" || method == "run_forever";
    if (!onLoopObject && !sight.known().startsLoop(call.name))
        return starter;
    starter.name = onLoopObject && lastPart(call.name) != method
                       ? loopClass + "." + std::string(method)
                       : call.name;
    starter.given = call.argument(0, onLoopObject ? "future" : "main");
    if (onLoopObject) {
        starter.form = std::string(method);
        starter.loop = loopKind(sight, place.module, inner(call.callee.field("object")));
    } else {
        starter.form = call.name == "asyncio.Runner.run" ? "runner" : "run";
        starter.loop = "new";
    }
    if (method == "run_forever")
        starter.given = {};
    if (!takesCoroutine(starter.name))
        starter.given = {};
    starter.argument = argumentKind(sight, place.module, starter.given);
    // anyio.run(main) and trio.run(main) are given the function.
    if (starter.name == "anyio.run" || starter.name == "trio.run")
        starter.argument = "coroutine";
    return starter;
}

} // namespace checks
