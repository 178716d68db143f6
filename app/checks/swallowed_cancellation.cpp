#include "app/checks/swallowed_cancellation.h"
#include "app/checks/sight.h"
#include <algorithm>
#include <map>

namespace checks {

using syntax::Node;

namespace {

template <class Found> bool below(Node root, Found found)
{
    bool result = false;
    syntax::walk(root, [&](Node node) {
        result = result || found(node);
        return !result && !node.is("function_definition") && !node.is("lambda");
    });
    return result;
}

bool waits(Node body)
{
    return below(body, [](Node node) {
        return node.is("await") || ((node.is("with_statement") || node.is("for_statement")) &&
                                    node.child(0).is("async"));
    });
}

/// The exceptions that a clause names, without its `as`.
std::vector<Node> caught(Node clause)
{
    Node value = clause.field("value");
    if (value.isNull() && clause.namedChildCount() > 1)
        value = clause.namedChild(0);
    if (value.is("as_pattern"))
        value = value.namedChild(0);
    if (value.is("block") || value.isNull())
        return {};
    return value.is("tuple") ? value.namedChildren() : std::vector<Node>{value};
}

/// `EVERYTHING = BaseException`
bool isOtherNameOf(const Sight &sight, std::size_t module, Node name, std::string_view what)
{
    if (!name.is("identifier"))
        return false;
    const auto bindings = sight.program().bindings(module, name);
    return bindings.size() == 1 && bindings[0].kind == python::BindingKind::Assignment &&
           bindings[0].value.text() == what;
}

std::string catchOf(const Sight &sight, std::size_t module, Node clause)
{
    const auto names = caught(clause);
    if (names.empty())
        return "bare";
    for (const Node &name : names) {
        const std::string qualified = sight.program().qualifiedName(module, name);
        if (lastPart(qualified) == "CancelledError" || lastPart(name.text()) == "CancelledError")
            return "cancelled";
        if (name.text() == "BaseException" || isOtherNameOf(sight, module, name, "BaseException"))
            return "base";
    }
    return {};
}

/// Whether a function cancels anything, by its body: asked once for all its `try` statements.
using Cancels = std::map<base::TextRange, bool>;

/// `task.cancel()` before `await task`: the cancellation caught is the task's, not one's own.
bool cancelsWhatItAwaits(const python::Function &function, Cancels &known)
{
    const auto [entry, isNew] = known.emplace(function.body.range(), false);
    if (isNew)
        entry->second = below(function.body, [](Node node) {
            return node.is("call") && node.field("function").is("attribute") &&
                   node.field("function").field("attribute").text() == "cancel";
        });
    return entry->second;
}

/// The name that the clause gives what it caught, used for more than a line in the log: the code
/// takes it elsewhere to be raised.
bool handsOn(Node clause, Node block)
{
    std::string_view name;
    for (const Node &child : clause.namedChildren()) {
        if (child.is("as_pattern"))
            name = child.field("alias").text();
    }
    return !name.empty() && below(block, [&](Node node) {
        if (!node.is("identifier") || node.text() != name)
            return false;
        const auto statement = statementOf(node).text();
        const bool logged =
            statement.find("log") < statement.find('(') || statement.substr(0, 6) == "print(";
        return !logged;
    });
}

std::string thenOf(Node block)
{
    const std::size_t count = block.namedChildCount();
    const Node last = count ? block.namedChild(count - 1) : Node();
    if (last.is("return_statement"))
        return "return";
    if (last.is("break_statement"))
        return "break";
    return last.is("continue_statement") ? "continue" : "go-on";
}

/// Whether the handler gives what it caught a name.
bool looksAtIt(Node clause)
{
    for (const Node &child : clause.namedChildren()) {
        if (child.is("as_pattern"))
            return true;
    }
    return false;
}

/// Whether a loop waits again after the cancellation: then nothing can end it.
bool goesRound(Node statement, std::string_view then)
{
    if (then != "go-on" && then != "continue")
        return false;
    for (Node at = statement.parent(); at && !at.is("function_definition"); at = at.parent()) {
        if (at.is("while_statement") || at.is("for_statement"))
            return true;
    }
    return false;
}

void checkTry(const Sight &sight, std::vector<CodeFact> &facts, std::size_t module, Node statement,
              Cancels &cancels)
{
    const auto *function = sight.function(module, statement);
    const Node body = statement.field("body");
    if (!function || !function->isAsync || !waits(body))
        return;
    bool cancelledSeen = false;
    for (const Node &clause : statement.namedChildren()) {
        if (!clause.is("except_clause"))
            continue;
        const std::string kind = catchOf(sight, module, clause);
        const Node block = clause.namedChild(clause.namedChildCount() - 1);
        const bool raises = below(block, [](Node node) { return node.is("raise_statement"); });
        if (kind.empty() || cancelledSeen)
            continue;
        cancelledSeen = cancelledSeen || kind == "cancelled";
        if (raises || cancelsWhatItAwaits(*function, cancels) || handsOn(clause, block))
            continue;
        CodeFact fact =
            sight.fact("swallowed-cancellation", module, clause, "asyncio.CancelledError");
        fact.attributes["catch"] = {kind};
        fact.attributes["then"] = {thenOf(block)};
        fact.attributes["alone"] = {kind == "cancelled" && caught(clause).size() == 1 ? "yes"
                                                                                      : "no"};
        fact.attributes["looks"] = {looksAtIt(clause) ? "yes" : "no"};
        fact.attributes["repeats"] = {goesRound(statement, thenOf(block)) ? "yes" : "no"};
        fact.what = "the coroutine's own cancellation is caught here and not raised again";
        facts.push_back(std::move(fact));
    }
}

void run(const Sight &sight, std::vector<CodeFact> &facts)
{
    const auto &modules = sight.program().modules();
    for (std::size_t m = 0; m < modules.size(); ++m) {
        Cancels cancels;
        syntax::walk(modules[m].tree.root(), [&](Node node) {
            if (node.is("try_statement"))
                checkTry(sight, facts, m, node, cancels);
            return true;
        });
    }
}

} // namespace

Check swallowedCancellation()
{
    return {"swallowed-cancellation", {"catch", "then", "alone", "looks", "repeats"}, run};
}

} // namespace checks
