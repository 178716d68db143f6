#include "app/checks/sync_object_in_async_syntax.h"
#include "app/checks/protocol.h"

namespace checks {

using syntax::Node;

namespace {

void add(const Sight &sight, std::vector<CodeFact> &facts, std::size_t module, Node place,
         std::string_view syntax)
{
    if (expects(place, {"TypeError", "AttributeError"}))
        return; // the code has both in mind
    const auto *twin = twinAt(sight, module, place);
    const auto *call = sight.program().callAt(module, place);
    const std::string object =
        syntax == "await" && twin ? twin->sync : objectName(sight, module, place);
    CodeFact fact = sight.fact("sync-object-in-async-syntax", module, place,
                               call && !call->name.empty() ? call->name : object);
    if (twin)
        fact.attributes["library"] = {sight.known().distribution(twin->sync)};
    fact.attributes["syntax"] = {std::string(syntax)};
    fact.attributes["object"] = {object};
    fact.attributes["client"] = {twin ? twin->sync : std::string()};
    fact.attributes["twin"] = {twin ? twin->async : std::string()};
    const std::string words = syntax == "async-with"  ? "async with"
                              : syntax == "async-for" ? "async for"
                                                      : "await";
    fact.what = words + " is used on " + (object.empty() ? shortText(place) : object) +
                ", which is a synchronous object";
    facts.push_back(std::move(fact));
}

void run(const Sight &sight, std::vector<CodeFact> &facts)
{
    for (const Entered &entered : sight.entered()) {
        if (entered.async && managerSide(sight, entered.module, entered.expression) == Side::Sync)
            add(sight, facts, entered.module, entered.expression, "async-with");
    }
    for (const Iterated &iterated : sight.iterated()) {
        if (iterated.async &&
            iterationSide(sight, iterated.module, iterated.expression) == Side::Sync)
            add(sight, facts, iterated.module, iterated.expression, "async-for");
    }
    for (const Awaited &awaited : sight.awaited()) {
        const auto *call = sight.program().callAt(awaited.module, awaited.operand);
        if (!call || call->target || call->object.kind == python::ObjectKind::Class)
            continue;
        const auto *twin = sight.twinOfCallee(call->object);
        if (!twin || sight.known().isCoroutine(call->name))
            continue;
        // `await sessions()`: what the call gives is not known to be plain.
        const auto object = sight.program().object(awaited.module, awaited.operand);
        if (object.kind == python::ObjectKind::Coroutine || object.kind == python::ObjectKind::Task)
            continue;
        add(sight, facts, awaited.module, awaited.operand, "await");
    }
}

} // namespace

Check syncObjectInAsyncSyntax()
{
    return {"sync-object-in-async-syntax", {"syntax", "object", "client", "twin"}, run};
}

} // namespace checks
