#include "app/mend/nested_run.h"
#include "app/mend/await_edits.h"
#include "app/mend/block_edits.h"
#include "app/mend/places.h"
#include <algorithm>

namespace mend {

namespace {

using syntax::Node;

bool madeByLoopGetter(const python::Program &program, std::size_t module, Node value)
{
    const python::Call *call = callOf(program, module, value);
    if (!call)
        return false;
    const std::string_view name = lastName(call->callee.text());
    const std::string_view known = lastName(call->name);
    const auto getter = [](std::string_view last) {
        return last == "get_event_loop" || last == "new_event_loop" || last == "get_running_loop";
    };
    return getter(known.empty() ? name : known);
}

/// All there is to a loop (or Runner) variable, sorted by what becomes of it.
class LoopVariable
{
public:
    LoopVariable(Drafting &draft, std::size_t module, Node name)
        : m_draft(draft), m_module(module), m_name(name)
    {}

    /// Sorts the references; `run` is the call that becomes an await.
    void read(const python::Call &run)
    {
        const python::Program &program = m_draft.program();
        for (const Node use : program.references(m_module, m_name))
            sort(use, run);
    }

    bool onlyServed() const { return m_others == 0 && (m_definition || m_item); }
    bool ownLoop() const { return m_new; }
    const std::vector<const python::Call *> &runs() const { return m_runs; }

    void takeAway(int hunk, const std::string &reason)
    {
        std::vector<Node> gone = m_statements;
        if (m_definition)
            gone.push_back(m_definition);
        removeWithFinally(m_draft, m_module, gone, hunk, reason);
        if (m_item)
            removeWithItem(m_draft, m_module, m_item, hunk, reason);
    }

private:
    void sort(Node use, const python::Call &run)
    {
        const python::Program &program = m_draft.program();
        const Node statement = statementOf(use);
        const Node parent = use.parent();
        if (parent.is("assignment") && parent.field("left") == use) {
            const bool getter = madeByLoopGetter(program, m_module, parent.field("right"));
            m_new = m_new ||
                    parent.field("right").text().find("new_event_loop") != std::string_view::npos;
            if (!getter || m_definition)
                ++m_others;
            else
                m_definition = statement;
            return;
        }
        if (const Node item = use.ancestor("with_item"); item && itemName(item) == use) {
            m_item = item;
            return;
        }
        const Node attribute =
            parent.is("attribute") && parent.field("object") == use ? parent : Node();
        const Node call = attribute ? attribute.parent() : parent.parent();
        const bool plain = statement.is("expression_statement") && statement.namedChild(0) == call;
        const std::string_view method = attribute.field("attribute").text();
        if (attribute && call.is("call") && call.field("function") == attribute &&
            (method == "run_until_complete" || method == "run")) {
            sortRun(call, plain, statement, run);
        } else if (attribute && plain &&
                   (method == "close" || method == "stop" || method == "set_debug")) {
            m_statements.push_back(statement);
        } else if (!attribute && plain && onlyHandsLoop(call.field("function"))) {
            m_statements.push_back(statement);
        } else if (attribute && call.is("call") && method.starts_with("shutdown_")) {
            // Counted with the run_until_complete around it.
        } else {
            ++m_others;
        }
    }

    /// `asyncio.set_event_loop(loop)`, `nest_asyncio.apply(loop)`.
    bool onlyHandsLoop(Node callee) const
    {
        const std::string name = m_draft.program().qualifiedName(m_module, callee);
        return lastName(name) == "set_event_loop" || name.starts_with("nest_asyncio");
    }

    void sortRun(Node call, bool plain, Node statement, const python::Call &run)
    {
        const python::Call *found = m_draft.program().callAt(m_module, call);
        if (!found || found->function != run.function) {
            ++m_others;
            return;
        }
        const Node argument = found->argument(0);
        if (plain && argument.is("call") &&
            lastName(argument.field("function").text()).starts_with("shutdown_"))
            m_statements.push_back(statement);
        else
            m_runs.push_back(found);
    }

