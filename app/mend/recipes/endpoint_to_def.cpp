#include "app/mend/recipes/endpoint_to_def.h"
#include "app/mend/await_edits.h"
#include "app/mend/places.h"
#include <algorithm>

namespace mend {

namespace {

using syntax::Node;

bool needsLoop(const python::Program &program, const python::Call &call)
{
    for (const knowledge::Library &library : program.knowledge().libraries())
        for (const std::string &name : library.needsRunningLoop)
            if (!call.name.empty() && globMatches(name, call.name))
                return true;
    return call.name == "asyncio.get_running_loop" || call.name == "asyncio.get_event_loop";
}

class Plain
{
public:
    Plain(const RecipeInput &input, Drafting &drafting, std::size_t module)
        : m_input(input), m_drafting(drafting), m_module(module)
    {}

    std::optional<base::Problem> body(const python::Function &function, int hunk)
    {
        std::optional<base::Problem> problem;
        syntax::walk(function.body, [&](Node node) {
            if (problem || node.is("function_definition") || node.is("lambda"))
                return false;
            problem = look(node, hunk);
            return !problem;
        });
        return problem;
    }

private:
    std::optional<base::Problem> look(Node node, int hunk)
    {
        static const std::string reason =
            "The object is a plain one; in a plain function plain syntax uses it.";
        if (node.is("await")) {
            const python::Object object =
                m_input.program.object(m_module, inside(node.namedChild(0)));
            if (object.kind == python::ObjectKind::Coroutine || !plainAwaited(node))
                return refusal("the endpoint awaits something");
            dropAwait(m_drafting, m_module, node, hunk, reason);
            return std::nullopt;
        }
        const bool block =
            node.is("with_statement") || node.is("for_statement") || node.is("for_in_clause");
        if (block && node.child(0).is("async")) {
            if (!syncBlock(node))
                return refusal("the endpoint uses async syntax");
            if (closesShared(node))
                return refusal("the block would close a client that is shared");
            m_drafting.erase(m_module, {node.range().start, node.child(1).range().start}, hunk,
                             reason);
            return std::nullopt;
        }
        if (node.is("call")) {
            const python::Call *call = m_input.program.callAt(m_module, node);
            if (call && needsLoop(m_input.program, *call))
                return refusal("the endpoint needs the running loop");
            const python::Object object = m_input.program.object(m_module, node);
            const bool awaited = outside(node).parent().is("await");
            if (!awaited && (object.kind == python::ObjectKind::Coroutine ||
                             object.kind == python::ObjectKind::AsyncGenerator))
                return refusal("the endpoint holds a coroutine that nothing awaits");
        }
        return std::nullopt;
    }

    bool plainAwaited(Node await) const
    {
        return std::any_of(
            m_input.facts.begin(), m_input.facts.end(), [&](const checks::CodeFact &fact) {
                return fact.module == m_module &&
                       (fact.kind == "plain-result-awaited" ||
                        (fact.kind == "sync-object-in-async-syntax" &&
                         fact.attribute("syntax") == "await")) &&
                       await.range().contains(fact.range) && fact.range.end == await.range().end;
            });
    }

    bool closesShared(Node block) const
    {
        return std::any_of(
            m_input.facts.begin(), m_input.facts.end(), [&](const checks::CodeFact &fact) {
                return fact.kind == "client-closed-per-call" && fact.module == m_module &&
                       block.range().start <= fact.range.start &&
                       fact.range.end <= block.field("body").range().start;
            });
    }

    bool syncBlock(Node block) const
    {
        const Node body = block.field("body");
        const std::size_t end = body ? body.range().start : block.range().end;
        return std::any_of(
            m_input.facts.begin(), m_input.facts.end(), [&](const checks::CodeFact &fact) {
                return fact.module == m_module && fact.kind == "sync-object-in-async-syntax" &&
                       fact.attribute("syntax") != "await" &&
                       block.range().start <= fact.range.start && fact.range.start < end;
            });
    }

    const RecipeInput &m_input;
    Drafting &m_drafting;
    std::size_t m_module;
};

base::Result<Draft> draft(const RecipeInput &input)
{
    const checks::CodeFact &fact = *input.finding.fact;
    if (!fact.function)
        return refusal("no function holds the place");
    const python::Function &function = input.program.function(*fact.function);
    if (!function.isAsync)
        return refusal("the function is plain already");
    if (!function.endpoint ||
        (function.endpoint->kind != "endpoint" && function.endpoint->kind != "dependency"))
        return refusal("the function is no endpoint");
    if (function.isGenerator)
        return refusal("the endpoint is a generator");
    const bool threaded = std::any_of(
        input.program.knowledge().libraries().begin(), input.program.knowledge().libraries().end(),
        [&](const knowledge::Library &library) {
            return std::any_of(library.endpoints.begin(), library.endpoints.end(),
                               [&](const knowledge::EndpointRule &rule) {
                                   return rule.syncRuns == "thread" &&
                                          globMatches(rule.decorator, function.endpoint->decorator);
                               });
        });
    if (!threaded)
        return refusal("the framework would run a plain endpoint on the loop");
    for (const python::CallSite &site : input.program.callers(*fact.function)) {
        const python::Call &call = input.program.module(site.module).calls[site.call];
        if (call.use == python::Use::Awaited || call.use == python::Use::Scheduled)
            return refusal("the endpoint is awaited elsewhere");
        return refusal("the endpoint is called elsewhere");
    }
    Drafting drafting(input.program);
    const int hunk = drafting.hunk();
    makePlain(drafting, fact.function->module, function.node, hunk,
              "A plain endpoint runs in a thread of the framework's pool, so the loop stays free.");
    Plain plain(input, drafting, fact.function->module);
    if (auto problem = plain.body(function, hunk))
        return *problem;
    return drafting.take();
}

} // namespace

Recipe endpointToDef()
{
    return {"endpoint-to-def", {}, draft};
}

} // namespace mend
