#include "app/mend/recipes/make_on_first_use.h"
#include "app/mend/await_edits.h"
#include "app/mend/definition_edits.h"
#include "app/mend/places.h"
#include "app/mend/shared_client.h"
#include "app/mend/source_style.h"
#include "app/mend/statement_lines.h"

namespace mend {

namespace {

using syntax::Node;

/// Whether the place runs on a loop, whoever calls.
bool onLoop(const python::Program &program, const GlobalUse &use)
{
    const auto function = functionAt(program, use.module, use.node);
    if (!function)
        return false;
    const python::Function &holder = program.function(*function);
    return holder.isAsync || holder.runs == python::Runs::OnLoop;
}

std::string definition(Drafting &draft, const GlobalName &global, const std::string &cache,
                       const SourceStyle &style)
{
    const std::string_view text = draft.text(global.module);
    const Node type = global.name.parent().field("type");
    const std::string returns = type ? " -> " + std::string(type.text()) : std::string();
    return commentsAbove(text, global.statement, "") + "@" + cache + style.newline + "def " +
           std::string(global.name.text()) + "()" + returns + ":" + style.newline + style.indent +
           "return " + indented(text, global.value, style.indent) +
           commentBehind(text, global.statement) + style.newline;
}

base::Result<Draft> draft(const RecipeInput &input)
{
    const python::Program &program = input.program;
    const auto client = sharedClient(input);
    if (!client)
        return client.problem();
    const GlobalName &global = client->global;
    Drafting drafting(program);
    const int hunk = drafting.hunk();
    const std::string reason = "Made when a coroutine first asks for it, on the loop that is "
                               "running then, and kept for all later calls.";
    const auto say = [&](const GlobalUse &use) -> base::Result<std::string> {
        if (!onLoop(program, use))
            return refusal("it is used where no loop may be running");
        return std::string(use.node.text()) + "()";
    };
    if (auto problem = replaceUses(drafting, *client, hunk, reason, say))
        return *problem;
    const bool old = input.python < base::PythonVersion{3, 9};
    std::string cache = drafting.name(global.module, global.statement, "functools",
                                      old ? "lru_cache" : "cache", true, hunk, reason);
    if (cache.empty())
        return refusal("the file uses `functools` for something else");
    if (old)
        cache += "(maxsize=None)";
    if (!firstOnLine(drafting.text(global.module), global.statement.range().start))
        return refusal("another statement stands on that line");
    const SourceStyle style = sourceStyle(program.module(global.module).tree);
    replaceByDefinition(drafting, global.module, global.statement,
                        definition(drafting, global, cache, style), hunk, reason);
    return drafting.take();
}

} // namespace

Recipe makeOnFirstUse()
{
    return {"make-on-first-use", {}, draft};
}

} // namespace mend
