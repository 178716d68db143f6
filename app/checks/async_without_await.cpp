#include "app/checks/async_without_await.h"
#include "app/checks/sight.h"
#include "app/checks/waits.h"

namespace checks {

using syntax::Node;

namespace {

/// `...`, `pass`, a docstring, `raise NotImplementedError`: somebody else fills it in.
bool isStub(Node body)
{
    for (const Node &child : body.namedChildren()) {
        const bool text = child.is("expression_statement") &&
                          (child.namedChild(0).is("string") || child.namedChild(0).is("ellipsis"));
        if (!text && !child.is("comment") && !child.is("pass_statement") &&
            !child.is("raise_statement"))
            return false;
    }
    return true;
}

/// A coroutine that nobody awaits, or a call that may need the loop: the fault is another one.
bool holdsAsyncWork(const Sight &sight, std::size_t module, std::size_t index)
{
    for (const auto &call : sight.program().module(module).calls) {
        if (call.function != index)
            continue;
        const auto kind = sight.program().object(module, call.node).kind;
        if (kind == python::ObjectKind::Coroutine || kind == python::ObjectKind::Task ||
            kind == python::ObjectKind::AsyncGenerator || call.name.substr(0, 8) == "asyncio." ||
            call.name.substr(0, 6) == "anyio." ||
            (!call.name.empty() && sight.known().needsRunningLoop(call.name)))
            return true;
    }
    return false;
}

/// The class says what its methods are, or may be asked by others to have them.
bool isPromised(const Sight &sight, std::size_t module, const python::Function &function)
{
    if (!function.classIndex)
        return false;
    const auto &cls = sight.program().module(module).classes[*function.classIndex];
    return !cls.bases.empty() || function.name.substr(0, 2) == "__";
}

/// `measure = area`, and `measure` is only ever called: another name, not a hand-over.
bool isOtherName(const Sight &sight, std::size_t module, Node mention)
{
    const auto &program = sight.program();
    const Node assignment = program.parent(mention);
    const Node target = assignment.field("left");
    if (!assignment.is("assignment") || !target.is("identifier") ||
        assignment.field("right") != mention)
        return false;
    for (const Node &use : program.references(module, target)) {
        if (!(use == target) && program.use(use) != python::Use::Called)
            return false;
    }
    return true;
}

bool isHandedOn(const Sight &sight, python::FunctionRef ref)
{
    for (const auto &[module, mention] : sight.program().mentions(ref)) {
        if (!isOtherName(sight, module, mention))
            return true;
    }
    return false;
}

void run(const Sight &sight, std::vector<CodeFact> &facts)
{
    const auto &modules = sight.program().modules();
    for (std::size_t m = 0; m < modules.size(); ++m) {
        for (std::size_t i = 0; i < modules[m].functions.size(); ++i) {
            const auto &function = modules[m].functions[i];
            if (!function.isAsync || function.isLambda || function.isGenerator ||
                function.endpoint || function.name.substr(0, 5) == "test_" ||
                !function.decorators.empty() || isPromised(sight, m, function) ||
                isStub(function.body))
                continue;
            const Node wait = firstBelow(
                function.body, [](Node node) { return isWait(node) || node.is("yield"); });
            if (wait || holdsAsyncWork(sight, m, i) || isHandedOn(sight, {m, i}))
                continue;
            CodeFact fact = sight.fact("async-without-await", m, function.node.field("name"),
                                       function.qualifiedName);
            fact.attributes["called"] = {sight.program().callers({m, i}).empty() ? "no" : "yes"};
            fact.what = function.name + "() is a coroutine function and waits for nothing";
            facts.push_back(std::move(fact));
        }
    }
}

} // namespace

Check asyncWithoutAwait()
{
    return {"async-without-await", {"called"}, run};
}

} // namespace checks
