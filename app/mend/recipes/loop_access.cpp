#include "app/mend/recipes/loop_access.h"
#include "app/mend/await_edits.h"
#include "app/mend/block_edits.h"
#include "app/mend/carry_async.h"
#include "app/mend/nested_run.h"
#include "app/mend/places.h"
#include <algorithm>

namespace mend {

namespace {

using syntax::Node;

base::Result<Draft> getRunningLoop(const RecipeInput &input)
{
    const checks::CodeFact &fact = *input.finding.fact;
    const python::Call *call = callOf(input.program, fact.module, fact.node);
    if (!call || lastName(call->name) != "get_event_loop")
        return refusal("the loop is not asked for there");
    const auto function = functionAt(input.program, fact.module, call->node);
    const bool endpoint = function && frameworkAwaits(input.program.function(*function));
    if (!endpoint && !input.program.canAwaitAt(fact.module, call->node))
        return refusal("no loop runs there");
    Drafting drafting(input.program);
    const int hunk = drafting.hunk();
    if (endpoint && !input.program.canAwaitAt(fact.module, call->node)) {
        // The same edits as of the recipe beside it, so that this hunk needs that one.
        CarryAsync carry(drafting, {});
        if (auto problem = carry.plan(*function))
            return *problem;
        carry.write(hunk);
    }
    const std::string reason =
        "In a coroutine the running loop is meant; get_running_loop never makes or guesses one.";
    const Node callee = call->callee;
    const Node name = callee.is("attribute") ? callee.field("attribute") : callee;
    if (callee.is("attribute")) {
        drafting.replace(fact.module, name.range(), "get_running_loop", hunk, reason);
    } else {
        const std::string text =
            drafting.name(fact.module, callee, "asyncio", "get_running_loop", false, hunk, reason);
        if (text.empty())
            return refusal("the file uses that name for something else");
        drafting.replace(fact.module, callee.range(), text, hunk, reason);
    }
    return drafting.take();
}

/// What a loop variable at the program's root is used for.
struct RootLoop {
    std::vector<Node> statements; ///< that go
    std::vector<const python::Call *> runs;
    bool other = false;
};

RootLoop rootLoop(const python::Program &program, std::size_t module, Node name)
{
    RootLoop loop;
    for (const Node use : program.references(module, name)) {
        const Node parent = use.parent();
        const Node statement = statementOf(use);
        const Node attribute =
            parent.is("attribute") && parent.field("object") == use ? parent : Node();
        const Node call = attribute ? attribute.parent() : parent.parent();
        const bool plain = statement.is("expression_statement") && statement.namedChild(0) == call;
        const std::string_view method = attribute.field("attribute").text();
        if (parent.is("assignment") && parent.field("left") == use)
            loop.statements.push_back(statement);
        else if (method == "run_until_complete" && call.is("call"))
            loop.runs.push_back(program.callAt(module, call));
        else if (plain && (method == "close" || method == "stop"))
            loop.statements.push_back(statement);
        else if (plain && !attribute && lastName(call.field("function").text()) == "set_event_loop")
            loop.statements.push_back(statement);
        else
            loop.other = true;
    }
    return loop;
}

std::optional<base::Problem> runAtRoot(Drafting &drafting, std::size_t module,
                                       const python::Call &run, int hunk)
{
    const std::string reason =
        "asyncio.run makes a loop, runs the coroutine and closes the loop, on every Python.";
    const Node argument = run.argument(0, "future");
    if (!argument)
        return refusal("what is run is not in sight");
    const python::Object object = drafting.program().object(module, inside(argument));
    if (object.kind != python::ObjectKind::Coroutine)
        return refusal("asyncio.run takes a coroutine, and this may be something else");
    const std::string name = drafting.name(module, run.node, "asyncio", "run", true, hunk, reason);
    if (name.empty())
        return refusal("the file uses `asyncio` for something else");
    drafting.replace(module, run.callee.range(), name, hunk, reason);
    if (argument.parent().is("keyword_argument"))
        drafting.erase(module, {argument.parent().range().start, argument.range().start}, hunk,
                       reason);
    return std::nullopt;
}

base::Result<Draft> runAtRoot(const RecipeInput &input)
{
    const checks::CodeFact &fact = *input.finding.fact;
    const python::Program &program = input.program;
    const python::Call *getter = callOf(program, fact.module, fact.node);
    if (!getter)
        return refusal("the loop is not asked for there");
    const auto function = functionAt(program, fact.module, getter->node);
    if (function) {
        const python::Function &holder = program.function(*function);
        // A plain test runs without a loop, whatever ran before it.
        const bool served = holder.endpoint && holder.endpoint->kind != "test";
        if (holder.isAsync || served || !program.pathFromCoroutine(*function).empty())
            return refusal("a loop may run there already");
    }
    Drafting drafting(program);
    const int hunk = drafting.hunk();
    // asyncio.get_event_loop().run_until_complete(main())
    if (const Node attribute = getter->node.parent(); attribute.is("attribute")) {
        const python::Call *run = callOf(program, fact.module, attribute);
        if (!run || attribute.field("attribute").text() != "run_until_complete")
            return refusal("the loop is used for something else");
        if (auto problem = runAtRoot(drafting, fact.module, *run, hunk))
            return *problem;
        return drafting.take();
    }
    const Node assignment = getter->node.parent();
    if (!assignment.is("assignment") || !assignment.field("left").is("identifier"))
        return refusal("the loop is handed on");
    const RootLoop loop = rootLoop(program, fact.module, assignment.field("left"));
    // Each run would get a loop of its own; what the first one left behind would be gone.
    if (loop.other || loop.runs.size() != 1 || !loop.runs[0])
        return refusal("the loop is used for more than one run");
    if (loop.runs[0]->function != getter->function)
        return refusal("the loop is made elsewhere");
    if (auto problem = runAtRoot(drafting, fact.module, *loop.runs[0], hunk))
        return *problem;
    removeWithFinally(drafting, fact.module, loop.statements, hunk,
                      "asyncio.run makes the loop and closes it; the variable goes.");
    return drafting.take();
}

base::Result<Draft> draft(const RecipeInput &input)
{
    return input.parameters.text("form", "get-running-loop") == "run-at-root"
               ? runAtRoot(input)
               : getRunningLoop(input);
}

} // namespace

Recipe loopAccess()
{
    return {"loop-access", {{"form", {"get-running-loop", "run-at-root"}}}, draft};
}

} // namespace mend
