#include "app/python/builtins.h"
#include "app/python/resolver.h"
#include <algorithm>
#include <cctype>

namespace python {

using syntax::Node;

namespace {

bool isCapitalised(std::string_view name)
{
    const auto dot = name.rfind('.');
    const auto last = dot == std::string_view::npos ? name : name.substr(dot + 1);
    if (last.empty() || !std::isupper(static_cast<unsigned char>(last[0])))
        return false;
    // A constant is no class.
    return last.size() == 1 || std::any_of(last.begin(), last.end(), [](char c) {
               return std::islower(static_cast<unsigned char>(c));
           });
}

} // namespace

std::optional<std::size_t> Facts::moduleOf(const Node &node) const
{
    for (std::size_t i = 0; i < modules.size(); ++i) {
        if (modules[i].tree.root().tree() == node.tree())
            return i;
    }
    return std::nullopt;
}

std::optional<std::size_t> Resolver::moduleInSight(std::size_t importer,
                                                   std::string_view name) const
{
    const auto exact = m_facts.moduleByName.find(std::string(name));
    if (exact != m_facts.moduleByName.end())
        return exact->second;
    const auto tails = m_facts.modulesByTail.find(std::string(name));
    if (tails == m_facts.modulesByTail.end())
        return std::nullopt;
    // A script imports its neighbours by their bare names; longer names may start below a source
    // folder.
    const std::string &package = m_facts.index[importer].package;
    const std::string neighbour = package + "." + std::string(name);
    std::optional<std::size_t> best;
    for (const std::size_t candidate : tails->second) {
        const std::string &full = m_facts.modules[candidate].name;
        if (full == neighbour)
            return candidate;
        const std::string root = full.substr(0, full.size() - name.size());
        const bool near = m_facts.modules[importer].name.compare(0, root.size(), root) == 0;
        if (near && name.find('.') != std::string_view::npos)
            best = candidate;
    }
    return best;
}

/// What a name that no file in sight defines is, by knowledge and else by the shape of the name.
Object Resolver::external(std::string qualified) const
{
    Object object;
    object.name = m_facts.library->canonical(std::move(qualified));
    if (m_facts.library->isModule(object.name))
        object.kind = ObjectKind::Module;
    else if (m_facts.library->isClass(object.name))
        object.kind = ObjectKind::Class;
    else if (m_facts.library->isCallable(object.name) && !isCapitalised(object.name))
        object.kind = ObjectKind::Function;
    else if (isCapitalised(object.name))
        object.kind = ObjectKind::Class;
    return object;
}

Object Resolver::named(std::size_t importer, const std::string &qualified)
{
    std::size_t end = qualified.size();
    std::optional<std::size_t> module;
    while (!(module = moduleInSight(importer, std::string_view(qualified).substr(0, end)))) {
        const auto dot = qualified.rfind('.', end - 1);
        if (dot == std::string::npos || dot == 0)
            break;
        end = dot;
    }
    if (!module) {
        Object object = external(qualified);
        // A folder without __init__.py that modules in sight lie in.
        if (!object.known() && m_facts.packages.count(qualified))
            object.kind = ObjectKind::Module;
        return object;
    }
    Object object;
    object.kind = ObjectKind::Module;
    object.name = m_facts.modules[*module].name;
    while (end < qualified.size()) {
        const auto next = std::min(qualified.find('.', end + 1), qualified.size());
        object = member(object, std::string_view(qualified).substr(end + 1, next - end - 1), true);
        end = next;
    }
    return object;
}

Object Resolver::moduleMember(std::size_t module, std::string_view name)
{
    const auto key = std::make_pair(module, std::string(name));
    const auto known = m_members.find(key);
    if (known != m_members.end())
        return known->second;
    m_members[key] = {}; // imports may go round in a circle
    Object result;
    const auto &bindings = m_facts.modules[module].scopes[0].bindings;
    if (bindings.count(key.second)) {
        result = variable(module, 0, name, Node());
    } else {
        const std::string full = m_facts.modules[module].name + "." + key.second;
        const auto below = m_facts.moduleByName.find(full);
        if (below != m_facts.moduleByName.end()) {
            result.kind = ObjectKind::Module;
            result.name = full;
        } else {
            result = starred(module, name);
            if (result.name.empty())
                result.name = full;
        }
    }
    return m_members[key] = result;
}

Object Resolver::starred(std::size_t module, std::string_view name)
{
    const Module &in = m_facts.modules[module];
    for (auto it = in.imports.rbegin(); it != in.imports.rend(); ++it) {
        if (!it->star)
            continue;
        if (const auto sight = moduleInSight(module, it->module)) {
            if (*sight == module || name.empty() || name[0] == '_')
                continue;
            if (Object found = moduleMember(*sight, name); found.known())
                return found;
            continue;
        }
        const std::string full = m_facts.library->exported(it->module, name);
        if (!full.empty())
            return external(full);
        const std::string guess = m_facts.library->canonical(it->module + "." + std::string(name));
        if (m_facts.library->isCallable(guess) || m_facts.library->isClass(guess))
            return external(guess);
    }
    return {};
}

/// A name that nothing in sight binds: a builtin, or an import that a snippet left out.
Object Resolver::unbound(std::size_t module, std::string_view name) const
{
    Object object;
    if (isBuiltin(name)) {
        object.name = std::string(name);
        object.kind = isBuiltinClass(name) ? ObjectKind::Class : ObjectKind::Function;
        return object;
    }
    const auto &imports = m_facts.modules[module].imports;
    const bool hidden =
        std::any_of(imports.begin(), imports.end(), [](const Import &i) { return i.star; });
    if (hidden)
        return object;
    if (m_facts.library->isModule(name)) {
        object.name = std::string(name);
        object.kind = ObjectKind::Module;
        return object;
    }
    const std::string known =
        isCapitalised(name) ? m_facts.library->classNamed(name) : std::string();
    return known.empty() ? object : external(known);
}

Object Resolver::variable(std::size_t module, std::size_t scope, std::string_view name,
                          const Node &at)
{
    const auto own = owner(module, scope, name);
    if (!own) {
        if (Object found = starred(module, name); !found.name.empty())
            return found;
        return unbound(module, name);
    }
    const auto bindings = reaching(module, scope, *own, name, at);
    std::vector<Object> objects;
    bool imports = !bindings.empty();
    for (const Binding *binding : bindings) {
        imports = imports && binding->kind == BindingKind::Import;
        objects.push_back(bound(module, *own, *binding));
        if (objects.size() > 12)
            return {};
    }
    // `try: import a / except ImportError: import b as a`: the wanted one stands first.
    if (imports && objects.size() > 1)
        return bindings.front()->target.range().start < bindings.back()->target.range().start
                   ? objects.front()
                   : objects.back();
    return merge(objects);
}

Object Resolver::bound(std::size_t module, std::size_t scope, const Binding &binding)
{
    const auto &index = m_facts.index[module];
    switch (binding.kind) {
    case BindingKind::Import:
        return named(module, binding.qualified);
    case BindingKind::FunctionDef: {
        const auto it = index.functionOf.find(binding.value.id());
        return it == index.functionOf.end() ? Object() : functionObject({module, it->second});
    }
    case BindingKind::ClassDef: {
        const auto it = index.classOf.find(binding.value.id());
        return it == index.classOf.end() ? Object() : classObject({module, it->second});
    }
    case BindingKind::Parameter:
        return parameter(module, scope, binding);
    default:
        break;
    }
    if (binding.annotation) {
        Object object = annotated(module, scope, binding.annotation.text());
        if (object.known()) {
            // The annotation names the class, the value tells where it was made.
            const Object value =
                binding.value && !binding.unpacked ? this->object(module, binding.value) : Object();
            if (value.kind == object.kind && value.name != object.name && value.known())
                return value;
            object.made = value.made;
            return object;
        }
    }
    if (binding.value.isNull())
        return {};
    if (binding.unpacked)
        return unpacked(module, binding);
    const Object value = object(module, binding.value);
    switch (binding.kind) {
    case BindingKind::With:
        return entered(value, binding.async);
    case BindingKind::For:
        return iterated(value);
    case BindingKind::Except:
        return value.kind == ObjectKind::Class ? instanceOf(value.name) : Object();
    default:
        return value;
    }
}

} // namespace python
