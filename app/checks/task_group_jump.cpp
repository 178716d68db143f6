#include "app/checks/task_group_jump.h"
#include "app/checks/sight.h"
#include "app/checks/waits.h"

namespace checks {

using syntax::Node;

namespace {

bool isTaskGroup(const Sight &sight, const Entered &entered)
{
    return scopeOf(sight, entered).kind == "task-group";
}

bool startsTask(Node node)
{
    if (!node.is("call"))
        return false;
    const auto name = calledName(node);
    return name == "create_task" || name == "start_soon" || name == "start";
}

bool cancels(Node node)
{
    return node.is("call") && (calledName(node) == "cancel" || calledName(node) == "_abort");
}

/// The loop that `break` or `continue` belongs to lies around the block, not in it.
bool leaves(Node jump, Node block)
{
    if (jump.is("return_statement"))
        return true;
    if (!jump.is("break_statement") && !jump.is("continue_statement"))
        return false;
    for (Node at = jump.parent(); at && !(at == block); at = at.parent()) {
        if (at.is("for_statement") || at.is("while_statement"))
            return false;
    }
    return true;
}

/// `return [t.result() for t in tasks]`: the tasks are still running there.
bool readsResult(Node jump)
{
    return jump.is("return_statement") && firstBelow(jump, [](Node node) {
               return node.is("call") && calledName(node) == "result" &&
                      node.field("arguments").namedChildCount() == 0;
           });
}

std::string jumpName(Node jump)
{
    return jump.is("return_statement")  ? "return"
           : jump.is("break_statement") ? "break"
                                        : "continue";
}

void check(const Sight &sight, std::vector<CodeFact> &facts, const Entered &entered)
{
    const Node body = entered.statement.field("body");
    const Node task = firstBelow(body, startsTask);
    if (!task || firstBelow(body, cancels))
        return;
    syntax::walk(body, [&](Node node) {
        if (node.is("function_definition") || node.is("lambda"))
            return false;
        if (!leaves(node, entered.statement) || node.range().start < task.range().start)
            return true;
        const bool last = node.parent() == body;
        const bool waits = firstBelow(node, isWait) || firstBelow(body, [&](Node other) {
                               return isWait(other) && other.range().end <= node.range().start;
                           });
        CodeFact fact =
            sight.fact("task-group-jump", entered.module, node, scopeOf(sight, entered).name);
        fact.attributes["jump"] = {jumpName(node)};
        fact.attributes["place"] = {last ? "end" : "middle"};
        fact.attributes["reads"] = {readsResult(node) && !waits ? "results" : "nothing"};
        fact.path.push_back({entered.module, task.range(), "a task that is still running"});
        fact.what = readsResult(node) && !waits
                        ? "the results are read while the group's tasks are still running"
                        : jumpName(node) + " does not end the group: it waits for all its tasks";
        facts.push_back(std::move(fact));
        return true;
    });
}

void run(const Sight &sight, std::vector<CodeFact> &facts)
{
    for (const Entered &entered : sight.entered()) {
        if (entered.async && isTaskGroup(sight, entered))
            check(sight, facts, entered);
    }
}

} // namespace

Check taskGroupJump()
{
    return {"task-group-jump", {"jump", "place", "reads"}, run};
}

} // namespace checks
