#include "app/checks/coroutine_as_value.h"
#include "app/checks/sight.h"
#include <algorithm>

namespace checks {

using python::ObjectKind;
using python::Use;
using syntax::Node;

namespace {

/// Attributes that a coroutine object has itself.
bool isOfCoroutine(std::string_view attribute)
{
    return attribute == "close" || attribute == "send" || attribute == "throw" ||
           attribute.substr(0, 3) == "cr_" || attribute.substr(0, 2) == "__";
}

/// `self.assertTrue(...)` and its like.
bool isAssertion(const python::Call &call)
{
    return call.callee.is("attribute") && call.callee.field("object").text() == "self" &&
           call.callee.field("attribute").text().substr(0, 6) == "assert";
}

/// Builtins that look at what they go through.
bool looksAtElements(const Sight &sight, std::size_t module, const python::Call &call)
{
    static constexpr std::string_view builtins[] = {"sum", "any", "all", "max", "min", "sorted"};
    if (call.name == "str.join")
        return true;
    return call.callee.is("identifier") && sight.program().bindings(module, call.callee).empty() &&
           std::find(std::begin(builtins), std::end(builtins), call.callee.text()) !=
               std::end(builtins);
}

/// `sum([price(x) for x in basket])`: the coroutine is one of the elements.
bool isElementLookedAt(const Sight &sight, std::size_t module, Node value)
{
    const auto &program = sight.program();
    const Node list = program.parent(value);
    const bool body = (list.is("list_comprehension") || list.is("generator_expression")) &&
                      list.field("body") == value;
    if (!body && !list.is("list") && !list.is("tuple") && !list.is("set"))
        return false;
    Node up = program.parent(list);
    if (up.is("argument_list"))
        up = program.parent(up);
    const auto *call = up.is("call") ? program.callAt(module, up) : nullptr;
    return call && call->callee != list && looksAtElements(sight, module, *call);
}

/// Functions that want a value and would take a coroutine for one.
bool wantsValue(const Sight &sight, std::size_t module, const python::Call &call)
{
    static constexpr std::string_view builtins[] = {
        "len",    "int",       "str", "float", "bool",  "list",  "dict",     "set",      "tuple",
        "sorted", "sum",       "max", "min",   "print", "repr",  "round",    "abs",      "any",
        "all",    "enumerate", "zip", "iter",  "next",  "bytes", "reversed", "frozenset"};
    if (call.name == "json.dumps" || call.name == "json.loads" || call.name == "str.format" ||
        call.name == "str.join" || isAssertion(call))
        return true;
    return call.callee.is("identifier") && sight.program().bindings(module, call.callee).empty() &&
           std::find(std::begin(builtins), std::end(builtins), call.callee.text()) !=
               std::end(builtins);
}

const python::Call *callAround(const Sight &sight, std::size_t module, Node value)
{
    Node up = sight.program().parent(value);
    while (up && !up.is("call") && !up.is("function_definition") && !up.is("module"))
        up = sight.program().parent(up);
    return up.is("call") ? sight.program().callAt(module, up) : nullptr;
}

/// The function asks what it was given before it takes the result.
bool asksWhatItIs(Node body)
{
    const auto text = body.text();
    for (const std::string_view question :
         {"iscoroutinefunction(", "iscoroutine(", "isawaitable(", "Awaitable)", "Coroutine)"}) {
        if (text.find(question) != std::string_view::npos)
            return true;
    }
    return false;
}

/// Where a coroutine that a function returns is taken for its result: an async function or an
/// endpoint hands it to a caller that has already awaited.
bool isReturnedAsResult(const Sight &sight, std::size_t module, Node value)
{
    const auto *function = sight.function(module, value);
    if (!function || function->isLambda || asksWhatItIs(function->body))
        return false;
    // `def totals() -> dict:` promises the result itself.
    const auto promised = function->node.field("return_type").text();
    const auto type = promised.substr(0, promised.find('['));
    for (const std::string_view plain :
         {"dict", "list", "str", "int", "float", "bool", "bytes", "set", "tuple"}) {
        if (type == plain)
            return true;
    }
    return function->isAsync || (function->endpoint && function->endpoint->kind == "endpoint");
}

/// How a coroutine is used as if it were its result, or empty.
std::string misuse(const Sight &sight, std::size_t module, Node value)
{
    Node up = sight.program().parent(value);
    while (up.is("parenthesized_expression"))
        up = sight.program().parent(up);
    if (up.is("binary_operator") || up.is("unary_operator"))
        return "operand";
    if (up.is("comparison_operator")) {
        // `if task is None` asks for the object; a call just made is never None.
        const bool identity = up.text().find(" is ") != std::string_view::npos;
        const bool asksForObject = identity && !value.is("call") &&
                                   up.text().find("True") == std::string_view::npos &&
                                   up.text().find("False") == std::string_view::npos;
        return asksForObject ? std::string() : "operand";
    }
    if (up.is("interpolation"))
        return "formatted";
    if (isElementLookedAt(sight, module, value))
        return "argument";
    switch (sight.program().use(value)) {
    case Use::Attribute:
        return isOfCoroutine(up.field("attribute").text()) ? std::string() : "attribute";
    case Use::Subscript:
        return "subscript";
    case Use::Iterated:
    case Use::AsyncIterated:
        return "iterated";
    case Use::Tested:
        return "tested";
    case Use::Returned:
        return isReturnedAsResult(sight, module, value) ? "returned" : std::string();
    case Use::Passed: {
        const auto *call = callAround(sight, module, value);
        return call && wantsValue(sight, module, *call) ? "argument" : std::string();
    }
    default:
        return {};
    }
}

bool isWaitedFor(Use use)
{
    return use == Use::Awaited || use == Use::Scheduled || use == Use::AsyncWith;
}

struct Misuse {
    std::string use;
    Node place;
};

/// What becomes of a coroutine that a name was given: the first misuse, unless something waits for
/// it or takes it along.
Misuse misuseOfName(const Sight &sight, std::size_t module, const python::Call &call)
{
    const auto &program = sight.program();
    const Node assignment = program.parent(call.node);
    const Node target = assignment.field("left");
    if (!assignment.is("assignment") || !target.is("identifier") ||
        !isBoundOnce(sight, module, call, target.text()))
        return {};
    Misuse result;
    for (const Node &reference : program.references(module, target)) {
        if (reference == target)
            continue;
        const Use use = program.use(reference);
        const std::string found = misuse(sight, module, reference);
        if (isWaitedFor(use) || (found.empty() && (use == Use::Stored || use == Use::Passed)))
            return {};
        if (result.use.empty() && !found.empty())
            result = {found, reference};
    }
    return result;
}

/// `await load().rows`: the await takes in more than the call.
bool isBelowAwait(const Sight &sight, Node value)
{
    Node at = value;
    Node up = sight.program().parent(at);
    while (up.is("attribute") || up.is("subscript") || up.is("parenthesized_expression") ||
           (up.is("call") && up.field("function") == at)) {
        at = up;
        up = sight.program().parent(at);
    }
    return up.is("await") && at != value;
}

void add(const Sight &sight, std::vector<CodeFact> &facts, std::size_t module,
         const python::Call &call, const Misuse &misuse)
{
    const auto object = sight.program().object(module, call.node);
    CodeFact fact = sight.fact("coroutine-as-value", module, call.node, object.name);
    fact.attributes["use"] = {misuse.use};
    fact.attributes["below_await"] = {isBelowAwait(sight, call.node) ? "yes" : "no"};
    if (misuse.place != call.node)
        fact.path.push_back({module, misuse.place.range(), "the coroutine is used here"});
    fact.what = shortText(call.callee) + "() gives a coroutine, and it is used as its result";
    facts.push_back(std::move(fact));
}

void run(const Sight &sight, std::vector<CodeFact> &facts)
{
    const auto &modules = sight.program().modules();
    for (std::size_t m = 0; m < modules.size(); ++m) {
        for (const auto &call : modules[m].calls) {
            if (isWaitedFor(call.use) || call.use == Use::Dropped)
                continue;
            if (sight.program().object(m, call.node).kind != ObjectKind::Coroutine)
                continue;
            Misuse found{misuse(sight, m, call.node), call.node};
            if (found.use.empty() && call.use == Use::Stored)
                found = misuseOfName(sight, m, call);
            if (!found.use.empty())
                add(sight, facts, m, call, found);
        }
    }
}

} // namespace

Check coroutineAsValue()
{
    return {"coroutine-as-value", {"use", "below_await"}, run};
}

} // namespace checks
