#include "app/python/resolver.h"
#include <algorithm>

namespace python {

using syntax::Node;

namespace {

constexpr std::size_t mostCallSites = 8;

} // namespace

Object Resolver::parameter(std::size_t module, std::size_t scope, const Binding &binding)
{
    const Module &in = m_facts.modules[module];
    const auto functionIndex = in.scopes[scope].function;
    if (!functionIndex || binding.unpacked)
        return {};
    const Function &function = in.functions[*functionIndex];
    const std::size_t outside = in.scopes[scope].parent;
    if (binding.annotation) {
        Object object = annotated(module, outside, binding.annotation.text());
        if (object.known())
            return object;
    }
    const bool first =
        !function.parameters.empty() && function.parameters.front().name == binding.name;
    if (first && function.classIndex && !function.isLambda) {
        bool isStatic = false, isClass = binding.name == "cls" || function.name == "__new__";
        for (const Decorator &decorator : function.decorators) {
            isStatic = isStatic || decorator.node.text() == "staticmethod";
            isClass = isClass || decorator.node.text() == "classmethod";
        }
        if (!isStatic) {
            Object object = classObject({module, *function.classIndex});
            if (!isClass)
                object = instanceOf(object.name);
            object.classRef = ClassRef{module, *function.classIndex};
            return object;
        }
    }
    if (binding.value.is("call"))
        return object(module, binding.value);
    if (binding.value) {
        const Object value = object(module, binding.value);
        if (value.kind == ObjectKind::Literal || value.kind == ObjectKind::Function ||
            value.kind == ObjectKind::Class)
            return value;
    }
    return first && function.classIndex ? Object() : passed({module, *functionIndex}, binding.name);
}

/// What the calls in sight pass for a parameter that says nothing itself, when they agree.
Object Resolver::passed(FunctionRef ref, const std::string &name)
{
    const Function &function = m_facts.modules[ref.module].functions[ref.function];
    std::size_t position = 0;
    while (position < function.parameters.size() && function.parameters[position].name != name)
        ++position;
    if (position == function.parameters.size() || function.isLambda || !function.decorators.empty())
        return {};
    std::vector<Object> objects;
    for (std::size_t m = 0; m < m_facts.modules.size(); ++m) {
        const auto sites = m_facts.index[m].callsByName.find(function.name);
        if (sites == m_facts.index[m].callsByName.end())
            continue;
        for (const std::size_t site : sites->second) {
            const Call &call = m_facts.modules[m].calls[site];
            if (object(m, call.callee).function != ref)
                continue;
            // Through an instance the first parameter is already there.
            const bool method = function.classIndex && position > 0;
            const Node argument = argumentOf(call.node, position - (method ? 1 : 0), name);
            const bool handedOn =
                argument.text() == name && call.function == ref.function && m == ref.module;
            if (handedOn)
                continue;
            objects.push_back(argument ? object(m, argument) : Object());
            if (objects.size() > mostCallSites || !objects.back().known())
                return {};
        }
    }
    const Object agreed = merge(objects);
    return agreed.kind == ObjectKind::Instance || agreed.kind == ObjectKind::Function ||
                   agreed.kind == ObjectKind::Class
               ? agreed
               : Object();
}

/// `app.state.client` where something in sight sets `....state.client`.
Object Resolver::stored(const Node &attribute)
{
    const Node holder = attribute.field("object");
    const auto name = (holder.is("attribute") ? holder.field("attribute") : holder).text();
    std::vector<Object> objects;
    for (std::size_t m = 0; m < m_facts.modules.size(); ++m) {
        const ModuleIndex &index = m_facts.index[m];
        const auto places = index.stores.find(attribute.field("attribute").text());
        if (places == index.stores.end())
            continue;
        for (const Binding &binding : places->second) {
            const Node other = index.table.parent(binding.target).field("object");
            const bool same =
                (other.is("attribute") ? other.field("attribute") : other).text() == name;
            const auto key = std::make_pair(m, binding.target.id());
            if (!same || binding.value.isNull() || !m_bindings.insert(key).second)
                continue;
            objects.push_back(
                bound(m, index.table.at(index.table.find(binding.target)).scope, binding));
            m_bindings.erase(key);
            if (objects.size() > mostCallSites)
                return {};
        }
    }
    return merge(objects);
}

} // namespace python
