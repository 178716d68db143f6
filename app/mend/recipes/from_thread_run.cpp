#include "app/mend/recipes/from_thread_run.h"
#include "app/mend/argument_edits.h"
#include "app/mend/await_edits.h"
#include "app/mend/nested_run.h"
#include "app/mend/places.h"
#include <algorithm>

namespace mend {

namespace {

using syntax::Node;

/// Endpoints and dependencies of these run in a worker thread that anyio knows.
bool runsInAnyioThread(const python::Function &function)
{
    return function.endpoint && !function.isAsync &&
           (function.endpoint->library == "fastapi" || function.endpoint->library == "starlette") &&
           (function.endpoint->kind == "endpoint" || function.endpoint->kind == "dependency");
}

/// The call that gets the coroutine, beginning at the one that the fact is about:
/// `create_task(f())`, `get_event_loop().run_until_complete(f())`, `loop.create_task(f())`.
const python::Call *takerAt(const python::Program &program, const checks::CodeFact &fact)
{
    const CallPlace place = runAt(program, fact);
    if (place.call && place.module == fact.module && startsLoop(program, *place.call))
        return place.call;
    const python::Call *call = callOf(program, fact.module, fact.node);
    const std::string_view last = call ? lastName(call->callee.text()) : std::string_view();
    return last == "create_task" || last == "ensure_future" ? call : nullptr;
}

/// `from_thread.run(f, a)` for `f(a)`; keywords go through functools.partial.
std::string handed(Drafting &draft, std::size_t module, const python::Call &made,
                   const std::string &run, int hunk, const std::string &reason)
{
    const std::string callee(made.callee.text());
    const std::string arguments = argumentsText(made.node);
    const auto given = made.arguments();
    const bool plain = std::none_of(given.begin(), given.end(), [](Node argument) {
        return argument.is("keyword_argument") || argument.is("dictionary_splat");
    });
    if (arguments.empty())
        return run + "(" + callee + ")";
    if (plain)
        return run + "(" + callee + ", " + arguments + ")";
    const std::string partial =
        draft.name(module, made.node, "functools", "partial", true, hunk, reason);
    if (partial.empty())
        return {};
    return run + "(" + partial + "(" + callee + ", " + arguments + "))";
}

/// The variable that held the loop, with nothing else to do than this run.
std::optional<base::Problem> dropLoopName(Drafting &draft, const checks::CodeFact &fact,
                                          const python::Call &taker, int hunk)
{
    const python::Program &program = draft.program();
    const python::Call *getter = callOf(program, fact.module, fact.node);
    if (!getter || getter == &taker || taker.node.range().contains(getter->node.range()))
        return std::nullopt;
    const Node assignment = outside(getter->node).parent();
    const Node name = assignment.is("assignment") ? assignment.field("left") : Node();
    if (!name.is("identifier"))
        return refusal("the loop is handed on");
    for (const Node use : program.references(fact.module, name))
        if (!(use == name) && !taker.callee.range().contains(use.range()))
            return refusal("the loop is used for more than this run");
    draft.eraseStatement(fact.module, statementOf(assignment), hunk,
                         "The loop is the server's own; nothing has to look for it.");
    return std::nullopt;
}

base::Result<Draft> draft(const RecipeInput &input)
{
    const python::Program &program = input.program;
    const checks::CodeFact &fact = *input.finding.fact;
    const auto function = functionAt(program, fact.module, fact.node);
    if (!function || !runsInAnyioThread(program.function(*function)))
        return refusal("it is not one of anyio's threads that runs this");
    const python::Call *taker = takerAt(program, fact);
    if (!taker)
        return refusal("no coroutine is handed over there");
    const bool waits = lastName(taker->callee.text()) == "run_until_complete";
    if (!waits && taker->use != python::Use::Dropped)
        return refusal("a task may be used on its loop only, and this one is kept in a thread");
    Node given;
    for (const Node argument : taker->arguments())
        if (!given)
            given = argument.is("keyword_argument") ? argument.field("value") : argument;
    const python::Call *made = given ? program.callAt(fact.module, inside(given)) : nullptr;
    if (!made || program.object(fact.module, made->node).kind != python::ObjectKind::Coroutine)
        return refusal("the coroutine is not made there");
    if (holdsComment(taker->node, taker->node.range()))
        return refusal("comments stand between the arguments");
    Drafting drafting(program);
    const int hunk = drafting.hunk();
    const std::string reason =
        waits ? "The endpoint runs in a thread; the server's loop runs the coroutine, and the "
                "thread waits for its result."
              : "The endpoint runs in a thread, where no task can be made; the server's loop runs "
                "the coroutine, and the thread waits for it.";
    const std::string home =
        drafting.name(fact.module, taker->node, "anyio", "from_thread", false, hunk, reason);
    if (home.empty())
        return refusal("the file uses `from_thread` for something else");
    const std::string text = handed(drafting, fact.module, *made, home + ".run", hunk, reason);
    if (text.empty())
        return refusal("the file uses `functools` for something else");
    if (auto problem = dropLoopName(drafting, fact, *taker, hunk))
        return *problem;
    drafting.replace(fact.module, taker->node.range(), text, hunk, reason);
    return drafting.take();
}

} // namespace

Recipe fromThreadRun()
{
    return {"from-thread-run", {}, draft};
}

} // namespace mend