    Drafting &m_draft;
    std::size_t m_module;
    Node m_name;
    Node m_definition;
    Node m_item;
    std::vector<Node> m_statements;
    std::vector<const python::Call *> m_runs;
    int m_others = 0;
    bool m_new = false;
};

/// `anyio.run(f, a, b)` calls the function itself.
std::optional<base::Problem> callerToAwait(Drafting &draft, std::size_t module,
                                           const python::Call &run, int hunk,
                                           const std::string &reason)
{
    const std::vector<Node> arguments = run.arguments();
    for (const Node argument : arguments)
        if (argument.is("keyword_argument") || argument.is("list_splat") ||
            argument.is("dictionary_splat"))
            return refusal("the run takes more than the function and its arguments");
    if (arguments.empty() || !isPrimary(arguments[0]))
        return refusal("the function that is run is not in sight");
    const bool around = bindsTighter(run.node);
    const base::TextRange function = arguments[0].range();
    draft.replace(module, {run.node.range().start, function.start}, around ? "(await " : "await ",
                  hunk, reason);
    if (arguments.size() > 1)
        draft.replace(module, {function.end, arguments[1].range().start}, "(", hunk, reason);
    else
        draft.insert(module, function.end, "(", hunk, reason);
    if (around)
        draft.insert(module, run.node.range().end, ")", hunk, reason);
    return std::nullopt;
}

std::optional<base::Problem> oneRun(Drafting &draft, std::size_t module, const python::Call &run,
                                    int hunk, const std::string &reason)
{
    if (const std::string why = whyNoAwaitOnceAsync(run.node); !why.empty())
        return refusal(why);
    if (run.name == "anyio.run" || run.name == "trio.run")
        return callerToAwait(draft, module, run, hunk, reason);
    Node argument = run.argument(0, "main");
    if (!argument)
        argument = run.argument(0, "future");
    if (!argument || argument.is("keyword_argument") || argument.is("list_splat"))
        return refusal("what is run is not in sight");
    const python::Object object = draft.program().object(module, inside(argument));
    if (object.kind == python::ObjectKind::Function || object.kind == python::ObjectKind::Class ||
        object.kind == python::ObjectKind::Literal)
        return refusal("what is run is not awaitable");
    callToAwait(draft, module, run.node, argument, hunk, reason);
    return std::nullopt;
}

} // namespace

bool startsLoop(const python::Program &program, const python::Call &call)
{
    for (const knowledge::Library &library : program.knowledge().libraries())
        for (const std::string &runner : library.loopRunners)
            if (!call.name.empty() && globMatches(runner, call.name))
                return true;
    return lastName(call.callee.text()) == "run_until_complete";
}

CallPlace runAt(const python::Program &program, const checks::CodeFact &fact)
{
    const CallPlace place = culprit(program, fact);
    if (!place.call || startsLoop(program, *place.call))
        return place;
    const Node getter = outside(place.call->node);
    const auto runOn = [&](Node loop) -> const python::Call * {
        const Node attribute = loop.parent();
        const bool object = attribute.is("attribute") && attribute.field("object") == loop;
        const python::Call *run = object ? callOf(program, place.module, attribute) : nullptr;
        return run && startsLoop(program, *run) ? run : nullptr;
    };
    if (const python::Call *run = runOn(getter))
        return {place.module, run};
    const Node name = getter.parent().is("assignment") ? getter.parent().field("left") : Node();
    if (name.is("identifier"))
        for (const Node use : program.references(place.module, name))
            if (const python::Call *run = runOn(use); run && run->function == place.call->function)
                return {place.module, run};
    return {place.module, nullptr};
}

std::optional<base::Problem> runToAwait(Drafting &draft, std::size_t module,
                                        const python::Call &run, int hunk,
                                        const std::string &reason)
{
    const std::string_view method = lastName(run.callee.text());
    if (method == "run_forever" || method == "serve_forever")
        return refusal("a loop that runs for ever has nothing to await");
    const Node object = run.callee.is("attribute") ? run.callee.field("object") : Node();
    // `runner.run(x)` and `loop.run_until_complete(x)` hang on a variable; `asyncio.run(x)` does
    // not.
    const bool variable = object.is("identifier") &&
                          draft.program().object(module, object).kind != python::ObjectKind::Module;
    if (!variable)
        return oneRun(draft, module, run, hunk, reason);
    LoopVariable loop(draft, module, object);
    loop.read(run);
    if (!loop.onlyServed()) {
        if (loop.ownLoop())
            return refusal("the loop is used for more than this");
        return oneRun(draft, module, run, hunk, reason);
    }
    for (const python::Call *other : loop.runs())
        if (auto problem = oneRun(draft, module, *other, hunk, reason))
            return problem;
    loop.takeAway(hunk, "A coroutine runs on a loop already; this one is not needed any more.");
    return std::nullopt;
}

} // namespace mend
