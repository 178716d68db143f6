#include "app/checks/coroutine_to_sync_callback.h"
#include "app/checks/sight.h"

namespace checks {

using python::ObjectKind;
using syntax::Node;

namespace {

/// Runners that call what they are given and look at nothing but its result. Frameworks that await
/// an async function are not among them.
bool callsPlainly(const Sight &sight, std::string_view name)
{
    const auto *library = sight.known().libraryOf(name);
    if (library && library->distribution == "python")
        return true;
    return name == "starlette.concurrency.run_in_threadpool" ||
           name == "anyio.to_thread.run_sync" || name == "anyio.to_process.run_sync";
}

Node handedTo(const python::Call &call, const knowledge::Runner &runner)
{
    // Thread(group, target, ...) is always called by keyword; an index would find the group.
    return call.argument(static_cast<std::size_t>(runner.argument), runner.keyword);
}

/// function, coroutine, lambda, or empty where what is handed over is plain or not known.
std::string formOf(const Sight &sight, std::size_t module, Node handed)
{
    const auto object = sight.program().object(module, handed);
    if (object.kind == ObjectKind::Coroutine)
        return "coroutine";
    if (object.kind != ObjectKind::Function)
        return {};
    if (!object.function)
        return sight.known().isCoroutine(object.name) ? "function" : std::string();
    const auto &function = sight.program().function(*object.function);
    if (function.isLambda) {
        const Node body = inner(function.body);
        return sight.program().object(object.function->module, body).kind == ObjectKind::Coroutine
                   ? "lambda"
                   : std::string();
    }
    return function.isAsync ? "function" : std::string();
}

/// A builtin that asks a function about each element, and takes the coroutine for the answer.
Node askedByBuiltin(const Sight &sight, std::size_t module, const python::Call &call)
{
    if (!call.callee.is("identifier") || !sight.program().bindings(module, call.callee).empty())
        return {};
    const auto name = call.callee.text();
    if (name == "filter")
        return call.arguments().empty() ? Node() : call.arguments().front();
    if (name == "sorted" || name == "min" || name == "max")
        return call.argument(99, "key");
    return {};
}

void add(const Sight &sight, std::vector<CodeFact> &facts, std::size_t m, const python::Call &call,
         Node handed, const std::string &runs)
{
    const std::string form = handed ? formOf(sight, m, inner(handed)) : std::string();
    if (form.empty())
        return;
    const std::string name = call.name.empty() ? std::string(call.callee.text()) : call.name;
    CodeFact fact = sight.fact("coroutine-to-sync-callback", m, call.node, name);
    fact.attributes["form"] = {form};
    fact.attributes["runs_it"] = {runs};
    fact.path.push_back({m, handed.range(), "what is handed over"});
    fact.what = std::string(lastPart(name)) + "() calls a plain function, and " +
                shortText(handed) + " gives a coroutine that nothing runs";
    facts.push_back(std::move(fact));
}

void run(const Sight &sight, std::vector<CodeFact> &facts)
{
    const auto &modules = sight.program().modules();
    for (std::size_t m = 0; m < modules.size(); ++m) {
        for (const auto &call : modules[m].calls) {
            if (const Node asked = askedByBuiltin(sight, m, call)) {
                add(sight, facts, m, call, asked, "main");
                continue;
            }
            const auto *runner = call.name.empty() ? nullptr : sight.known().runner(call.name);
            if (runner && callsPlainly(sight, call.name))
                add(sight, facts, m, call, handedTo(call, *runner), runner->runs);
        }
    }
}

} // namespace

Check coroutineToSyncCallback()
{
    return {"coroutine-to-sync-callback", {"form", "runs_it"}, run};
}

} // namespace checks
