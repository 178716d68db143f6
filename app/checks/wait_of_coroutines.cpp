#include "app/checks/wait_of_coroutines.h"
#include "app/checks/sight.h"

namespace checks {

using python::ObjectKind;
using syntax::Node;

namespace {

bool isCoroutine(const Sight &sight, std::size_t module, Node expression)
{
    return sight.program().object(module, expression).kind == ObjectKind::Coroutine;
}

/// display, comprehension, or empty: how the expression holds coroutines.
std::string holdsCoroutines(const Sight &sight, std::size_t module, Node value)
{
    if (value.is("list") || value.is("set") || value.is("tuple")) {
        for (const Node &element : value.namedChildren()) {
            if (isCoroutine(sight, module, element))
                return "display";
        }
        return {};
    }
    const bool comprehension = value.is("list_comprehension") || value.is("set_comprehension") ||
                               value.is("generator_expression");
    return comprehension && isCoroutine(sight, module, value.namedChild(0)) ? "comprehension"
                                                                            : std::string();
}

bool isFilledWithCoroutines(const Sight &sight, std::size_t module, Node name)
{
    const auto &program = sight.program();
    for (const auto &binding : program.bindings(module, name)) {
        const bool plain = binding.kind == python::BindingKind::Assignment && !binding.unpacked;
        if (plain && !holdsCoroutines(sight, module, inner(binding.value)).empty())
            return true;
    }
    for (const Node &use : program.references(module, name)) {
        const Node attribute = program.parent(use);
        const auto method = attribute.field("attribute").text();
        if (!attribute.is("attribute") || (method != "append" && method != "add"))
            continue;
        const auto *call = program.callAt(module, program.parent(attribute));
        if (call && !call->arguments().empty() &&
            isCoroutine(sight, module, inner(call->arguments().front())))
            return true;
    }
    return false;
}

/// A function in sight that returns a list of coroutines.
bool givesCoroutines(const Sight &sight, std::size_t module, Node given)
{
    const auto *call = given.is("call") ? sight.program().callAt(module, given) : nullptr;
    if (!call || !call->target || sight.program().function(*call->target).isAsync)
        return false;
    bool found = false;
    syntax::walk(sight.program().function(*call->target).body, [&](Node node) {
        if (node.is("return_statement"))
            found =
                found ||
                !holdsCoroutines(sight, call->target->module, inner(node.namedChild(0))).empty();
        return !found && !node.is("function_definition") && !node.is("lambda");
    });
    return found;
}

void run(const Sight &sight, std::vector<CodeFact> &facts)
{
    const auto &modules = sight.program().modules();
    for (std::size_t m = 0; m < modules.size(); ++m) {
        for (const auto &call : modules[m].calls) {
            if (call.name != "asyncio.wait")
                continue;
            const Node given = inner(call.argument(0, "fs"));
            std::string form = given ? holdsCoroutines(sight, m, given) : std::string();
            if (form.empty() && given.is("identifier") && isFilledWithCoroutines(sight, m, given))
                form = "name";
            if (form.empty() && given && givesCoroutines(sight, m, given))
                form = "call";
            if (form.empty())
                continue;
            CodeFact fact = sight.fact("wait-of-coroutines", m, call.node, call.name);
            fact.attributes["given"] = {form};
            fact.path.push_back({m, given.range(), "coroutines, where tasks are wanted"});
            fact.what = "wait() takes tasks, and is given coroutines";
            facts.push_back(std::move(fact));
        }
    }
}

} // namespace

Check waitOfCoroutines()
{
    return {"wait-of-coroutines", {"given"}, run};
}

} // namespace checks
