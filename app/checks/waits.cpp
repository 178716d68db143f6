#include "app/checks/waits.h"
#include <algorithm>

namespace checks {

using syntax::Node;

Node firstBelow(Node root, const std::function<bool(Node)> &wanted)
{
    Node found;
    syntax::walk(root, [&](Node node) {
        if (!found && !(node == root) && wanted(node))
            found = node;
        return !found && (node == root || (!node.is("function_definition") && !node.is("lambda") &&
                                           !node.is("class_definition")));
    });
    return found;
}

bool isWait(Node node)
{
    return node.is("await") ||
           ((node.is("with_statement") || node.is("for_statement") || node.is("for_in_clause")) &&
            node.child(0).is("async"));
}

bool asksForVersion(Node node)
{
    Node below = node;
    for (Node at = node.parent(); at; below = at, at = at.parent()) {
        Node condition;
        if (at.is("if_statement") || at.is("elif_clause"))
            condition = at.field("condition");
        else if (at.is("conditional_expression"))
            condition = at.namedChild(1);
        if (condition && !(below == condition) &&
            condition.text().find("version") != std::string_view::npos)
            return true;
    }
    return false;
}

std::string_view calledName(Node call)
{
    const Node callee = call.field("function");
    return callee.is("attribute") ? callee.field("attribute").text() : callee.text();
}

std::string_view scopeKind(std::string_view name)
{
    struct Entry {
        std::string_view name, kind;
    };
    static constexpr Entry scopes[] = {
        {"asyncio.TaskGroup", "task-group"},   {"anyio.create_task_group", "task-group"},
        {"trio.open_nursery", "task-group"},   {"aiotools.TaskGroup", "task-group"},
        {"asyncio.timeout", "timeout"},        {"asyncio.timeout_at", "timeout"},
        {"async_timeout.timeout", "timeout"},  {"async_timeout.timeout_at", "timeout"},
        {"anyio.fail_after", "timeout"},       {"anyio.move_on_after", "timeout"},
        {"trio.fail_after", "timeout"},        {"trio.fail_at", "timeout"},
        {"trio.move_on_after", "timeout"},     {"trio.move_on_at", "timeout"},
        {"anyio.CancelScope", "cancel-scope"}, {"trio.CancelScope", "cancel-scope"}};
    const auto at = std::find_if(std::begin(scopes), std::end(scopes),
                                 [&](const Entry &scope) { return scope.name == name; });
    return at == std::end(scopes) ? std::string_view() : at->kind;
}

Scope scopeOf(const Sight &sight, const Entered &entered)
{
    if (const auto *call = sight.program().callAt(entered.module, entered.expression))
        if (const auto kind = scopeKind(call->name); !kind.empty())
            return {kind, call->name};
    const auto object = sight.program().object(entered.module, entered.expression);
    if (object.kind == python::ObjectKind::Instance)
        return {scopeKind(object.name), object.name};
    return {};
}

} // namespace checks
