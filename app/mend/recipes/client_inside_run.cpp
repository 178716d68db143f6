#include "app/mend/recipes/client_inside_run.h"
#include "app/mend/await_edits.h"
#include "app/mend/client_closing.h"
#include "app/mend/nested_run.h"
#include "app/mend/places.h"
#include "app/mend/shared_client.h"
#include "app/mend/source_style.h"
#include "app/mend/statement_lines.h"
#include <algorithm>
#include <set>

namespace mend {

namespace {

using syntax::Node;

constexpr const char *reason =
    "Each loop gets a client of its own, opened and closed on it; the one "
    "that was shared stayed with the loop that used it first.";

/// The starts of a loop that use the client: what each of them is given.
struct Starts {
    std::set<python::FunctionRef> entries; ///< coroutine functions that are run
    std::vector<std::pair<std::size_t, const python::Call *>> direct; ///< run(client.get(...))
};

base::Result<Starts> startsOf(const RecipeInput &input, const SharedClient &client)
{
    const python::Program &program = input.program;
    Starts starts;
    const checks::CodeFact &own = *input.finding.fact;
    for (const checks::CodeFact &fact : input.facts) {
        if (fact.kind != own.kind || fact.path.empty() ||
            fact.path.front().module != own.path.front().module ||
            !(fact.path.front().range == own.path.front().range))
            continue;
        const python::Call *run = callOf(program, fact.module, fact.node);
        if (!run || !startsLoop(program, *run) || run->arguments().empty())
            return refusal("what is run is not in sight");
        const Node given = inside(run->arguments().front());
        const python::Call *made = given ? program.callAt(fact.module, given) : nullptr;
        if (made && made->target && program.function(*made->target).isAsync)
            starts.entries.insert(*made->target);
        else if (made && made->callee.is("attribute") && fact.module == client.global.module &&
                 made->callee.text().starts_with(std::string(client.global.name.text()) + "."))
            starts.direct.push_back({fact.module, run});
        else
            return refusal("what is run is not in sight");
    }
    return starts;
}

/// Whether one of the coroutines that are run holds the use.
bool heldBy(const python::Program &program, const Starts &starts, const GlobalUse &use)
{
    for (const auto &[module, run] : starts.direct)
        if (module == use.module && run->node.range().contains(use.node.range()))
            return true;
    return std::any_of(starts.entries.begin(), starts.entries.end(), [&](python::FunctionRef ref) {
        return ref.module == use.module &&
               program.function(ref).body.range().contains(use.node.range());
    });
}

std::optional<base::Problem> openIn(Drafting &draft, const SharedClient &client,
                                    python::FunctionRef ref, int hunk)
{
    const python::Program &program = draft.program();
    const python::Function &function = program.function(ref);
    if (ref.module != client.global.module)
        return refusal("the client is made in another file");
    if (function.isGenerator)
        return refusal("a generator would keep the client open");
    const std::string_view text = draft.text(ref.module);
    const SourceStyle style = sourceStyle(program.module(ref.module).tree);
    Node first;
    for (const Node child : function.body.namedChildren()) {
        const bool doc = child.is("expression_statement") && child.namedChild(0).is("string") &&
                         child == function.body.namedChild(0);
        if (!first && !doc && !child.is("comment"))
            first = child;
    }
    if (!first || !firstOnLine(text, first.range().start))
        return refusal("the coroutine has no lines of its own");
    const std::size_t start = withComments(text, lineStart(text, first.range().start));
    const std::string indent(indentAt(text, first.range().start));
    draft.insert(ref.module, start,
                 commentsAbove(text, client.global.statement, indent) + indent + "async with " +
                     indented(text, client.global.value, indent) + " as " +
                     std::string(client.global.name.text()) + ":" +
                     commentBehind(text, client.global.statement) + style.newline,
                 hunk, reason);
    for (std::size_t at = start; at < lineStart(text, first.range().start); at = lineEnd(text, at))
        draft.insert(ref.module, at, style.indent, hunk, reason);
    for (const std::size_t line : linesOf(text, function.body))
        if (line >= lineStart(text, first.range().start))
            draft.insert(ref.module, line, style.indent, hunk, reason);
    return std::nullopt;
}

/// `run(client.get(u))` -> a coroutine that opens the client and awaits that.
std::optional<base::Problem> openAround(Drafting &draft, const SharedClient &client,
                                        std::size_t module, const python::Call &run, int hunk)
{
    const python::Program &program = draft.program();
    const std::string_view text = draft.text(module);
    const SourceStyle style = sourceStyle(program.module(module).tree);
    const Node given = inside(run.arguments().front());
    const python::Call *made = program.callAt(module, given);
    const Node statement = statementOf(run.node);
    if (!made || isAsyncManager(program, program.object(module, given)) || !run.function)
        return refusal("its result is used on the loop as well");
    if (program.isBound(module, statement, "once") || !firstOnLine(text, statement.range().start))
        return refusal("the coroutine cannot be written there");
    const std::string indent(indentAt(text, statement.range().start));
    const std::string one = indent + style.indent;
    const std::string two = one + style.indent;
    const std::size_t start = withComments(text, lineStart(text, statement.range().start));
    const bool top = statement.previousNamedSibling().isNull() || blanksAbove(text, start) > 0;
    draft.insert(module, start,
                 (top ? "" : style.newline) + indent + "async def once():" + style.newline + one +
                     "async with " + indented(text, client.global.value, one) + " as " +
                     std::string(client.global.name.text()) + ":" + style.newline + two +
                     "return await " + indented(text, given, style.indent + style.indent) +
                     style.newline + style.newline,
                 hunk, reason);
    draft.replace(module, run.arguments().front().range(), "once()", hunk, reason);
    return std::nullopt;
}

base::Result<Draft> draft(const RecipeInput &input)
{
    const python::Program &program = input.program;
    const auto client = sharedClient(input);
    if (!client)
        return client.problem();
    if (!isAsyncManager(program, client->object))
        return refusal("the client cannot be entered with `async with`");
    const auto uses = globalUses(program, client->global);
    if (!uses)
        return uses.problem();
    const auto starts = startsOf(input, *client);
    if (!starts)
        return starts.problem();
    for (const GlobalUse &use : *uses)
        if (!heldBy(program, *starts, use))
            return refusal("others use the client too");
    Drafting drafting(program);
    const int hunk = drafting.hunk();
    for (const checks::CodeFact &closing : client->closings)
        if (auto problem = dropClosing(drafting, closing, hunk, reason, [&](Node) {
                return base::Result<std::string>(std::string(client->global.name.text()));
            }))
            return *problem;
    if (!client->closings.empty() && !starts->direct.empty())
        return refusal("the client is closed in between");
    for (const python::FunctionRef ref : starts->entries)
        if (auto problem = openIn(drafting, *client, ref, hunk))
            return *problem;
    for (const auto &[module, run] : starts->direct)
        if (auto problem = openAround(drafting, *client, module, *run, hunk))
            return *problem;
    drafting.eraseWithComments(client->global.module, client->global.statement, hunk, reason);
    return drafting.take();
}

} // namespace

Recipe clientInsideRun()
{
    return {"client-inside-run", {}, draft};
}

} // namespace mend
