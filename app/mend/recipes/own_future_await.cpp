#include "app/mend/recipes/own_future_await.h"
#include "app/mend/await_edits.h"
#include "app/mend/places.h"
#include <algorithm>

namespace mend {

namespace {

using syntax::Node;

/// `.result(...)` of a future: directly on the call that made it, or on the name that holds it.
struct Waiting {
    const python::Call *submit = nullptr;
    const python::Call *result = nullptr;
    Node assignment; ///< `future = run_coroutine_threadsafe(...)`, when a name holds it
};

bool submits(const python::Call &call)
{
    return call.name == "asyncio.run_coroutine_threadsafe" ||
           lastName(call.callee.text()) == "run_coroutine_threadsafe";
}

Waiting waiting(const python::Program &program, const checks::CodeFact &fact)
{
    Waiting found;
    syntax::walk(statementOf(fact.node), [&](Node node) {
        const python::Call *call = node.is("call") ? program.callAt(fact.module, node) : nullptr;
        if (call && submits(*call))
            found.submit = call;
        if (call && call->callee.is("attribute") &&
            call->callee.field("attribute").text() == "result")
            found.result = call;
        return true;
    });
    if (found.result && !found.submit) {
        const Node name = found.result->callee.field("object");
        const auto bindings = program.bindings(fact.module, name);
        if (bindings.size() == 1 && bindings[0].kind == python::BindingKind::Assignment) {
            found.submit = callOf(program, fact.module, bindings[0].value);
            found.assignment = bindings[0].statement;
        }
    } else if (found.submit && !found.result) {
        const Node assignment = found.submit->node.ancestor("assignment");
        const Node name = assignment.field("left");
        if (name.is("identifier"))
            for (const Node use : program.references(fact.module, name))
                if (const Node attribute = use.parent();
                    attribute.is("attribute") && attribute.field("attribute").text() == "result") {
                    found.result = program.callAt(fact.module, attribute.parent());
                    found.assignment = statementOf(assignment);
                }
    }
    if (found.submit && !submits(*found.submit))
        found.submit = nullptr;
    return found;
}

/// The loop handed over must be the one that runs here; another one is not the future's own.
bool ownLoop(const python::Program &program, std::size_t module, Node loop)
{
    const python::Call *getter = callOf(program, module, loop);
    if (!getter && loop.is("identifier")) {
        const auto bindings = program.bindings(module, loop);
        if (bindings.size() == 1)
            getter = callOf(program, module, bindings[0].value);
    }
    if (!getter)
        return false;
    const std::string_view name = lastName(getter->callee.text());
    return name == "get_running_loop" || name == "get_event_loop";
}

/// A loop variable that only the hand-over used.
void dropLoopName(Drafting &drafting, std::size_t module, Node loop, Node gone, int hunk)
{
    const python::Program &program = drafting.program();
    if (!loop.is("identifier"))
        return;
    const auto bindings = program.bindings(module, loop);
    if (bindings.size() != 1 || bindings[0].kind != python::BindingKind::Assignment ||
        bindings[0].unpacked)
        return;
    for (const Node use : program.references(module, loop))
        if (!(use == bindings[0].target) && !gone.range().contains(use.range()))
            return;
    const Node statement = statementOf(bindings[0].target);
    drafting.eraseStatement(module, statement, hunk, "The loop is not asked for any more.");
}

bool adjacent(const Waiting &found)
{
    Node next = statementOf(found.assignment).nextNamedSibling();
    while (next.is("comment"))
        next = next.nextNamedSibling();
    return next && next.range().contains(found.result->node.range()) &&
           statementOf(found.result->node) == next;
}

std::optional<base::Problem> write(Drafting &drafting, std::size_t module, const Waiting &found,
                                   int hunk)
{
    const std::string reason =
        "The coroutine would run on the very loop that waits for it here; awaiting lets it run.";
    const Node coroutine = found.submit->argument(0, "coro");
    const Node timeout = found.result->argument(0, "timeout");
    const Node place = found.assignment ? found.submit->node : found.result->node;
    std::string opening = "await ";
    std::string closing;
    if (timeout && !timeout.is("none")) {
        const std::string wait =
            drafting.name(module, place, "asyncio", "wait_for", true, hunk, reason);
        if (wait.empty())
            return refusal("the file uses `asyncio` for something else");
        opening += wait + "(";
        const bool keyword = timeout.parent().is("keyword_argument");
        closing = ", " + std::string((keyword ? timeout.parent() : timeout).text()) + ")";
        drafting.atMost(knowledge::Safety::Review,
                        "asyncio.wait_for cancels the coroutine when the time is up; "
                        "`result(timeout)` let it go on.");
    } else if (!isPrimary(coroutine)) {
        opening += "(";
        closing = ")";
    }
    if (found.assignment && adjacent(found)) {
        // Nothing happens between handing over and waiting: the coroutine is awaited where its
        // result is.
        const bool around = bindsTighter(found.result->node);
        drafting.replace(module, found.result->node.range(),
                         (around ? "(" : "") + opening + std::string(coroutine.text()) + closing +
                             (around ? ")" : ""),
                         hunk, reason);
        drafting.eraseStatement(module, found.assignment, hunk, reason);
        return std::nullopt;
    }
    if (found.assignment) {
        // The name holds the result from now on; `.result()` on it goes.
        drafting.replace(module, {found.submit->node.range().start, coroutine.range().start},
                         opening, hunk, reason);
        drafting.replace(module, {coroutine.range().end, found.submit->node.range().end}, closing,
                         hunk, reason);
        const Node attribute = found.result->callee;
        drafting.erase(module,
                       {attribute.field("object").range().end, found.result->node.range().end},
                       hunk, reason);
        return std::nullopt;
    }
    const bool around = bindsTighter(found.result->node);
    drafting.replace(module, {place.range().start, coroutine.range().start},
                     (around ? "(" : "") + opening, hunk, reason);
    drafting.replace(module, {coroutine.range().end, place.range().end},
                     closing + (around ? ")" : ""), hunk, reason);
    return std::nullopt;
}

base::Result<Draft> draft(const RecipeInput &input)
{
    const checks::CodeFact &fact = *input.finding.fact;
    const python::Program &program = input.program;
    const Waiting found = waiting(program, fact);
    if (!found.submit || !found.result || !found.submit->argument(0, "coro"))
        return refusal("the future that is waited for is not in sight");
    if (const std::string why = whyNoAwait(program, fact.module, found.submit->node); !why.empty())
        return refusal(why);
    const Node loop = found.submit->argument(1, "loop");
    if (!loop || !ownLoop(program, fact.module, loop))
        return refusal("the loop may be another one");
    if (found.assignment) {
        const Node name = found.result->callee.field("object");
        if (program.references(fact.module, name).size() != 2)
            return refusal("the future is used for more than this");
    }
    Drafting drafting(program);
    const int hunk = drafting.hunk();
    dropLoopName(drafting, fact.module, loop, found.submit->node, hunk);
    if (auto problem = write(drafting, fact.module, found, hunk))
        return *problem;
    return drafting.take();
}

} // namespace

Recipe ownFutureAwait()
{
    return {"own-future-await", {}, draft};
}

} // namespace mend
