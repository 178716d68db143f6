#include "app/python/analysis.h"
#include "app/python/text.h"

namespace python {

using syntax::Node;

namespace {

bool isPropertyDecorator(const Decorator &decorator)
{
    const auto text = lastName(decorator.node.text());
    return text == "property" || text == "cached_property";
}

/// The names of all properties of classes in sight.
std::set<std::string> propertyNames(const Facts &facts)
{
    std::set<std::string> names;
    for (const Module &module : facts.modules) {
        for (const Function &function : module.functions) {
            for (const Decorator &decorator : function.decorators) {
                if (function.classIndex && isPropertyDecorator(decorator))
                    names.insert(function.name);
            }
        }
    }
    return names;
}

bool definesManagers(const Facts &facts)
{
    for (const Module &module : facts.modules) {
        for (const Function &function : module.functions) {
            if (function.classIndex && function.name == "__enter__")
                return true;
        }
    }
    return false;
}

} // namespace

void Analysis::addImplicit(std::size_t module, const Node &node, std::optional<FunctionRef> target)
{
    if (!target)
        return;
    const auto &table = m_facts.index[module].table;
    const auto at = table.find(node);
    if (at == NodeTable::none)
        return;
    Call call;
    call.node = node;
    call.callee = node;
    call.object.kind = ObjectKind::Function;
    call.object.function = target;
    call.object.name = m_facts.modules[target->module].name + "." +
                       m_facts.modules[target->module].functions[target->function].qualifiedName;
    call.name = call.object.name;
    call.target = target;
    call.written = false;
    call.scope = table.at(at).scope;
    call.function = m_facts.modules[module].scopes[call.scope].function;
    m_facts.modules[module].implicitCalls.push_back(std::move(call));
}

/// `self.clock.now` where `now` is a property of a class in sight.
void Analysis::fillProperties(std::size_t module, const std::set<std::string> &names)
{
    const ModuleIndex &index = m_facts.index[module];
    Resolver &resolver = *m_state->resolver;
    for (const std::string &name : names) {
        const auto places = index.attributeNames.find(name);
        if (places == index.attributeNames.end())
            continue;
        for (const auto at : places->second) {
            const Node node = index.table.parent(index.table.at(at).node);
            const Node up = index.table.parent(node);
            if (up.is("assignment") && up.field("left") == node)
                continue;
            const Object holder = resolver.object(module, node.field("object"));
            if (holder.kind != ObjectKind::Instance || !holder.classRef)
                continue;
            const auto getter = resolver.method(*holder.classRef, name);
            if (!getter)
                continue;
            const Function &function = m_facts.modules[getter->module].functions[getter->function];
            for (const Decorator &decorator : function.decorators) {
                if (isPropertyDecorator(decorator) && !function.isAsync)
                    addImplicit(module, node, getter);
            }
        }
    }
}

/// `with Connection() as c:` runs `__enter__` and `__exit__` of a class in sight.
void Analysis::fillManagers(std::size_t module)
{
    Resolver &resolver = *m_state->resolver;
    const NodeTable &table = m_facts.index[module].table;
    for (std::uint32_t at = 0; at < table.size(); ++at) {
        const Node item = table.at(at).node;
        if (!item.is("with_item"))
            continue;
        const Node statement = table.ancestor(item, "with_statement");
        Node value = item.field("value");
        if (value.is("as_pattern"))
            value = value.namedChild(0);
        if (statement.child(0).is("async") || value.isNull())
            continue;
        const Object object = resolver.object(module, value);
        if (object.kind != ObjectKind::Instance || !object.classRef)
            continue;
        for (const char *name : {"__enter__", "__exit__"})
            addImplicit(module, value, resolver.method(*object.classRef, name));
    }
}

void Analysis::fillImplicitCalls()
{
    const auto names = propertyNames(m_facts);
    const bool managers = definesManagers(m_facts);
    for (std::size_t m = 0; m < m_facts.modules.size(); ++m) {
        if (!names.empty())
            fillProperties(m, names);
        if (managers)
            fillManagers(m);
    }
}

} // namespace python
