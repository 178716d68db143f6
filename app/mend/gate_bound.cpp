#include "app/mend/gates.h"
#include "app/mend/places.h"
#include "app/mend/thread_call.h"
#include <algorithm>

namespace mend::gates {

namespace {

using syntax::Node;

const knowledge::Runner *threadRunner(const python::Program &program, const std::string &name)
{
    for (const knowledge::Library &library : program.knowledge().libraries())
        for (const knowledge::Runner &runner : library.runners)
            if (runner.runs == "thread" && !name.empty() && globMatches(runner.name, name))
                return &runner;
    return nullptr;
}

std::string boundIn(const python::Program &program, std::size_t module, Node value)
{
    std::string type;
    syntax::walk(value, [&](Node node) {
        if (!type.empty())
            return false;
        if (node.is("identifier") || node.is("attribute"))
            type = boundClass(program, module, node);
        return type.empty();
    });
    return type;
}

/// What a function in sight uses that was made outside it and is bound to its thread.
std::string boundOutside(const python::Program &program, python::FunctionRef ref)
{
    const python::Function &function = program.function(ref);
    std::string type;
    syntax::walk(function.body, [&](Node node) {
        if (!type.empty() || !node.is("identifier"))
            return type.empty();
        for (const python::Binding &binding : program.bindings(ref.module, node))
            if (binding.kind != python::BindingKind::Import &&
                !function.node.range().contains(binding.target.range()))
                type = boundClass(program, ref.module, node);
        return type.empty();
    });
    return type;
}

Refusal moved(const std::string &type)
{
    return {"bound", "a `" + std::string(lastName(type)) +
                         "` would be used in another thread than the one that made it"};
}

/// New hand-overs to a thread must not take a bound object along.
Verdict handOvers(const Comparison &states)
{
    const python::Program &program = states.after.program;
    for (const auto &[module, places] : states.places) {
        for (const python::Call &call : program.module(module).calls) {
            if (!states.written(module, call.node.range()) || !threadRunner(program, call.name))
                continue;
            const auto was = states.toBefore(module, call.callee.range());
            const std::string before(
                std::string_view(states.before.program.module(module).file.text)
                    .substr(was.start, was.size()));
            if (before == call.callee.text())
                continue;
            for (const Node argument : call.arguments()) {
                if (const std::string type = boundIn(program, module, argument); !type.empty())
                    return moved(type);
                const python::Object object = program.object(module, argument);
                if (object.kind == python::ObjectKind::Function && object.function)
                    if (const std::string type = boundOutside(program, *object.function);
                        !type.empty())
                        return moved(type);
            }
        }
    }
    return std::nullopt;
}

/// A function that changed its colour runs in another thread; what it uses from outside must not be
/// bound.
Verdict functionsThatMove(const Comparison &states)
{
    const python::Program &program = states.after.program;
    for (std::size_t module = 0; module < program.modules().size(); ++module) {
        const python::Module &after = program.module(module);
        const python::Module &before = states.before.program.module(module);
        for (const auto &[now, then] : pairFunctions(before, after)) {
            const python::Function &function = after.functions[now];
            const bool moves = function.isAsync != before.functions[then].isAsync &&
                               function.endpoint &&
                               (function.runs == python::Runs::InThread ||
                                before.functions[then].runs == python::Runs::InThread);
            if (!moves)
                continue;
            Verdict verdict;
            syntax::walk(function.body, [&](Node node) {
                if (verdict || !node.is("identifier"))
                    return !verdict;
                for (const python::Binding &binding : program.bindings(module, node)) {
                    const bool outside = !function.body.range().contains(binding.target.range());
                    const std::string type =
                        outside ? boundClass(program, module, node) : std::string();
                    if (!type.empty() && binding.kind != python::BindingKind::Import)
                        verdict = moved(type);
                }
                return true;
            });
            if (verdict)
                return verdict;
        }
    }
    return std::nullopt;
}

} // namespace

Verdict bound(const Comparison &states)
{
    if (auto verdict = handOvers(states))
        return verdict;
    return functionsThatMove(states);
}

} // namespace mend::gates
