#include "app/mend/recipes/await_handed.h"
#include "app/mend/argument_edits.h"
#include "app/mend/await_edits.h"
#include "app/mend/places.h"

namespace mend {

namespace {

using syntax::Node;

/// What a call hands over: the function, and where its own arguments begin.
struct Handed {
    const python::Call *call = nullptr;
    Node function;
    std::string arguments; ///< as they stand in the code
    std::string made;      ///< the coroutine, written out
};

std::optional<std::size_t> functionIndex(std::string_view name)
{
    if (name == "asyncio.to_thread" || name == "starlette.concurrency.run_in_threadpool" ||
        name == "anyio.to_thread.run_sync")
        return 0;
    if (name.ends_with(".run_in_executor"))
        return 1;
    if (name.ends_with(".submit"))
        return 0;
    return std::nullopt;
}

/// The function's arguments as they are written behind it.
std::string argumentsBehind(std::string_view text, const python::Call &call, Node function)
{
    const auto all = call.arguments();
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (!(all[i] == function))
            continue;
        if (i + 1 == all.size())
            return {};
        return std::string(text.substr(all[i + 1].range().start,
                                       all.back().range().end - all[i + 1].range().start));
    }
    return {};
}

/// `async def f` as the argument; a coroutine that was called already stands as it is.
std::optional<base::Problem> describe(const RecipeInput &input, Handed &handed)
{
    const std::string_view text = input.program.module(input.finding.fact->module).tree.text();
    const std::string form = input.finding.fact->attribute("form");
    if (form == "lambda") {
        const Node body = inside(handed.function.field("body"));
        if (handed.function.field("parameters").namedChildCount() > 0)
            return refusal("the lambda takes parameters");
        handed.made = std::string(body.text());
    } else if (form == "coroutine") {
        handed.made = std::string(handed.function.text());
    } else {
        handed.made = std::string(handed.function.text()) + "(" + handed.arguments + ")";
    }
    if (handed.made.find('#') != std::string::npos)
        return refusal("a comment stands between the arguments");
    (void)text;
    return std::nullopt;
}

/// `await to_thread(f, x)` -> `await f(x)`.
base::Result<Draft> awaited(const RecipeInput &input, Handed handed)
{
    const std::size_t module = input.finding.fact->module;
    const Node call = handed.call->node;
    const auto function = functionAt(input.program, module, call);
    const bool returned = outside(call).parent().is("return_statement") && function &&
                          !input.program.function(*function).isAsync;
    if (!outside(call).parent().is("await") && !returned)
        return refusal("the result is not awaited there");
    Drafting drafting(input.program);
    const int hunk = drafting.hunk();
    if (handed.call->callee.is("attribute"))
        removeIdleName(drafting, module, handed.call->callee.field("object"), call, hunk,
                       "The loop is not asked for any more.");
    drafting.replace(
        module, call.range(), handed.made, hunk,
        "The function is a coroutine function: the loop runs it, no thread is needed.");
    return drafting.take();
}

Node keyword(const python::Call &call, std::string_view name)
{
    for (const Node argument : call.arguments())
        if (argument.is("keyword_argument") && argument.field("name").text() == name)
            return argument;
    return {};
}

/// `Thread(target=f, args=(x,))` -> `Thread(target=asyncio.run, args=(f(x),))`.
base::Result<Draft> runInThread(const RecipeInput &input, Handed handed)
{
    const std::size_t module = input.finding.fact->module;
    const python::Call &call = *handed.call;
    Drafting drafting(input.program);
    const int hunk = drafting.hunk();
    const std::string reason = "In a thread of its own the coroutine needs a loop to run it.";
    const std::string run = drafting.name(module, call.node, "asyncio", "run", true, hunk, reason);
    if (run.empty())
        return refusal("the file uses `asyncio` for something else");
    if (call.name.ends_with(".submit")) {
        drafting.replace(module,
                         {handed.function.range().start, call.arguments().back().range().end},
                         run + ", " + handed.made, hunk, reason);
        return drafting.take();
    }
    if (call.name != "threading.Thread" && call.name != "threading.Timer")
        return refusal("a process cannot take a coroutine");
    const Node args = keyword(call, "args");
    if (keyword(call, "kwargs") || input.finding.fact->attribute("form") != "function")
        return refusal("how the function is called is not in sight");
    std::string inner;
    if (args) {
        const Node value = args.field("value");
        if (!value.is("tuple") && !value.is("list"))
            return refusal("how the function is called is not in sight");
        for (const Node one : value.namedChildren())
            inner += (inner.empty() ? "" : ", ") + std::string(one.text());
    }
    const std::string made = std::string(handed.function.text()) + "(" + inner + ")";
    drafting.replace(module, handed.function.range(), run, hunk, reason);
    if (args)
        drafting.replace(module, args.field("value").range(), "(" + made + ",)", hunk, reason);
    else
        drafting.insert(module,
                        handed.function.parent().is("keyword_argument")
                            ? handed.function.parent().range().end
                            : handed.function.range().end,
                        ", args=(" + made + ",)", hunk, reason);
    return drafting.take();
}

base::Result<Draft> draft(const RecipeInput &input)
{
    const checks::CodeFact &fact = *input.finding.fact;
    Handed handed;
    handed.call = callOf(input.program, fact.module, fact.node);
    if (!handed.call || fact.path.empty())
        return refusal("the call is not in sight");
    const auto root = input.program.module(fact.module).tree.root();
    const base::TextRange place = fact.path.front().range;
    for (const Node argument : handed.call->arguments()) {
        const Node value = argument.is("keyword_argument") ? argument.field("value") : argument;
        if (value.range() == place || argument.range() == place)
            handed.function = value;
    }
    if (!handed.function)
        return refusal("what is handed over is not in sight");
    if (functionIndex(handed.call->name) && !handed.function.parent().is("keyword_argument"))
        handed.arguments = argumentsBehind(root.tree()->text(), *handed.call, handed.function);
    if (auto problem = describe(input, handed))
        return *problem;
    if (input.parameters.text("form", "await") == "run-in-thread")
        return runInThread(input, handed);
    if (handed.call->name.ends_with(".submit"))
        return refusal("the pool gives a future of its own");
    return awaited(input, handed);
}

} // namespace

Recipe awaitHanded()
{
    return {"await-handed", {{"form", {"await", "run-in-thread"}}}, draft};
}

} // namespace mend
