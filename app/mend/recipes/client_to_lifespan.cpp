#include "app/mend/recipes/client_to_lifespan.h"
#include "app/mend/client_closing.h"
#include "app/mend/lifespan.h"
#include "app/mend/places.h"
#include "app/mend/shared_client.h"
#include "app/mend/source_style.h"
#include "app/mend/statement_lines.h"

namespace mend {

namespace {

using syntax::Node;

/// Lets the names that make the client mean the same in the application's file: imports of the
/// client's file are asked for there.
std::optional<base::Problem> bringNames(Drafting &draft, const GlobalName &global,
                                        std::size_t there, int hunk, const std::string &reason)
{
    const python::Program &program = draft.program();
    if (global.module == there)
        return std::nullopt;
    std::optional<base::Problem> problem;
    const auto bring = [&](Node used) {
        const auto bindings = program.bindings(global.module, used);
        if (bindings.empty())
            return;
        for (const python::Import &import : program.module(global.module).imports) {
            if (import.scope != 0 || import.star || import.bound != used.text() ||
                bindings.size() != 1 || bindings.front().kind != python::BindingKind::Import)
                continue;
            if (import.node.is("aliased_import"))
                continue;
            const std::string &name = import.bound;
            std::string said = import.from
                                   ? draft.name(there, {}, import.module, name, false, hunk, reason)
                                   : importedAs(program, there, {}, "", name);
            const Node root = program.module(there).tree.root();
            if (!import.from && said.empty() && import.module == name &&
                !program.isBound(there, root, name)) {
                draft.import({there, "", name, hunk, reason});
                said = name;
            }
            if (said == name)
                return;
        }
        problem = refusal("`" + std::string(used.text()) +
                          "` is not known where the application is made");
    };
    syntax::walk(global.value, [&](Node node) {
        const Node parent = node.parent();
        const bool attribute = parent.is("attribute") && !(parent.field("object") == node);
        const bool keyword = parent.is("keyword_argument") && parent.field("name") == node;
        if (node.is("identifier") && !attribute && !keyword && !problem)
            bring(node);
        return !problem;
    });
    return problem;
}

base::Result<Draft> draft(const RecipeInput &input)
{
    const python::Program &program = input.program;
    if (input.environment.hasRuntime("azure-functions"))
        return refusal("Azure Functions may run a lifespan more than once, or never");
    const auto client = sharedClient(input);
    if (!client)
        return client.problem();
    const GlobalName &global = client->global;
    if (!isAsyncManager(program, client->object))
        return refusal("the client cannot be entered with `async with`");
    Drafting drafting(program);
    const int hunk = drafting.hunk();
    Lifespan lifespan(drafting, global.module);
    if (auto problem = lifespan.find())
        return *problem;
    const std::string name(global.name.text());
    const std::string reason = "One client for the application: opened when it starts, closed when "
                               "it ends, and taken from its state by each request.";
    if (auto problem = bringNames(drafting, global, lifespan.module(), hunk, reason))
        return *problem;
    StateAccess state(drafting, lifespan.app(), lifespan.module(), name);
    const auto say = [&](const GlobalUse &use) { return state.at(use, hunk, reason); };
    if (auto problem = replaceUses(drafting, *client, hunk, reason, say))
        return *problem;
    lifespan.enter(indented(drafting.text(global.module), global.value,
                            sourceStyle(program.module(lifespan.module()).tree).indent),
                   name, closerOf(program, client->object));
    if (auto problem = lifespan.write(global.module, global.statement, hunk, reason))
        return *problem;
    return drafting.take();
}

} // namespace

Recipe clientToLifespan()
{
    return {"client-to-lifespan", {}, draft};
}

} // namespace mend
