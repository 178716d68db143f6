#include "app/checks/blocking_call.h"
#include "app/checks/reach.h"
#include "app/checks/sight.h"
#include <algorithm>

namespace checks {

using python::Call;
using python::Object;
using python::Use;
using syntax::Node;

namespace {

const knowledge::Twin *twinOf(const Sight &sight, const Call &call)
{
    return sight.twinOfCallee(call.object);
}

/// The method as the twin's lists name it ("chat.completions.create"); empty for a class or
/// function.
std::string_view methodOf(const knowledge::Twin &twin, std::string_view name)
{
    if (name.size() > twin.sync.size() + 1 && name.substr(0, twin.sync.size()) == twin.sync)
        return name.substr(twin.sync.size() + 1);
    return name == twin.sync ? std::string_view() : lastPart(name);
}

bool isFalse(Node node)
{
    return node.is("false") || node.text() == "0" || node.text() == "0.0";
}

/// `lock.acquire(blocking=False)`, `queue.get(timeout=0)`, `time.sleep(0)`: asks without waiting.
bool doesNotWait(const Call &call)
{
    const auto last = lastPart(call.name);
    if (call.name == "time.sleep")
        return call.argument(0, "seconds").text() == "0";
    if (last == "acquire")
        return isFalse(call.argument(0, "blocking")) || isFalse(call.argument(1, "timeout"));
    if (last == "get")
        return isFalse(call.argument(0, "block")) || isFalse(call.argument(1, "timeout"));
    if (last == "wait" || last == "join" || last == "result" || last == "exception")
        return isFalse(call.argument(0, "timeout"));
    return false;
}

/// Builtins that go through what they are given.
bool goesThrough(std::string_view name)
{
    static constexpr std::string_view names[] = {
        "list", "tuple", "set",       "dict", "sorted",    "next", "sum", "max",   "min",
        "any",  "all",   "frozenset", "for",  "enumerate", "zip",  "map", "filter"};
    return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

/// A pager works only when it is gone through: a call that hands it to a thread blocks nothing.
bool isGoneThrough(const Sight &sight, const CallPlace &place)
{
    const auto &program = sight.program();
    if (place.call->use == Use::Iterated)
        return true;
    if (place.call->use == Use::Passed) {
        const Node call = program.parent(program.parent(place.call->node));
        const auto *around = program.callAt(place.module, call);
        return around && goesThrough(around->name);
    }
    if (place.call->use != Use::Stored)
        return false;
    const Node target = program.parent(place.call->node).field("left");
    if (!target.is("identifier"))
        return false;
    const auto references = program.references(place.module, target);
    return std::any_of(references.begin(), references.end(), [&](Node reference) {
        if (program.functionAt(place.module, reference) != place.call->function)
            return false;
        const Use use = program.use(reference);
        if (use != Use::Passed)
            return use == Use::Iterated;
        const auto *around =
            program.callAt(place.module, program.parent(program.parent(reference)));
        return around && goesThrough(around->name);
    });
}

/// `async with client:` around or above it: the client counts as its asynchronous twin.
bool countsAsTwin(const Sight &sight, const CallPlace &place)
{
    const Use use = place.call->use;
    if (use == Use::Awaited || use == Use::AsyncWith || use == Use::AsyncIterated)
        return true;
    Node client = place.call->callee;
    while (client.is("attribute"))
        client = inner(client.field("object"));
    return std::any_of(sight.entered().begin(), sight.entered().end(), [&](const Entered &entered) {
        return entered.async && entered.module == place.module &&
               entered.statement.range().contains(place.call->node.range()) &&
               (entered.expression.text() == client.text() ||
                entered.expression.parent().text().find("as " + std::string(client.text())) !=
                    std::string_view::npos);
    });
}

/// A socket that somebody made non-blocking, or whose refusal is expected.
bool isNonBlocking(const Sight &sight, const CallPlace &place)
{
    const auto &text = sight.program().module(place.module).file.text;
    return text.find("setblocking(False") != std::string::npos ||
           text.find("settimeout(0)") != std::string::npos ||
           expects(place.call->node, {"BlockingIOError", "InterruptedError"});
}

bool isWanted(const Sight &sight, const CallPlace &place)
{
    const Call &call = *place.call;
    if (call.target || call.object.function || call.object.classRef)
        return false; // the user's own, whatever it is called
    const auto *blocking = sight.known().blocking(call.name);
    if (!blocking || doesNotWait(call))
        return false;
    const auto *twin = twinOf(sight, call);
    // A future that comes from elsewhere may well be done.
    if (call.name.substr(0, 26) == "concurrent.futures.Future." && call.object.made.isNull())
        return false;
    if (call.name.substr(0, 14) == "socket.socket." && isNonBlocking(sight, place))
        return false;
    if (!twin)
        return true;
    if (countsAsTwin(sight, place))
        return false;
    const auto method = methodOf(*twin, call.name);
    const auto last = lastPart(call.name);
    if (last == "close" || last == "aclose" || last == "disconnect")
        return false;
    const bool glob = blocking->name.find('*') != std::string::npos;
    switch (Known::method(*twin, method)) {
    case TwinMethod::Plain:
        return !glob;
    case TwinMethod::Iterated:
        return isGoneThrough(sight, place);
    case TwinMethod::Unknown:
        // Below a client, calls end in a verb; `client.chat` alone is never called.
        return !glob || call.object.kind != python::ObjectKind::Class;
    case TwinMethod::Awaited:
        break;
    }
    return true;
}

void run(const Sight &sight, std::vector<CodeFact> &facts)
{
    const auto wanted = [&](const CallPlace &place) { return isWanted(sight, place); };
    for (const Reached &reached : reached(sight, wanted)) {
        const Call &target = *reached.target.call;
        const auto *blocking = sight.known().blocking(target.name);
        const auto *twin = twinOf(sight, target);
        CodeFact fact = sight.fact("blocking-call", reached.place.module, reached.place.call->node,
                                   target.name);
        fact.attributes["kind"] = {blocking->kind};
        fact.attributes["twin"] = {twin ? twin->async : std::string()};
        fact.attributes["alternative"] = {blocking->alternative};
        fact.attributes["through"] = {reached.steps.empty() ? "direct" : "helper"};
        fact.path = pathOf(reached);
        const std::string place = sight.function(fact.module, fact.node) ? "" : " of this notebook";
        fact.what = reached.steps.empty()
                        ? target.name + "() holds the loop's thread until it returns" + place
                        : shortText(reached.place.call->callee) +
                              (reached.place.call->written ? "() comes to " : " comes to ") +
                              target.name + "(), which holds the loop's thread until it returns";
        facts.push_back(std::move(fact));
    }
}

} // namespace

Check blockingCall()
{
    return {"blocking-call", {"kind", "twin", "alternative", "through"}, run};
}

} // namespace checks
