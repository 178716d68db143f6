#include "app/checks/awaits_in_a_row.h"
#include "app/checks/sight.h"
#include "app/checks/waits.h"

namespace checks {

using syntax::Node;

namespace {

/// `await f(x)` of a call that could as well run beside others.
bool isAwaitedCall(Node node)
{
    const Node operand = node.is("await") ? inner(node.namedChild(0)) : Node();
    if (!operand.is("call"))
        return false;
    const auto name = calledName(operand);
    return name != "sleep" && name != "gather" && name != "wait" && name != "wait_for";
}

bool mentions(Node root, std::string_view name)
{
    return !name.empty() && (root.text() == name || firstBelow(root, [&](Node node) {
                                 return node.is("identifier") && node.text() == name;
                             }));
}

/// The await of a loop whose body does nothing else: `await f(x)`, `rows.append(await f(x))`.
Node onlyAwait(Node loop)
{
    const Node body = loop.field("body");
    Node statement;
    for (const Node &child : body.namedChildren()) {
        if (child.is("comment"))
            continue;
        if (statement)
            return {};
        statement = child;
    }
    if (!statement.is("expression_statement"))
        return {};
    Node value = statement.namedChild(0);
    if (value.is("assignment") && value.field("left").is("subscript"))
        value = value.field("right");
    if (isAwaitedCall(value))
        return value;
    if (!value.is("call") || (calledName(value) != "append" && calledName(value) != "add"))
        return {};
    const Node argument = value.field("arguments").namedChild(0);
    return isAwaitedCall(argument) ? argument : Node();
}

void add(const Sight &sight, std::vector<CodeFact> &facts, std::size_t module, Node await,
         const std::string &form)
{
    const auto *call = sight.program().callAt(module, inner(await.namedChild(0)));
    CodeFact fact = sight.fact("awaits-in-a-row", module, await, call ? call->name : std::string());
    fact.attributes["form"] = {form};
    fact.what = "each await begins only when the one before it is done, and none needs another";
    facts.push_back(std::move(fact));
}

void checkNode(const Sight &sight, std::vector<CodeFact> &facts, std::size_t module, Node node)
{
    if (node.is("for_statement") && !node.child(0).is("async")) {
        const Node await = onlyAwait(node);
        if (await && mentions(await, node.field("left").text()))
            add(sight, facts, module, await, "loop");
        return;
    }
    if (!node.is("list_comprehension") || !isAwaitedCall(node.namedChild(0)))
        return;
    const Node clause = node.namedChild(1);
    if (clause.is("for_in_clause") && !clause.child(0).is("async") &&
        mentions(node.namedChild(0), clause.field("left").text()))
        add(sight, facts, module, node.namedChild(0), "comprehension");
}

void run(const Sight &sight, std::vector<CodeFact> &facts)
{
    const auto &modules = sight.program().modules();
    for (std::size_t m = 0; m < modules.size(); ++m) {
        syntax::walk(modules[m].tree.root(), [&](Node node) {
            checkNode(sight, facts, m, node);
            return !node.is("string");
        });
    }
}

} // namespace

Check awaitsInARow()
{
    return {"awaits-in-a-row", {"form"}, run};
}

} // namespace checks
