#include "app/checks/coroutine_awaited_twice.h"
#include "app/checks/sight.h"

namespace checks {

using python::ObjectKind;
using python::Use;
using syntax::Node;

namespace {

bool endsFlow(Node statement)
{
    if (statement.is("return_statement") || statement.is("raise_statement") ||
        statement.is("break_statement") || statement.is("continue_statement"))
        return true;
    return false;
}

/// The innermost node that holds both.
Node common(Node a, Node b)
{
    Node at = a;
    while (at && !at.range().contains(b.range()))
        at = at.parent();
    return at;
}

/// The child of `above` that holds the node.
Node childOf(Node above, Node node)
{
    Node at = node;
    while (at && at.parent() != above)
        at = at.parent();
    return at;
}

/// Whether the node stands in the condition of an elif.
bool isInCondition(Node clause, Node node)
{
    return clause.is("elif_clause") && clause.field("condition").range().contains(node.range());
}

/// Branches of which a run takes one. What a condition awaits comes before every later branch, and
/// an `except` comes after the `try`.
bool areAlternatives(Node first, Node second)
{
    const Node above = common(first, second);
    const Node a = childOf(above, first), b = childOf(above, second);
    if (a == b)
        return false;
    if (above.is("if_statement"))
        return (a.is("block") || a.is("elif_clause")) && !isInCondition(a, first);
    if (above.is("conditional_expression"))
        return a != above.namedChild(1) && b != above.namedChild(1);
    return a.is("case_clause") && b.is("case_clause");
}

/// A block below `above` that leaves it after the node: `if x: return await c`.
bool leavesBefore(Node node, Node above)
{
    for (Node at = statementOf(node); at && at != above; at = statementOf(at.parent())) {
        const Node block = at.parent();
        if (!block.is("block") || block == above || !above.range().contains(block.range()) ||
            block.range() == above.range())
            break;
        const std::size_t count = block.namedChildCount();
        if (count > 0 && endsFlow(block.namedChild(count - 1)))
            return true;
        if (block.parent() == above)
            break;
    }
    return endsFlow(statementOf(node));
}

/// A loop around the node that does not hold the coroutine's making, and goes round after it.
bool repeats(Node node, Node made)
{
    for (Node at = node.parent(); at; at = at.parent()) {
        if (at.is("function_definition") || at.is("lambda") || at.range().contains(made.range()))
            return false;
        const bool loop = at.is("for_statement") || at.is("while_statement");
        const bool inBody = at.field("body").range().contains(node.range());
        if (loop && inBody)
            return !leavesBefore(node, at.field("body"));
    }
    return false;
}

void add(const Sight &sight, std::vector<CodeFact> &facts, std::size_t module, Node made,
         Node first, Node second)
{
    const auto object = sight.program().object(module, made);
    CodeFact fact = sight.fact("coroutine-awaited-twice", module, second, object.name);
    fact.path.push_back({module, made.range(), "the coroutine is made here"});
    if (first != second)
        fact.path.push_back({module, first.range(), "it is awaited here"});
    fact.attributes["form"] = {first == second ? "in-loop" : "twice"};
    fact.what = first == second
                    ? "the loop awaits the same coroutine object again"
                    : "the coroutine object in " + shortText(second) + " is awaited a second time";
    facts.push_back(std::move(fact));
}

void check(const Sight &sight, std::vector<CodeFact> &facts, std::size_t module,
           const python::Call &call)
{
    const auto &program = sight.program();
    const Node assignment = program.parent(call.node);
    const Node target = assignment.field("left");
    if (!assignment.is("assignment") || !target.is("identifier") ||
        !isBoundOnce(sight, module, call, target.text()))
        return;
    std::vector<Node> waits;
    for (const Node &reference : program.references(module, target)) {
        if (reference == target)
            continue;
        const Use use = program.use(reference);
        const bool waited = use == Use::Awaited || use == Use::Scheduled;
        if (waited && program.functionAt(module, reference) == call.function)
            waits.push_back(reference);
    }
    for (std::size_t i = 0; i < waits.size(); ++i) {
        if (repeats(waits[i], assignment))
            return add(sight, facts, module, call.node, waits[i], waits[i]);
        for (std::size_t j = 0; j < i; ++j) {
            if (areAlternatives(waits[j], waits[i]) ||
                leavesBefore(waits[j], common(waits[j], waits[i])))
                continue;
            return add(sight, facts, module, call.node, waits[j], waits[i]);
        }
    }
}

void run(const Sight &sight, std::vector<CodeFact> &facts)
{
    const auto &modules = sight.program().modules();
    for (std::size_t m = 0; m < modules.size(); ++m) {
        for (const auto &call : modules[m].calls) {
            if (call.use == Use::Stored && call.function &&
                sight.program().object(m, call.node).kind == ObjectKind::Coroutine)
                check(sight, facts, m, call);
        }
    }
}

} // namespace

Check coroutineAwaitedTwice()
{
    return {"coroutine-awaited-twice", {"form"}, run};
}

} // namespace checks
