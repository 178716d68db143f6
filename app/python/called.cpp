#include "app/python/builtins.h"
#include "app/python/resolver.h"
#include "app/python/text.h"
#include <algorithm>

namespace python {

using syntax::Node;

namespace {

const std::string plainManager = "contextlib.AbstractContextManager";
const std::string asyncManager = "contextlib.AbstractAsyncContextManager";

} // namespace

Object Resolver::called(std::size_t module, const Node &call, const Object &callee)
{
    if (callee.kind == ObjectKind::Function && callee.function)
        return calledFunction(call, callee);
    if (callee.kind == ObjectKind::Instance && callee.classRef) {
        if (const auto operatorCall = method(*callee.classRef, "__call__"))
            return calledFunction(call, functionObject(*operatorCall));
        return {};
    }
    if (callee.kind == ObjectKind::Class && callee.classRef) {
        Object made = instanceOf(callee.name);
        made.classRef = callee.classRef;
        made.made = call;
        return made;
    }
    switch (callee.kind) {
    case ObjectKind::Class:
    case ObjectKind::Function:
    case ObjectKind::Unknown:
        return callee.name.empty() ? Object() : calledLibrary(module, call, callee);
    default:
        return {};
    }
}

Object Resolver::calledFunction(const Node &call, const Object &callee)
{
    const FunctionRef ref = *callee.function;
    const Function &function = m_facts.modules[ref.module].functions[ref.function];
    Object object;
    object.name = callee.name;
    object.function = ref;
    object.made = call;
    for (const Decorator &decorator : function.decorators) {
        const std::string name = decoratorName(ref.module, decorator.node);
        if (name == "contextlib.contextmanager" || name == "contextlib.asynccontextmanager") {
            object.kind = ObjectKind::Instance;
            object.name = name == "contextlib.contextmanager" ? plainManager : asyncManager;
            return object;
        }
    }
    // An unknown decorator may make anything of it.
    if (!calledAsWritten(ref))
        return {};
    if (function.isAsync) {
        object.kind = function.isGenerator ? ObjectKind::AsyncGenerator : ObjectKind::Coroutine;
        if (function.isGenerator)
            object.element = yielded(ref).name;
        return object;
    }
    if (function.isGenerator) {
        object.kind = ObjectKind::Literal;
        object.name = "generator";
        const Object each = yielded(ref);
        object.element = each.kind == ObjectKind::Instance ? each.name : std::string();
        return object;
    }
    return result(ref);
}

/// The twin whose asynchronous half has the method, and the method's path below the class.
std::pair<const knowledge::Twin *, std::string> Resolver::twinMethod(const Object &callee) const
{
    std::string owner = callee.root;
    for (int step = 0; step < 8 && !owner.empty(); ++step, owner = m_facts.library->base(owner)) {
        const auto *twin = m_facts.library->twinOfAsync(owner);
        if (!twin)
            continue;
        // The name begins with the object's class, or with the class that the method comes from.
        for (const std::string &start : {owner, callee.root}) {
            if (startsWith(callee.name, start + "."))
                return {twin, callee.name.substr(start.size() + 1)};
        }
    }
    return {};
}

bool Resolver::twinAwaits(const Object &callee) const
{
    const auto [twin, path] = twinMethod(callee);
    if (!twin)
        return false;
    const auto holds = [&path = path](const std::vector<std::string> &globs) {
        return std::any_of(globs.begin(), globs.end(),
                           [&](const std::string &glob) { return globMatches(glob, path); });
    };
    if (holds(twin->plain) || holds(twin->iterated))
        return false;
    if (holds(twin->awaited))
        return true;
    for (const auto &[sync, renamed] : twin->methods) {
        const auto &awaited = twin->awaited;
        if (path == renamed && std::find(awaited.begin(), awaited.end(), sync) != awaited.end())
            return true;
    }
    return false;
}

bool Resolver::twinIterates(const Object &callee) const
{
    const auto [twin, path] = twinMethod(callee);
    return twin &&
           std::any_of(twin->iterated.begin(), twin->iterated.end(),
                       [&path = path](const std::string &glob) { return globMatches(glob, path); });
}

/// Functions that give what one of their arguments gives.
std::optional<Object> Resolver::handedThrough(std::size_t module, const Node &call,
                                              const std::string &name)
{
    const auto rule = m_facts.library->endpoint(name).rule;
    if ((rule && rule->kind == "dependency") || isOneOf(lastName(name), {"Depends", "Security"}))
        return dependency(module, call);
    if (name == "functools.partial") {
        Object function = object(module, argumentOf(call, 0, {}));
        function.partial = true;
        return function;
    }
    if (name == "typing.cast" || name == "typing_extensions.cast")
        return annotated(
            module, m_facts.index[module].table.at(m_facts.index[module].table.find(call)).scope,
            argumentOf(call, 0, {}).text());
    if (m_facts.library->startsLoop(name))
        return awaited(object(module, argumentOf(call, 0, {})));
    return std::nullopt;
}

Object Resolver::calledLibrary(std::size_t module, const Node &call, const Object &callee)
{
    const auto &library = *m_facts.library;
    const std::string &name = callee.name;
    if (auto through = handedThrough(module, call, name))
        return *through;

    Object result;
    result.name = name;
    result.made = call;
    result.root = callee.root;
    const std::string becomes = library.returned(name);
    const auto *runner = library.runner(name);
    const auto *twinFunction =
        callee.kind != ObjectKind::Class ? library.twinOfAsync(name) : nullptr;
    if (library.isAsyncIterator(name) || twinIterates(callee)) {
        // A pager or cursor has methods of its own.
        if (!becomes.empty() && library.isAsyncIterator(becomes)) {
            result = instanceOf(becomes);
            result.made = call;
            return result;
        }
        result.kind = ObjectKind::AsyncGenerator;
        result.element = library.element(name);
        // A class that is both, a stream with methods of its own, stays an instance.
        if (callee.kind == ObjectKind::Class)
            result.kind = ObjectKind::Instance;
        return result;
    }
    const bool task = becomes == "asyncio.Task" || becomes == "asyncio.Future";
    const bool coroutine = library.isCoroutine(name) || twinFunction || twinAwaits(callee) ||
                           (runner && runner->awaitable == "yes" && !task);
    if (coroutine) {
        result.kind = ObjectKind::Coroutine;
        return result;
    }
    if (becomes.empty() && callee.kind != ObjectKind::Class) {
        if (isBuiltin(name) || isBuiltinClass(callee.root))
            return calledBuiltin(module, call, name);
        if (!library.element(name).empty())
            return literal("iterable", library.element(name));
        if (callee.kind == ObjectKind::Function && !callee.element.empty())
            return calledBuiltin(module, call, name);
        // What it gives is not known, but which call gave it is.
        Object unknown;
        unknown.made = call;
        return unknown;
    }
    if (becomes.empty() && isBuiltinClass(name))
        return calledBuiltin(module, call, name);
    result = instanceOf(becomes.empty() ? name : becomes);
    result.made = call;
    return result;
}

Object Resolver::calledBuiltin(std::size_t module, const Node &call, const std::string &name)
{
    const auto last = lastName(name);
    const Object first = object(module, argumentOf(call, 0, {}));
    if (isOneOf(name, {"list", "set", "tuple", "frozenset", "sorted", "reversed", "iter"})) {
        const Object each = iterated(first);
        return literal(name == "sorted" ? "list" : name,
                       each.kind == ObjectKind::Instance ? each.name : std::string());
    }
    if (isOneOf(name, {"next", "max", "min"}))
        return iterated(first);
    if (name == "super")
        return superObject(module, call);
    if (name == "getattr") {
        const Node attribute = argumentOf(call, 1, {});
        const auto text = attribute.text();
        return attribute.is("string") && text.size() > 2
                   ? member(first, text.substr(1, text.size() - 2))
                   : Object();
    }
    if (isOneOf(name,
                {"str", "int", "float", "bool", "bytes", "dict", "bytearray", "complex", "range"}))
        return literal(name);
    if (isOneOf(name, {"print", "setattr", "delattr"}))
        return literal("None");
    if (isOneOf(name, {"len", "hash", "id", "ord"}))
        return literal("int");
    if (isOneOf(name, {"repr", "ascii", "chr", "format", "hex", "oct", "bin"}))
        return literal("str");
    if (isOneOf(name, {"isinstance", "issubclass", "callable", "hasattr", "any", "all"}))
        return literal("bool");
    if (isBuiltinClass(name) && name != "type") {
        Object made = instanceOf(name);
        made.made = call;
        return made;
    }
    // Methods of containers whose elements are known.
    const Object container = object(module, call.field("function").field("object"));
    if (container.element.empty() || container.kind != ObjectKind::Literal)
        return {};
    if (isOneOf(last, {"get", "pop", "popleft", "setdefault", "popitem"}))
        return instanceOf(container.element);
    if (isOneOf(last, {"values", "copy", "items"}))
        return literal("dict_" + std::string(last), container.element);
    return {};
}

Object Resolver::superObject(std::size_t module, const Node &call)
{
    const auto &table = m_facts.index[module].table;
    const auto &functions = m_facts.modules[module].functions;
    auto function = m_facts.modules[module].scopes[table.at(table.find(call)).scope].function;
    while (function && !functions[*function].classIndex)
        function = functions[*function].enclosing;
    if (!function)
        return {};
    const auto above = bases({module, *functions[*function].classIndex});
    if (above.empty() || above.front().name.empty())
        return {};
    Object object = instanceOf(above.front().name);
    object.classRef = above.front().classRef;
    return object;
}

} // namespace python
