#include "app/mend/recipes/module_run_to_lifespan.h"
#include "app/mend/await_edits.h"
#include "app/mend/global_uses.h"
#include "app/mend/lifespan.h"
#include "app/mend/nested_run.h"
#include "app/mend/places.h"
#include <algorithm>
#include <cctype>

namespace mend {

namespace {

using syntax::Node;

/// Constants become ordinary names once they are attributes.
std::string attributeName(std::string_view name)
{
    const bool constant = std::none_of(name.begin(), name.end(),
                                       [](unsigned char letter) { return std::islower(letter); });
    std::string result(name);
    if (constant)
        std::transform(result.begin(), result.end(), result.begin(), [](unsigned char letter) {
            return static_cast<char>(std::tolower(letter));
        });
    return result;
}

/// The statement's text with `await x` in place of the call that runs x.
std::string awaiting(std::string_view text, Node whole, Node run, Node given)
{
    const bool around = bindsTighter(run);
    const bool within = !isPrimary(given);
    std::string result(text.substr(whole.range().start, run.range().start - whole.range().start));
    result += (around ? "(await " : "await ") + std::string(within ? "(" : "") +
              std::string(given.text()) + (within ? ")" : "") + (around ? ")" : "");
    result += text.substr(run.range().end, whole.range().end - run.range().end);
    return result;
}

/// Whether the module's other top-level code goes by what the run did.
bool neededAtImport(const python::Program &program, std::size_t module, Node statement)
{
    for (const python::Call &call : program.module(module).calls)
        if (!call.function && call.node.range().start > statement.range().end &&
            startsLoop(program, call) && !program.inMainGuard(module, call.node))
            return true;
    return false;
}

base::Result<Draft> draft(const RecipeInput &input)
{
    const python::Program &program = input.program;
    const checks::CodeFact &fact = *input.finding.fact;
    if (input.environment.hasRuntime("azure-functions"))
        return refusal("Azure Functions may run a lifespan more than once, or never");
    const python::Call *run = callOf(program, fact.module, fact.node);
    if (!run || !startsLoop(program, *run) || run->function)
        return refusal("a helper starts the loop");
    const Node given = run->arguments().size() == 1 ? inside(run->arguments().front()) : Node();
    if (!given || !given.is("call") ||
        program.object(fact.module, given).kind != python::ObjectKind::Coroutine)
        return refusal("the coroutine is not made there");
    if (run->callee.is("attribute") && run->callee.field("object").is("identifier") &&
        program.object(fact.module, run->callee.field("object")).kind != python::ObjectKind::Module)
        return refusal("the loop is kept under a name");
    const Node statement = statementOf(run->node);
    if (!statement.parent().is("module") || !statement.is("expression_statement"))
        return refusal("the run stands in a block");
    if (neededAtImport(program, fact.module, statement))
        return refusal("several runs follow each other; their order is a choice");
    if (holdsComment(statement, statement.range()))
        return refusal("comments stand inside the statement");
    Drafting drafting(program);
    const int hunk = drafting.hunk();
    Lifespan lifespan(drafting, fact.module);
    if (auto problem = lifespan.find())
        return *problem;
    if (lifespan.module() != fact.module)
        return refusal("the application is made in another file");
    const std::string_view text = drafting.text(fact.module);
    const std::string reason = "The application starts on the server's loop: what it needs is "
                               "awaited there, before the first request.";
    const Node inner = statement.namedChild(0);
    if (inner == run->node) {
        lifespan.run(awaiting(text, inner, run->node, given));
    } else {
        const auto global = globalOf(program, fact.module, inner.field("right"));
        if (!global)
            return refusal("the result is not kept under a name of the module");
        const auto uses = globalUses(program, *global);
        if (!uses)
            return uses.problem();
        const std::string attribute = attributeName(global->name.text());
        StateAccess state(drafting, lifespan.app(), lifespan.module(), attribute);
        for (const GlobalUse &use : *uses) {
            const auto said = state.at(use, hunk, reason);
            if (!said)
                return said.problem();
            drafting.replace(use.module, use.node.range(), *said, hunk, reason);
        }
        lifespan.run("@state@." + attribute + " = " +
                     awaiting(text, inner.field("right"), run->node, given));
    }
    if (auto problem = lifespan.write(fact.module, statement, hunk, reason))
        return *problem;
    return drafting.take();
}

} // namespace

Recipe moduleRunToLifespan()
{
    return {"module-run-to-lifespan", {}, draft};
}

} // namespace mend
