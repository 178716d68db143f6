#include "app/mend/recipes/task_group.h"
#include "app/mend/await_edits.h"
#include "app/mend/block_indent.h"
#include "app/mend/places.h"
#include <algorithm>

namespace mend {

namespace {

using syntax::Node;

/// The statement that is put into the group: the outermost `for` of the function that makes the
/// tasks, else the statement itself.
Node outermost(Node statement)
{
    Node result = statement;
    for (Node at = statement.parent(); at && !at.is("function_definition") && !at.is("module");
         at = at.parent()) {
        if (at.is("while_statement") || at.is("lambda"))
            return {};
        if (at.is("for_statement"))
            result = at;
    }
    return result;
}

bool jumps(Node from, Node to)
{
    bool found = false;
    for (Node at = from; at; at = at.nextSibling()) {
        syntax::walk(at, [&](Node node) {
            found = found || node.is("return_statement") || node.is("break_statement") ||
                    node.is("continue_statement") || node.is("yield");
            return !found && !node.is("function_definition") && !node.is("lambda");
        });
        if (at == to)
            break;
    }
    return found;
}

/// The last statement of the block that the group takes in: a closing `return` stays outside.
Node lastInside(Node first)
{
    Node last = first;
    for (Node at = first; at; at = at.nextNamedSibling())
        if (!at.is("comment"))
            last = at;
    if (last.is("return_statement") && !(last == first)) {
        last = last.previousNamedSibling();
        while (last.is("comment"))
            last = last.previousNamedSibling();
    }
    return last;
}

base::Result<Draft> draft(const RecipeInput &input)
{
    const checks::CodeFact &fact = *input.finding.fact;
    const python::Program &program = input.program;
    const python::Call *call = callOf(program, fact.module, fact.node);
    const bool maker =
        call && (call->callee.is("attribute") || call->name == "asyncio.create_task" ||
                 call->name == "asyncio.ensure_future");
    if (!maker || !fact.path.empty() || !call->function ||
        !program.module(fact.module).functions[*call->function].isAsync)
        return refusal("no coroutine makes the task");
    const std::string_view text = program.module(fact.module).tree.text();
    const Node first = outermost(statementOf(call->node));
    if (!first || !hasOwnLines(text, first))
        return refusal("the task may be one of endlessly many");
    const Node last = lastInside(first);
    if (jumps(first, last))
        return refusal("the block is left in the middle");
    Drafting drafting(program);
    const int hunk = drafting.hunk();
    const std::string reason =
        "The group keeps its tasks, waits for them, and passes on what fails.";
    const std::string group =
        drafting.name(fact.module, first, "asyncio", "TaskGroup", true, hunk, reason);
    if (group.empty() || program.isBound(fact.module, first, "group"))
        return refusal("the names are taken");
    indentBelow(drafting, fact.module, first, last, "async with " + group + "() as group:", hunk,
                reason);
    const base::TextRange covered{first.range().start, last.range().end};
    for (const checks::CodeFact &other : input.facts) {
        const python::Call *made = callOf(program, other.module, other.node);
        if (other.kind != "dangling-task" || other.module != fact.module || !made ||
            !covered.contains(other.range) || made->function != call->function ||
            other.attribute("call") == "gather")
            continue;
        drafting.replace(fact.module, made->callee.range(), "group.create_task", hunk, reason);
        const Node assignment = statementOf(made->node).namedChild(0);
        if (assignment.is("assignment"))
            drafting.erase(fact.module, {assignment.range().start, made->node.range().start}, hunk,
                           reason);
    }
    return drafting.take();
}

} // namespace

Recipe taskGroup()
{
    return {"task-group", {}, draft};
}

} // namespace mend
