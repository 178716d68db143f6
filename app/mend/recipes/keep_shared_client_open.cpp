#include "app/mend/recipes/keep_shared_client_open.h"
#include "app/mend/await_edits.h"
#include "app/mend/block_edits.h"
#include "app/mend/client_closing.h"
#include "app/mend/places.h"

namespace mend {

namespace {

using syntax::Node;

const std::string reason =
    "The client is shared: leaving the block closes it for every later request, so it stays open.";

std::optional<base::Problem> keepOpen(Drafting &drafting, const checks::CodeFact &fact)
{
    const Node item = closingItem(fact);
    const std::string client(item ? inside(itemValue(item)).text() : std::string_view());
    return dropClosing(drafting, fact, drafting.hunk(), reason,
                       [&](Node) { return base::Result<std::string>(client); });
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
