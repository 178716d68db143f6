#include "app/checks/plain_result_awaited.h"
#include "app/checks/sight.h"
#include <algorithm>

namespace checks {

using python::Object;
using python::ObjectKind;
using syntax::Node;

namespace {

/// Types that nobody can await.
bool isPlainType(std::string_view annotation)
{
    const auto name = annotation.substr(0, annotation.find('['));
    static constexpr std::string_view names[] = {
        "int",   "str",  "float", "bool", "bytes", "dict", "list",      "set",
        "tuple", "None", "Dict",  "List", "Tuple", "Set",  "frozenset", "complex"};
    return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

bool isStub(const python::Function &function)
{
    for (const Node &statement : function.body.namedChildren()) {
        if (statement.is("comment") || statement.is("pass_statement"))
            continue;
        if (statement.is("raise_statement"))
            return statement.text().find("NotImplemented") != std::string_view::npos;
        if (!statement.is("expression_statement"))
            return false;
        const Node value = statement.namedChild(0);
        if (!value.is("string") && !value.is("ellipsis"))
            return false;
    }
    return true;
}

/// What this call passes for the parameter that every return gives back: `return record`.
Object passedBack(const Sight &sight, std::size_t module, const python::Call &call)
{
    const auto &function = sight.program().function(*call.target);
    Node returned;
    bool single = true;
    syntax::walk(function.body, [&](Node node) {
        if (node.is("return_statement")) {
            single = single && returned.isNull() && node.namedChild(0).is("identifier");
            returned = node.namedChild(0);
        }
        return !node.is("function_definition") && !node.is("lambda");
    });
    if (!single || returned.isNull())
        return {};
    const auto bindings = sight.program().bindings(call.target->module, returned);
    if (bindings.size() != 1 || bindings.front().kind != python::BindingKind::Parameter)
        return {};
    for (std::size_t i = 0; i < function.parameters.size(); ++i) {
        if (function.parameters[i].name != returned.text())
            continue;
        const std::size_t self = function.classIndex ? 1 : 0;
        if (i < self)
            return {};
        const Node argument = call.argument(i - self, function.parameters[i].name);
        return argument ? sight.program().object(module, argument) : Object();
    }
    return {};
}

bool returnsNothing(const python::Function &function)
{
    bool nothing = true;
    syntax::walk(function.body, [&](Node node) {
        if (node.is("return_statement") && node.namedChildCount() > 0)
            nothing = false;
        return nothing && !node.is("function_definition") && !node.is("lambda");
    });
    return nothing;
}

/// Operators and displays never give anything that can be awaited.
bool isComputed(Node value)
{
    for (const std::string_view type :
         {"binary_operator", "unary_operator", "comparison_operator", "not_operator", "string",
          "concatenated_string", "integer", "float", "true", "false", "none", "list", "tuple",
          "set", "dictionary", "expression_list", "list_comprehension", "set_comprehension",
          "dictionary_comprehension"}) {
        if (value.is(type))
            return true;
    }
    return false;
}

bool returnsComputed(const python::Function &function)
{
    bool computed = true;
    syntax::walk(function.body, [&](Node node) {
        if (node.is("return_statement"))
            computed = computed && isComputed(inner(node.namedChild(0)));
        return computed && !node.is("function_definition") && !node.is("lambda");
    });
    return computed;
}

std::string plainResultOf(const Sight &sight, std::size_t module, const python::Call &call)
{
    const python::FunctionRef ref = *call.target;
    const auto &function = sight.program().function(ref);
    if (function.isAsync || function.isLambda || isStub(function))
        return {};
    const bool decorated = std::any_of(
        function.decorators.begin(), function.decorators.end(), [](const auto &decorator) {
            const auto text = decorator.node.text();
            return text != "staticmethod" && text != "classmethod" &&
                   decorator.name.find("lru_cache") == std::string::npos &&
                   decorator.name.find("functools.cache") == std::string::npos;
        });
    if (decorated && !function.endpoint)
        return {};
    if (function.isGenerator)
        return "generator";
    if (const Node annotation = function.node.field("return_type")) {
        const auto text = annotation.text();
        return isPlainType(text) ? std::string(text) : std::string();
    }
    if (returnsNothing(function))
        return "None";
    Object result = sight.program().resultOf(ref);
    if (!result.known() && returnsComputed(function))
        return "value";
    if (!result.known())
        result = passedBack(sight, module, call);
    if (result.kind == ObjectKind::Literal)
        return result.name.empty() ? std::string("value") : result.name;
    if (result.kind != ObjectKind::Instance)
        return {};
    const auto ancestry = sight.ancestry(result);
    const bool known = result.classRef
                           ? ancestry.complete
                           : sight.known().isPlainResult(result.name) ||
                                 sight.known().isSyncManager(result.name) || sight.twinOf(result);
    const bool awaitable = sight.defines(ancestry, "__await__") ||
                           sight.known().isAsyncManager(result.name) ||
                           sight.known().isCoroutine(result.name);
    return known && !awaitable ? result.name : std::string();
}

bool isPlainBuiltin(std::string_view name)
{
    static constexpr std::string_view names[] = {
        "len", "print", "str",   "int",       "float", "sorted", "list",      "dict",
        "set", "tuple", "range", "sum",       "open",  "input",  "max",       "min",
        "abs", "round", "zip",   "enumerate", "bool",  "repr",   "isinstance"};
    return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

bool isPlainModule(std::string_view name)
{
    for (const std::string_view module :
         {"time.", "json.", "os.", "random.", "math.", "re.", "shutil.", "datetime.", "subprocess.",
          "requests.", "pathlib.", "hashlib.", "base64.", "pickle.", "copy.", "uuid."}) {
        if (name.substr(0, module.size()) == module)
            return true;
    }
    return false;
}

void run(const Sight &sight, std::vector<CodeFact> &facts)
{
    const auto &program = sight.program();
    for (const Awaited &awaited : sight.awaited()) {
        const auto *call = program.callAt(awaited.module, awaited.operand);
        if (!call)
            continue;
        std::string callee, result;
        std::string name = call->name;
        if (call->object.kind == ObjectKind::Class && call->object.classRef) {
            const auto made = program.object(awaited.module, awaited.operand);
            const auto ancestry = sight.ancestry(made);
            if (ancestry.complete && !sight.defines(ancestry, "__await__"))
                result = made.name;
            callee = "defined-here";
        } else if (call->target) {
            result = plainResultOf(sight, awaited.module, *call);
            callee = "defined-here";
        } else if (!call->object.function && !call->object.classRef &&
                   !sight.twinOfCallee(call->object) && !sight.known().isCoroutine(name)) {
            const bool builtin = call->callee.is("identifier") &&
                                 isPlainBuiltin(call->callee.text()) &&
                                 program.bindings(awaited.module, call->callee).empty();
            const bool plain = isPlainModule(name) || sight.known().blocking(name);
            const auto object = program.object(awaited.module, awaited.operand);
            const bool waits =
                object.kind == ObjectKind::Coroutine || object.kind == ObjectKind::Task;
            if ((builtin || plain) && !waits) {
                callee = "library";
                result = object.name.empty() || object.name == name ? "value" : object.name;
                if (builtin)
                    name = std::string(call->callee.text());
            }
        }
        if (result.empty())
            continue;
        CodeFact fact = sight.fact("plain-result-awaited", awaited.module, awaited.operand, name);
        fact.attributes["callee"] = {callee};
        fact.attributes["result"] = {result};
        fact.what = shortText(call->callee) + "() is a plain function, and its result is awaited";
        facts.push_back(std::move(fact));
    }
}

} // namespace

Check plainResultAwaited()
{
    return {"plain-result-awaited", {"callee", "result"}, run};
}

} // namespace checks
