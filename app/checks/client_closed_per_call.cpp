#include "app/checks/client_closed_per_call.h"
#include "app/checks/shared_object.h"
#include <algorithm>

namespace checks {

using syntax::Node;

namespace {

bool isLongLived(const MadeAt &made, const Sight &sight, std::size_t module, Node place)
{
    if (made.place.empty())
        return false;
    if (made.place == "module" || made.place == "class" || made.place == "lifespan")
        return true;
    // Set in __init__: shared by the methods, unless this is __init__ itself.
    const auto *function = sight.function(module, place);
    return made.place == "init" && function && function->name != "__init__";
}

/// Methods by which an object ends its own life are called once.
bool endsOwner(const Sight &sight, std::size_t module, Node place)
{
    const auto *function = sight.function(module, place);
    if (!function)
        return true;
    static constexpr std::string_view names[] = {
        "close",   "aclose",      "__aexit__", "__exit__", "shutdown", "stop",    "disconnect",
        "cleanup", "on_shutdown", "dispose",   "teardown", "__del__",  "lifespan"};
    return std::find(std::begin(names), std::end(names), function->name) != std::end(names) ||
           (function->endpoint && function->endpoint->kind == "lifespan");
}

bool servesMany(const Sight &sight, std::size_t module, Node place, const MadeAt &made)
{
    const auto *function = sight.function(module, place);
    if (!function || (function->endpoint && function->endpoint->kind == "test"))
        return false;
    // A method of a class that holds the client is there to be called again.
    const bool method = (made.place == "init" || made.place == "class") && function->classIndex;
    return method || runsRepeatedly(sight, module, place);
}

void add(const Sight &sight, std::vector<CodeFact> &facts, std::size_t module, Node place,
         Node client, const std::string &form)
{
    const auto object = sight.program().object(module, client);
    const std::string cls = clientClass(sight, object);
    if (cls.empty())
        return;
    const MadeAt made = madeAt(sight, module, client);
    if (!isLongLived(made, sight, module, place) || endsOwner(sight, module, place) ||
        !servesMany(sight, module, place, made))
        return;
    CodeFact fact = sight.fact("client-closed-per-call", module, place, cls);
    fact.attributes["object"] = {cls};
    fact.attributes["made"] = {made.place};
    fact.attributes["form"] = {form};
    fact.path.push_back({made.module, made.node.range(), "the shared client is made here"});
    fact.what = shortText(client) + " is shared, and this " +
                (form == "async-with" ? "block closes it at its end" : "call closes it");
    facts.push_back(std::move(fact));
}

void run(const Sight &sight, std::vector<CodeFact> &facts)
{
    for (const Entered &entered : sight.entered()) {
        if (entered.async && !entered.expression.is("call"))
            add(sight, facts, entered.module, entered.expression, entered.expression, "async-with");
    }
    const auto &modules = sight.program().modules();
    for (std::size_t m = 0; m < modules.size(); ++m) {
        for (const auto &call : modules[m].calls) {
            if (!call.callee.is("attribute") || call.use != python::Use::Awaited)
                continue;
            const Node client = inner(call.callee.field("object"));
            const auto method = call.callee.field("attribute").text();
            const auto closers =
                sight.known().closers(clientClass(sight, sight.program().object(m, client)));
            const bool closes = std::any_of(closers.begin(), closers.end(),
                                            [&](const auto &closer) { return closer == method; });
            if (closes && !client.is("call"))
                add(sight, facts, m, call.node, client, "close");
        }
    }
}

} // namespace

Check clientClosedPerCall()
{
    return {"client-closed-per-call", {"object", "made", "form"}, run};
}

} // namespace checks
