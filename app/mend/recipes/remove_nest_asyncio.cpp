#include "app/mend/recipes/remove_nest_asyncio.h"
#include "app/mend/await_edits.h"
#include "app/mend/carry_async.h"
#include "app/mend/nested_run.h"
#include "app/mend/places.h"

namespace mend {

namespace {

using syntax::Node;

bool isPatch(std::string_view module)
{
    return module == "nest_asyncio" || module == "nest_asyncio2";
}

const std::string reason =
    "The patch lets loops nest by running them inside each other; awaiting needs no such thing.";

/// apply() calls as statements of their own; a Problem where one is used otherwise.
std::optional<base::Problem> removePatch(Drafting &drafting, std::size_t module, int hunk)
{
    const python::Program &program = drafting.program();
    for (const python::Call &call : program.module(module).calls) {
        const std::string_view name = call.name;
        if (!isPatch(name.substr(0, name.find('.'))))
            continue;
        const Node statement = statementOf(call.node);
        if (!statement.is("expression_statement") || !(statement.namedChild(0) == call.node))
            return refusal("what the patch gives back is used");
        drafting.eraseStatement(module, statement, hunk, reason);
    }
    for (const python::Import &import : program.module(module).imports)
        if (isPatch(import.module))
            drafting.eraseStatement(module,
                                    import.statement.fields("name").size() == 1 ? import.statement
                                                                                : import.node,
                                    hunk, reason);
    return std::nullopt;
}

base::Result<Draft> draft(const RecipeInput &input)
{
    Drafting drafting(input.program);
    const int hunk = drafting.hunk();
    for (std::size_t module = 0; module < input.program.modules().size(); ++module)
        if (auto problem = removePatch(drafting, module, hunk))
            return *problem;
    if (drafting.empty())
        return refusal("no nest_asyncio in sight");
    CarryOptions options;
    options.reason = "It awaits now instead of starting a nested loop.";
    CarryAsync carry(drafting, options);
    for (const checks::CodeFact &fact : input.facts) {
        if (fact.kind != "nested-run")
            continue;
        const CallPlace place = culprit(input.program, fact);
        if (!place.call)
            return refusal("the nested run is not in sight");
        const auto function = functionAt(input.program, place.module, place.call->node);
        if (function) {
            if (auto problem = carry.plan(*function))
                return *problem;
        } else if (!input.program.canAwaitAt(place.module, place.call->node)) {
            return refusal("the nested run stands at module level");
        }
        // Without the patch the nested run fails, and without the await the patch is needed: one
        // hunk.
        if (auto problem =
                runToAwait(drafting, place.module, *place.call, hunk,
                           "The loop runs already: await the coroutine instead of nesting a run."))
            return *problem;
    }
    carry.write(hunk);
    return drafting.take();
}

} // namespace

Recipe removeNestAsyncio()
{
    return {"remove-nest-asyncio", {}, draft};
}

} // namespace mend
