#include "app/python/resolver.h"
#include "app/python/text.h"
#include <algorithm>

namespace python {

using syntax::Node;

namespace {

const std::string plainManager = "contextlib.AbstractContextManager";
const std::string asyncManager = "contextlib.AbstractAsyncContextManager";

/// The i-th part of "(A, B)".
std::string partOf(const std::string &tuple, std::size_t index)
{
    std::size_t start = 1;
    for (std::size_t i = 0; start < tuple.size(); ++i) {
        const auto end = std::min(tuple.find_first_of(",)", start), tuple.size());
        if (i == index) {
            const auto from = tuple.find_first_not_of(' ', start);
            return from == std::string::npos || from >= end ? std::string()
                                                            : tuple.substr(from, end - from);
        }
        start = end + 1;
    }
    return {};
}

} // namespace

Object Resolver::dependency(std::size_t module, const Node &call)
{
    return resultOfCalling(object(module, argumentOf(call, 0, "dependency")));
}

Object Resolver::resultOfCalling(const Object &callee)
{
    if (callee.function && callee.kind == ObjectKind::Function) {
        const Function &function =
            m_facts.modules[callee.function->module].functions[callee.function->function];
        return function.isGenerator ? yielded(*callee.function) : result(*callee.function);
    }
    if (callee.kind == ObjectKind::Class) {
        Object made = instanceOf(callee.name);
        made.classRef = callee.classRef;
        return made;
    }
    if (callee.kind == ObjectKind::Instance && callee.classRef) {
        if (const auto operatorCall = method(*callee.classRef, "__call__"))
            return result(*operatorCall);
        return {};
    }
    return instanceOf(m_facts.library->returned(callee.name));
}

Object Resolver::handed(std::size_t module, const Node &call, int argument,
                        std::string_view keyword)
{
    const Node node =
        argumentOf(call, argument < 0 ? 10000 : static_cast<std::size_t>(argument), keyword);
    return node ? object(module, node) : Object();
}

Object Resolver::awaited(const Object &object)
{
    const auto &library = *m_facts.library;
    const auto module = object.made ? m_facts.moduleOf(object.made) : std::nullopt;
    if (object.kind == ObjectKind::Coroutine && object.function)
        return result(*object.function);
    if (object.kind != ObjectKind::Coroutine && object.kind != ObjectKind::Task) {
        return object.kind == ObjectKind::Instance
                   ? instanceOf(library.returned(object.name + ".__await__"))
                   : Object();
    }
    if (module && object.made.is("call")) {
        const std::string name = this->object(*module, object.made.field("function")).name;
        if (isOneOf(lastName(name), {"create_task", "ensure_future", "wait_for", "shield"}))
            return awaited(this->object(*module, argumentOf(object.made, 0, {})));
        if (name == "contextlib.AsyncExitStack.enter_async_context")
            return entered(this->object(*module, argumentOf(object.made, 0, {})), true);
        if (const auto *runner = library.runner(name))
            return resultOfCalling(handed(*module, object.made, runner->argument, runner->keyword));
    }
    if (!object.element.empty())
        return instanceOf(object.element);
    Object result = instanceOf(library.returned(object.name));
    result.made = object.made;
    return result;
}

Object Resolver::iterated(const Object &object)
{
    if (!object.element.empty() && object.element.front() != '(' && object.name != "dict")
        return instanceOf(object.element);
    if (object.kind == ObjectKind::AsyncGenerator && object.function)
        return yielded(*object.function);
    if (object.kind == ObjectKind::Literal && object.function)
        return yielded(*object.function);
    if (object.kind == ObjectKind::Instance && object.classRef) {
        for (const char *name : {"__anext__", "__next__"}) {
            if (const auto next = method(*object.classRef, name))
                return result(*next);
        }
        for (const char *name : {"__aiter__", "__iter__"}) {
            if (const auto start = method(*object.classRef, name))
                return yielded(*start);
        }
        return {};
    }
    return instanceOf(m_facts.library->element(object.name));
}

Object Resolver::entered(const Object &object, bool async)
{
    if (object.function && (object.name == plainManager || object.name == asyncManager))
        return yielded(*object.function);
    if (object.kind == ObjectKind::Coroutine)
        return awaited(object);
    if (object.kind != ObjectKind::Instance)
        return {};
    const bool wrapper =
        object.name == "contextlib.closing" || object.name == "contextlib.aclosing";
    if (wrapper && object.made) {
        if (const auto module = m_facts.moduleOf(object.made))
            return this->object(*module, argumentOf(object.made, 0, {}));
    }
    if (object.classRef) {
        if (const auto enter = method(*object.classRef, async ? "__aenter__" : "__enter__")) {
            const Object inside = result(*enter);
            // `return self` in a base class gives the object that was entered.
            const auto names = ancestry(object);
            const bool self = std::find(names.begin(), names.end(), inside.name) != names.end();
            return self ? object : inside;
        }
        return object;
    }
    const std::string becomes =
        m_facts.library->returned(object.name + (async ? ".__aenter__" : ".__enter__"));
    if (becomes.empty())
        return object;
    Object inside = instanceOf(becomes);
    inside.made = object.made;
    return inside;
}

Object Resolver::result(FunctionRef ref)
{
    const auto known = m_results.find(ref);
    if (known != m_results.end())
        return known->second;
    m_results[ref] = {};
    const Module &module = m_facts.modules[ref.module];
    const Function &function = module.functions[ref.function];
    Object found;
    if (const Node type = function.node.field("return_type"))
        found = annotated(ref.module, module.scopes[function.scope].parent, type.text());
    const auto &values = m_facts.index[ref.module].returned[ref.function];
    if (values.size() <= 12) {
        std::vector<Object> objects;
        for (const Node &value : values)
            objects.push_back(object(ref.module, value));
        const Object returned = merge(objects);
        // The annotation says what it is, the code where it was made.
        if (!found.known())
            found = returned;
        else if (found.name == returned.name)
            found.made = returned.made;
    }
    return m_results[ref] = found;
}

Object Resolver::yielded(FunctionRef ref)
{
    const auto known = m_yields.find(ref);
    if (known != m_yields.end())
        return known->second;
    m_yields[ref] = {};
    const Module &module = m_facts.modules[ref.module];
    const Function &function = module.functions[ref.function];
    std::vector<Object> objects;
    for (const Node &value : m_facts.index[ref.module].yielded[ref.function]) {
        if (objects.size() < 12)
            objects.push_back(object(ref.module, value));
    }
    Object found = merge(objects);
    if (const Node type = function.node.field("return_type")) {
        const Object said =
            annotated(ref.module, module.scopes[function.scope].parent, type.text());
        if (!said.element.empty() && said.element != found.name)
            found = instanceOf(said.element);
    }
    return m_yields[ref] = found;
}

/// One of several targets: of a tuple, enumerate(), zip(), items() or gather().
Object Resolver::unpacked(std::size_t module, const Binding &binding)
{
    const auto &table = m_facts.index[module].table;
    const Node list = table.parent(binding.target);
    std::size_t position = 0;
    for (const Node &part : list.namedChildren()) {
        if (part == binding.target)
            break;
        ++position;
    }
    if (binding.kind == BindingKind::For && binding.value.is("call")) {
        const std::string name = object(module, binding.value.field("function")).name;
        if (name == "enumerate" && position == 1)
            return iterated(object(module, argumentOf(binding.value, 0, {})));
        if (name == "zip")
            return iterated(object(module, argumentOf(binding.value, position, {})));
        const Object items = object(module, binding.value);
        return items.name == "dict_items" && position == 1 ? instanceOf(items.element) : Object();
    }
    if (binding.kind == BindingKind::Assignment && binding.value.is("await")) {
        const Node call = binding.value.namedChild(0);
        if (call.is("call") && object(module, call.field("function")).name == "asyncio.gather")
            return awaited(object(module, argumentOf(call, position, {})));
    }
    const Object whole = object(module, binding.value);
    const Object tuple = binding.kind == BindingKind::For    ? iterated(whole)
                         : binding.kind == BindingKind::With ? entered(whole, binding.async)
                                                             : whole;
    if (!tuple.element.empty() && tuple.element.front() == '(')
        return instanceOf(partOf(tuple.element, position));
    return instanceOf(tuple.name == "list" || tuple.name == "tuple" ? tuple.element
                                                                    : std::string());
}

} // namespace python
