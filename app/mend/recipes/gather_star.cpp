#include "app/mend/recipes/gather_star.h"
#include "app/mend/await_edits.h"
#include "app/mend/places.h"

namespace mend {

namespace {

using syntax::Node;

base::Result<Draft> draft(const RecipeInput &input)
{
    const checks::CodeFact &fact = *input.finding.fact;
    const python::Call *call = callOf(input.program, fact.module, fact.node);
    if (!call || call->arguments().empty())
        return refusal("the call is not in sight");
    const Node argument = call->arguments().front();
    if (argument.is("list_splat") || argument.is("keyword_argument"))
        return refusal("the list is unpacked already");
    Drafting drafting(input.program);
    const int hunk = drafting.hunk();
    const std::string reason =
        "`gather` takes awaitables one by one; the star hands over the list's elements.";
    const Node value = inside(argument);
    // `gather(f(x) for x in y)`: the call's own parentheses are the generator's.
    if (argument.is("generator_expression") && argument.parent().is("call")) {
        drafting.insert(fact.module, argument.range().start + 1, "*(", hunk, reason);
        drafting.insert(fact.module, argument.range().end - 1, ")", hunk, reason);
        return drafting.take();
    }
    const bool simple = value.is("identifier") || value.is("attribute") || value.is("list") ||
                        value.is("list_comprehension") || value.is("tuple") ||
                        value.is("generator_expression") || value.is("set") || value.is("call") ||
                        value.is("subscript") || argument.is("parenthesized_expression");
    drafting.insert(fact.module, argument.range().start, simple ? "*" : "*(", hunk, reason);
    if (!simple)
        drafting.insert(fact.module, argument.range().end, ")", hunk, reason);
    return drafting.take();
}

} // namespace

Recipe gatherStar()
{
    return {"gather-star", {}, draft};
}

} // namespace mend
