#include "app/mend/recipes/client_twin.h"
#include "app/mend/client_swap.h"
#include "app/mend/places.h"
#include <map>
#include <memory>

namespace mend {

namespace {

/// What tells of a client of the other flavour: the facts whose object or callee has a twin.
const knowledge::Twin *twinFor(const python::Program &program, const checks::CodeFact &fact)
{
    for (const char *key : {"object", "name"})
        if (const knowledge::Twin *twin = twinOf(program, fact.attribute(key)))
            return twin;
    const python::Object object = program.object(fact.module, fact.node);
    for (const std::string &name : {object.name, object.root})
        if (const knowledge::Twin *twin = twinOf(program, name))
            return twin;
    return nullptr;
}

syntax::Node clientExpression(const checks::CodeFact &fact)
{
    syntax::Node node = fact.node;
    if (node.is("with_clause"))
        node = node.namedChild(0);
    if (node.is("with_item"))
        node = node.field("value").is("as_pattern") ? node.field("value").namedChild(0)
                                                    : node.field("value");
    else if (node.is("with_statement"))
        node = node.descendant(fact.range);
    else if (node.is("for_statement") || node.is("for_in_clause"))
        node = node.field("right");
    else if (node.is("await") || node.is("expression_statement"))
        node = node.namedChild(0);
    return node;
}

std::vector<checks::CodeFact> clientFacts(const RecipeInput &input)
{
    static const std::set<std::string> kinds = {"sync-object-in-async-syntax", "blocking-call",
                                                "plain-result-awaited", "absent-name"};
    const checks::CodeFact &own = *input.finding.fact;
    if (kinds.count(own.kind) && twinFor(input.program, own))
        return {own};
    std::vector<checks::CodeFact> found;
    for (const checks::CodeFact &fact : input.facts)
        // Beside another recipe only what is used with async syntax already is meant.
        if (fact.module == own.module && fact.kind == "sync-object-in-async-syntax" &&
            twinFor(input.program, fact))
            found.push_back(fact);
    return found;
}

base::Result<Draft> draft(const RecipeInput &input)
{
    Drafting drafting(input.program);
    std::map<const knowledge::Twin *, std::unique_ptr<ClientSwap>> swaps;
    for (const checks::CodeFact &stated : clientFacts(input)) {
        checks::CodeFact fact = stated;
        // The blocking call of a helper stands at the end of the path.
        if (fact.attribute("through") == "helper") {
            const CallPlace place = culprit(input.program, fact);
            if (!place.call)
                return refusal("the call is not in sight");
            fact.module = place.module;
            fact.node = place.call->node;
        }
        const syntax::Node expression = clientExpression(fact);
        const knowledge::Twin *twin = twinOfRoot(input.program, fact.module, expression);
        if (!twin)
            twin = twinFor(input.program, stated);
        auto &swap = swaps[twin];
        if (!swap)
            swap = std::make_unique<ClientSwap>(drafting, *twin);
        if (swap->covers(fact.module, expression))
            continue;
        if (auto problem = swap->from(fact.module, expression))
            return *problem;
    }
    if (swaps.empty())
        return refusal("no client with an asynchronous twin is in sight");
    for (auto &[twin, swap] : swaps)
        if (auto problem = swap->finish())
            return *problem;
    return drafting.take();
}

} // namespace

Recipe clientTwin()
{
    return {"client-twin", {}, draft};
}

} // namespace mend
