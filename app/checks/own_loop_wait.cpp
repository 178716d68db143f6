#include "app/checks/own_loop_wait.h"
#include "app/checks/reach.h"
#include "app/checks/sight.h"
#include <algorithm>

namespace checks {

using syntax::Node;

namespace {

/// `asyncio.run_coroutine_threadsafe(...)` behind `.result()`, directly or through a name.
bool isThreadsafeResult(const Sight &sight, const CallPlace &place)
{
    const auto &callee = place.call->callee;
    if (!callee.is("attribute") || callee.field("attribute").text() != "result")
        return false;
    const auto object = sight.program().object(place.module, inner(callee.field("object")));
    const auto *made = object.made ? sight.program().callAt(place.module, object.made) : nullptr;
    if (!made || made->name != "asyncio.run_coroutine_threadsafe")
        return false;
    // A loop that another thread runs answers; only the loop that runs this code cannot.
    const Node loop = made->argument(1, "loop");
    const auto loopObject = sight.program().object(place.module, loop);
    const auto *asked =
        loopObject.made ? sight.program().callAt(place.module, loopObject.made) : nullptr;
    if (!asked)
        return loop.text().find("self.") == std::string_view::npos && loop.is("identifier") &&
               sight.program().bindings(place.module, loop).empty();
    const auto last = lastPart(asked->name);
    return last == "get_running_loop" || last == "get_event_loop";
}

/// Whether some coroutine in sight does `method` on the same object.
bool coroutineCalls(const Sight &sight, std::size_t module, Node object,
                    std::initializer_list<std::string_view> methods)
{
    for (const auto &call : sight.program().module(module).calls) {
        if (!call.callee.is("attribute") || call.callee.field("object").text() != object.text())
            continue;
        const auto method = call.callee.field("attribute").text();
        const bool wanted = std::find(methods.begin(), methods.end(), method) != methods.end();
        const auto *function = sight.function(module, call.node);
        if (wanted && function && function->isAsync)
            return true;
    }
    return false;
}

/// A request to the path of an endpoint in sight, on this machine.
bool isOwnServer(const Sight &sight, const CallPlace &place)
{
    const auto *blocking = sight.known().blocking(place.call->name);
    if (!blocking || blocking->kind != "network")
        return false;
    std::string url;
    for (const Node &argument : place.call->arguments()) {
        const Node value = argument.is("keyword_argument") ? argument.field("value") : argument;
        if (url.empty() && value.is("string"))
            url = std::string(value.text());
    }
    if (url.find("://localhost") == std::string::npos &&
        url.find("://127.0.0.1") == std::string::npos)
        return false;
    for (const auto &module : sight.program().modules()) {
        for (const auto &function : module.functions) {
            for (const auto &decorator : function.decorators) {
                const Node arguments = decorator.node.field("arguments");
                const Node path = arguments.namedChild(0);
                if (!function.endpoint || !path.is("string") || path.text().size() < 4)
                    continue;
                std::string text(path.text().substr(1, path.text().size() - 2));
                text = text.substr(0, text.find('{'));
                if (url.find(text) != std::string::npos)
                    return true;
            }
        }
    }
    return false;
}

std::string formOf(const Sight &sight, const CallPlace &place)
{
    if (place.call->target || place.call->use == python::Use::Awaited)
        return {};
    if (isThreadsafeResult(sight, place))
        return "threadsafe-result";
    const Node object = inner(place.call->callee.field("object"));
    const auto &name = place.call->name;
    if (name == "threading.Event.wait" && coroutineCalls(sight, place.module, object, {"set"}))
        return "thread-event-wait";
    if ((name == "queue.Queue.get" || name == "queue.SimpleQueue.get") &&
        coroutineCalls(sight, place.module, object, {"put", "put_nowait"}))
        return "queue-get";
    if (name == "threading.Thread.join") {
        const auto made = sight.program().object(place.module, object).made;
        const auto *thread = made ? sight.program().callAt(place.module, made) : nullptr;
        const Node target = thread ? thread->argument(1, "target") : Node();
        const auto function = sight.program().object(place.module, target).function;
        if (function) {
            for (const auto &call : sight.program().module(function->module).calls) {
                if (call.function == function->function &&
                    call.name == "asyncio.run_coroutine_threadsafe")
                    return "thread-join";
            }
        }
    }
    return isOwnServer(sight, place) ? "own-server" : std::string();
}

void run(const Sight &sight, std::vector<CodeFact> &facts)
{
    const auto wanted = [&](const CallPlace &place) { return !formOf(sight, place).empty(); };
    for (const Reached &reached : reached(sight, wanted)) {
        CodeFact fact = sight.fact("own-loop-wait", reached.place.module, reached.place.call->node,
                                   reached.target.call->name);
        fact.attributes["form"] = {formOf(sight, reached.target)};
        fact.attributes["through"] = {reached.steps.empty() ? "direct" : "helper"};
        fact.path = pathOf(reached);
        fact.what = shortText(reached.target.call->callee) +
                    "() waits on the loop's thread for what only this loop can do";
        facts.push_back(std::move(fact));
    }
}

} // namespace

Check ownLoopWait()
{
    return {"own-loop-wait", {"form", "through"}, run};
}

} // namespace checks
