#include "app/python/resolver.h"
#include "app/python/text.h"
#include <algorithm>

namespace python {

using syntax::Node;

namespace {

/// Decorators of libraries that give back something called, and awaited, like what they were put
/// on.
bool isTransparent(std::string_view name)
{
    for (const std::string_view module :
         {"functools.", "abc.", "typing.", "typing_extensions.", "pytest.", "tenacity.", "backoff.",
          "unittest.", "contextlib."}) {
        if (name.rfind(module, 0) == 0)
            return true;
    }
    // By their names alone: caching, retrying, logging and the like hand on what the function
    // gives.
    return isOneOf(lastName(name),
                   {"staticmethod", "classmethod", "abstractmethod", "override", "final",
                    "wraps",        "retry",       "cache",          "cached",   "cache_resource",
                    "cache_data",   "singleton",   "inject",         "limit",    "fixture",
                    "property",     "timed",       "timeit",         "log",      "logged",
                    "trace",        "traced",      "instrument",     "observe",  "deprecated"});
}

/// `@app.get("/items")` and its like, of an object that is not in sight.
bool isRoute(const Node &decorator)
{
    const Node callee = decorator.field("function");
    if (!decorator.is("call") || !callee.is("attribute"))
        return false;
    return isOneOf(callee.field("attribute").text(),
                   {"get", "post", "put", "delete", "patch", "head", "options", "route",
                    "api_route", "websocket", "on_event", "middleware", "exception_handler"});
}

} // namespace

std::string Resolver::decoratorName(std::size_t module, const Node &decorator)
{
    const Node callee = decorator.is("call") ? decorator.field("function") : decorator;
    return object(module, callee).name;
}

/// The function that a decorator in sight puts in the place of the decorated one.
std::optional<FunctionRef> Resolver::wrapperOf(std::size_t module, const Node &decorator)
{
    const Node callee = decorator.is("call") ? decorator.field("function") : decorator;
    std::optional<FunctionRef> at = object(module, callee).function;
    for (int step = decorator.is("call") ? 2 : 1; step > 0 && at; --step)
        at = result(*at).function;
    return at;
}

bool Resolver::calledAsWritten(FunctionRef ref)
{
    const Function &function = m_facts.modules[ref.module].functions[ref.function];
    for (const Decorator &decorator : function.decorators) {
        const std::string name = decoratorName(ref.module, decorator.node);
        if (isTransparent(name) || isTransparent(decorator.node.text()) ||
            isRoute(decorator.node) || m_facts.library->endpoint(name).rule)
            continue;
        const auto wrapper = wrapperOf(ref.module, decorator.node);
        if (!wrapper)
            return false;
        const Function &stands = m_facts.modules[wrapper->module].functions[wrapper->function];
        if (stands.isAsync != function.isAsync || stands.isGenerator != function.isGenerator)
            return false;
    }
    return true;
}

} // namespace python
