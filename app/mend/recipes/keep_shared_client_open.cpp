#include "app/mend/recipes/keep_shared_client_open.h"
#include "app/mend/await_edits.h"
#include "app/mend/block_edits.h"
#include "app/mend/places.h"

namespace mend {

namespace {

using syntax::Node;

const std::string reason =
    "The client is shared: leaving the block closes it for every later request, so it stays open.";

Node itemAt(const checks::CodeFact &fact)
{
    if (fact.node.is("with_item"))
        return fact.node;
    if (fact.node.is("with_clause"))
        return fact.node.namedChild(0);
    if (const Node item = fact.node.ancestor("with_item");
        item && itemValue(item).range().contains(fact.range))
        return item;
    if (fact.node.is("with_statement"))
        for (const Node item : withItems(fact.node))
            if (item.range().contains(fact.range) || fact.range == fact.node.range())
                return item;
    return {};
}

std::optional<base::Problem> keepOpen(Drafting &drafting, const checks::CodeFact &fact)
{
    const python::Program &program = drafting.program();
    const int hunk = drafting.hunk();
    if (const Node item = itemAt(fact)) {
        const Node value = inside(itemValue(item));
        if (!value.is("identifier") && !value.is("attribute"))
            return refusal("the client is made there, so it is not shared");
        if (const Node alias = itemName(item)) {
            for (const Node use : program.references(fact.module, alias)) {
                if (use == alias)
                    continue;
                if (use.parent().is("assignment") && use.parent().field("left") == use)
                    return refusal("the name is bound again");
                drafting.replace(fact.module, use.range(), std::string(value.text()), hunk, reason);
            }
        }
        removeWithItem(drafting, fact.module, item, hunk, reason);
        return std::nullopt;
    }
    // `await client.aclose()` at the end of each request.
    const Node statement = statementOf(fact.node);
    const python::Call *call = callOf(program, fact.module, statement);
    if (!call || !statement.is("expression_statement"))
        return refusal("what closes the client is not in sight");
    removeWithFinally(drafting, fact.module, {statement}, hunk, reason);
    return std::nullopt;
}

base::Result<Draft> draft(const RecipeInput &input)
{
    const std::vector<checks::CodeFact> facts = factsFor(input, "client-closed-per-call");
    if (facts.empty())
        return refusal("no shared client is closed");
    Drafting drafting(input.program);
    for (const checks::CodeFact &fact : facts)
        if (auto problem = keepOpen(drafting, fact))
            return *problem;
    return drafting.take();
}

} // namespace

Recipe keepSharedClientOpen()
{
    return {"keep-shared-client-open", {}, draft};
}

} // namespace mend
