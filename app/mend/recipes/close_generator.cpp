#include "app/mend/recipes/close_generator.h"
#include "app/mend/await_edits.h"
#include "app/mend/block_indent.h"
#include "app/mend/places.h"

namespace mend {

namespace {

using syntax::Node;

/// The loop that goes through a call of the generator, or null.
Node loopOver(const python::Call &call)
{
    const Node whole = outside(call.node);
    const Node loop = whole.parent();
    return loop.is("for_statement") && loop.field("right") == whole ? loop : Node();
}

base::Result<Draft> draft(const RecipeInput &input)
{
    const checks::CodeFact &fact = *input.finding.fact;
    const python::Program &program = input.program;
    const auto function = functionAt(program, fact.module, fact.node);
    if (!function)
        return refusal("the generator is not in sight");
    Drafting drafting(program);
    const int hunk = drafting.hunk();
    const std::string reason =
        "However the loop ends, `aclosing` closes the generator, and what it holds with it.";
    for (const python::CallSite &site : program.callers(*function)) {
        const python::Call &call = program.module(site.module).calls[site.call];
        if (call.use != python::Use::AsyncIterated)
            continue;
        const Node loop = loopOver(call);
        if (!loop || !hasOwnLines(program.module(site.module).tree.text(), loop))
            return refusal("the generator is gone through inside an expression");
        if (program.isBound(site.module, loop, "values"))
            return refusal("the name is taken");
        const std::string closing =
            drafting.name(site.module, loop, "contextlib", "aclosing", false, hunk, reason);
        if (closing.empty())
            return refusal("`aclosing` means something else in this file");
        indentBelow(drafting, site.module, loop, loop,
                    "async with " + closing + "(" + std::string(call.node.text()) + ") as values:",
                    hunk, reason);
        drafting.replace(site.module, call.node.range(), "values", hunk, reason);
    }
    if (drafting.empty())
        return refusal("nobody in sight goes through the generator");
    return drafting.take();
}

} // namespace

Recipe closeGenerator()
{
    return {"close-generator", {}, draft};
}

} // namespace mend
