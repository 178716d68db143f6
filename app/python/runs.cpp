#include "app/python/analysis.h"
#include <algorithm>
#include <deque>

namespace python {

using syntax::Node;

namespace {

/// Builtins and methods that call what they are given before they return.
bool callsInline(std::string_view name)
{
    for (const std::string_view known : {"map", "filter", "sorted", "min", "max", "list.sort",
                                         "functools.reduce", "any", "all", "sum", "next", "iter"}) {
        if (name == known)
            return true;
    }
    return false;
}

Runs runsOf(std::uint8_t context)
{
    if (context & onLoop)
        return context == onLoop ? Runs::OnLoop : Runs::Mixed;
    if (context & inThread)
        return Runs::InThread;
    if (context & inProcess)
        return Runs::InProcess;
    if (context & inPlainCode)
        return Runs::Unknown;
    if (context & atImport)
        return Runs::AtImport;
    return context & atMain ? Runs::AtMain : Runs::Unknown;
}

} // namespace

std::uint8_t contextNamed(std::string_view name)
{
    if (name == "loop")
        return onLoop;
    if (name == "thread")
        return inThread;
    if (name == "process")
        return inProcess;
    if (name == "import")
        return atImport;
    return name == "main" ? atMain : 0;
}

bool Analysis::inMainGuard(std::size_t module, const Node &node) const
{
    const auto &guards = m_facts.index[module].mainGuards;
    return std::any_of(guards.begin(), guards.end(),
                       [&](base::TextRange range) { return range.contains(node.range()); });
}

std::uint8_t Analysis::contextOfModuleLevel(std::size_t module, const Node &node) const
{
    if (m_facts.modules[module].file.notebook)
        return onLoop | atMain;
    return inMainGuard(module, node) ? atMain : atImport;
}

/// Functions that a call hands on: to a thread, a process, the loop, or to a builtin that calls
/// them at once.
void Analysis::seedCall(std::size_t module, Call &call)
{
    Resolver &resolver = *m_state->resolver;
    if (const auto *runner = m_facts.library->runner(call.name)) {
        const Object handed = resolver.handed(module, call.node, runner->argument, runner->keyword);
        if (handed.kind != ObjectKind::Function || !handed.function)
            return;
        const Function &function =
            m_facts.modules[handed.function->module].functions[handed.function->function];
        if (function.isAsync)
            return;
        m_facts.contexts[handed.function->module][handed.function->function] |=
            contextNamed(runner->runs);
        if (runner->runs == "loop")
            m_facts.loopRoots.insert(*handed.function);
        return;
    }
    for (Node argument : call.arguments()) {
        if (argument.is("keyword_argument"))
            argument = argument.field("value");
        const bool lambda = argument.is("lambda");
        if (!lambda && !argument.is("identifier") && !argument.is("attribute"))
            continue;
        if (!callsInline(call.name) && !(lambda && call.callee == argument))
            continue;
        const Object handed = resolver.object(module, argument);
        if (handed.kind != ObjectKind::Function || !handed.function)
            continue;
        if (!lambda &&
            !m_facts.modules[handed.function->module].functions[handed.function->function].isAsync)
            call.inlined.push_back(*handed.function);
        seedInline(module, call, *handed.function);
    }
}

/// The function runs where the call stands.
void Analysis::seedInline(std::size_t module, const Call &call, FunctionRef function)
{
    if (call.function)
        m_facts.inlineCallers[function].push_back({module, *call.function});
    else
        m_facts.contexts[function.module][function.function] |=
            contextOfModuleLevel(module, call.node);
}

void Analysis::seedContexts()
{
    for (std::size_t m = 0; m < m_facts.modules.size(); ++m) {
        Module &module = m_facts.modules[m];
        for (std::size_t f = 0; f < module.functions.size(); ++f) {
            if (module.functions[f].isAsync)
                m_facts.contexts[m][f] = onLoop;
        }
        for (const Call &call : module.implicitCalls)
            seedInline(m, call, *call.target);
        for (Call &call : module.calls) {
            seedCall(m, call);
            if (!call.target || !call.entersTarget)
                continue;
            const Function &target =
                m_facts.modules[call.target->module].functions[call.target->function];
            if (target.isAsync)
                continue;
            seedInline(m, call, *call.target);
        }
    }
}

/// Hands contexts down from callers to the plain functions that they call, until nothing changes.
void Analysis::spread()
{
    std::map<FunctionRef, std::vector<FunctionRef>> below;
    std::deque<FunctionRef> open;
    for (const auto &[callee, callers] : m_facts.inlineCallers) {
        for (const FunctionRef caller : callers) {
            below[caller].push_back(callee);
            if (m_facts.contexts[caller.module][caller.function])
                open.push_back(caller);
        }
    }
    while (!open.empty()) {
        const FunctionRef caller = open.front();
        open.pop_front();
        const auto context = m_facts.contexts[caller.module][caller.function];
        for (const FunctionRef callee : below[caller]) {
            if (m_facts.modules[callee.module].functions[callee.function].isAsync)
                continue;
            auto &own = m_facts.contexts[callee.module][callee.function];
            const auto before = own;
            own |= context;
            if (own != before)
                open.push_back(callee);
        }
    }
}

void Analysis::findRuns()
{
    seedContexts();
    spread();
    for (auto &module : m_facts.contexts) {
        for (auto &context : module) {
            if (!context)
                context = inPlainCode;
        }
    }
    spread();
    for (std::size_t m = 0; m < m_facts.modules.size(); ++m) {
        auto &functions = m_facts.modules[m].functions;
        for (std::size_t f = 0; f < functions.size(); ++f)
            functions[f].runs =
                functions[f].isAsync ? Runs::OnLoop : runsOf(m_facts.contexts[m][f]);
    }
}

} // namespace python
