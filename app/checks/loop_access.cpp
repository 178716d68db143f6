#include "app/checks/loop_access.h"
#include "app/checks/sight.h"
#include <algorithm>

namespace checks {

using python::Use;
using syntax::Node;

namespace {

std::string accessOf(std::string_view name)
{
    for (const std::string_view call :
         {"get_event_loop", "get_running_loop", "create_task", "ensure_future", "new_event_loop"}) {
        if (name == "asyncio." + std::string(call) || name == "asyncio.events." + std::string(call))
            return std::string(call);
    }
    return {};
}

void addMethod(const Sight &sight, Node value, std::vector<std::string> &methods)
{
    if (sight.program().use(value) != Use::Attribute)
        return;
    Node up = sight.program().parent(value);
    while (up.is("parenthesized_expression"))
        up = sight.program().parent(up);
    const std::string method(up.field("attribute").text());
    if (!method.empty() && std::find(methods.begin(), methods.end(), method) == methods.end())
        methods.push_back(method);
}

/// What is done with the loop: methods in source order, directly or through the name it is given.
std::vector<std::string> usesOf(const Sight &sight, std::size_t module, const python::Call &call)
{
    std::vector<std::string> methods;
    addMethod(sight, call.node, methods);
    const Node target = sight.program().parent(call.node).field("left");
    if (call.use == Use::Stored && (target.is("identifier") || target.is("attribute"))) {
        const Node name = target.is("attribute") ? target.field("attribute") : target;
        for (Node reference : sight.program().references(module, name)) {
            const Node up = sight.program().parent(reference);
            if (up.is("attribute") && up.field("attribute") == reference)
                reference = up;
            addMethod(sight, reference, methods);
        }
    }
    if (methods.empty())
        methods.push_back("none");
    return methods;
}

/// asyncio.run() leaves its thread without a loop when it ends: whether one stands before the call
/// in the same function, or at the same top level.
bool followsRun(const Sight &sight, std::size_t module, const python::Call &call)
{
    const auto &calls = sight.program().module(module).calls;
    return std::any_of(calls.begin(), calls.end(), [&](const python::Call &other) {
        return other.name == "asyncio.run" && other.function == call.function &&
               other.node.range().end <= call.node.range().start;
    });
}

void run(const Sight &sight, std::vector<CodeFact> &facts)
{
    const auto &modules = sight.program().modules();
    for (std::size_t m = 0; m < modules.size(); ++m) {
        for (const auto &call : modules[m].calls) {
            const std::string access = accessOf(call.name);
            if (access.empty())
                continue;
            const auto *function = sight.function(m, call.node);
            const bool plain = function ? !function->isAsync : !modules[m].file.notebook;
            // A helper that only coroutines call finds their loop.
            const bool served = function && function->runs == python::Runs::OnLoop;
            if (access != "get_event_loop" && (!plain || served))
                continue;
            CodeFact fact = sight.fact("loop-access", m, call.node, call.name);
            fact.attributes["call"] = {access};
            fact.attributes["then"] = usesOf(sight, m, call);
            fact.attributes["after_run"] = {followsRun(sight, m, call) ? "yes" : "no"};
            fact.what = plain && !served
                            ? shortText(call.callee) + "() is called where no loop runs"
                            : shortText(call.callee) + "() is called on a running loop";
            facts.push_back(std::move(fact));
        }
    }
}

} // namespace

Check loopAccess()
{
    return {"loop-access", {"call", "then", "after_run"}, run};
}

} // namespace checks
