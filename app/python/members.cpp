#include "app/python/resolver.h"
#include <algorithm>

namespace python {

using syntax::Node;

namespace {

constexpr int deepestInheritance = 12;

bool hasDecorator(const Function &function, std::string_view ending)
{
    return std::any_of(
        function.decorators.begin(), function.decorators.end(), [ending](const Decorator &d) {
            const auto text = d.node.text();
            return text == ending || (text.size() > ending.size() &&
                                      text.substr(text.size() - ending.size()) == ending &&
                                      text[text.size() - ending.size() - 1] == '.');
        });
}

bool isProperty(const Function &function)
{
    return hasDecorator(function, "property") || hasDecorator(function, "cached_property");
}

} // namespace

std::vector<Object> Resolver::bases(ClassRef ref)
{
    std::vector<Object> result;
    const Node list = m_facts.modules[ref.module].classes[ref.index].node.field("superclasses");
    for (const Node &part : list.namedChildren()) {
        if (part.is("keyword_argument") || part.is("comment") || part.is("list_splat"))
            continue;
        result.push_back(object(ref.module, part));
    }
    return result;
}

std::vector<std::string> Resolver::ancestry(const Object &object)
{
    std::vector<std::string> result;
    std::vector<Object> open{object};
    while (!open.empty() && result.size() < 40) {
        const Object at = open.front();
        open.erase(open.begin());
        if (at.name.empty() || std::find(result.begin(), result.end(), at.name) != result.end())
            continue;
        result.push_back(at.name);
        if (at.classRef) {
            for (Object &base : bases(*at.classRef))
                open.push_back(std::move(base));
        } else if (std::string base = m_facts.library->base(at.name); !base.empty()) {
            Object up;
            up.name = std::move(base);
            open.push_back(std::move(up));
        }
    }
    return result;
}

std::optional<FunctionRef> Resolver::method(ClassRef cls, std::string_view name)
{
    const Object found = memberOfClass(cls, name, false, 0);
    return found.kind == ObjectKind::Function ? found.function : std::nullopt;
}

/// Functions, nested classes and assignments of the class's own body.
Object Resolver::memberInBody(ClassRef cls, std::string_view name, bool instance)
{
    const Module &module = m_facts.modules[cls.module];
    const std::size_t scope = module.classes[cls.index].scope;
    const auto it = module.scopes[scope].bindings.find(std::string(name));
    if (it == module.scopes[scope].bindings.end())
        return {};
    std::vector<Object> objects;
    for (const Binding &binding : it->second) {
        if (binding.kind == BindingKind::FunctionDef) {
            const auto index = m_facts.index[cls.module].functionOf.at(binding.value.id());
            const Function &function = module.functions[index];
            if (hasDecorator(function, "setter") || hasDecorator(function, "deleter") ||
                hasDecorator(function, "overload"))
                continue;
            if (isProperty(function) && instance)
                return result({cls.module, index});
            objects = {functionObject({cls.module, index})};
        } else if (binding.value || binding.annotation) {
            objects.push_back(bound(cls.module, scope, binding));
        }
    }
    return merge(objects);
}

Object Resolver::memberOfClass(ClassRef cls, std::string_view name, bool instance, int depth)
{
    if (depth > deepestInheritance)
        return {};
    if (Object found = memberInBody(cls, name, instance); found.known() && found.name != "None")
        return found;
    const Module &module = m_facts.modules[cls.module];
    std::vector<Object> objects;
    for (const Binding &binding : module.classes[cls.index].attributes) {
        if (binding.name != name || objects.size() > 8 ||
            (binding.value.isNull() && binding.annotation.isNull()))
            continue;
        // An attribute may be set from itself: `self.x = self.x or y`.
        const auto key = std::make_pair(cls.module, binding.target.id());
        if (!m_bindings.insert(key).second)
            continue;
        const auto &table = m_facts.index[cls.module].table;
        const auto at = table.find(binding.target);
        objects.push_back(
            bound(cls.module, at == NodeTable::none ? 0 : table.at(at).scope, binding));
        m_bindings.erase(key);
    }
    if (!objects.empty())
        return merge(objects);
    Object outside;
    for (const Object &base : bases(cls)) {
        if (base.classRef) {
            if (*base.classRef == cls)
                continue;
            Object found = memberOfClass(*base.classRef, name, instance, depth + 1);
            if (found.known() || !found.name.empty())
                return found;
        } else if (!base.name.empty() && base.name != "object") {
            Object start;
            start.kind = instance ? ObjectKind::Instance : ObjectKind::Class;
            start.name = start.root = base.name;
            Object found = libraryMember(start, name, false);
            if (found.known())
                return found;
            if (outside.name.empty())
                outside = found;
        }
    }
    return outside;
}

Object Resolver::libraryMember(const Object &object, std::string_view name, bool followed) const
{
    const auto &library = *m_facts.library;
    Object result;
    result.root = object.root;
    result.made = object.made;
    if (result.root.empty() &&
        (object.kind == ObjectKind::Instance || object.kind == ObjectKind::Task))
        result.root = object.name;
    // What the class does not define itself comes from the classes above it.
    const std::string start =
        !result.root.empty() && object.name.rfind(result.root, 0) == 0 ? result.root : object.name;
    const std::string rest = object.name.substr(start.size()) + "." + std::string(name);
    std::string owner = start;
    for (int step = 0; step < deepestInheritance && !owner.empty();
         ++step, owner = library.base(owner)) {
        const std::string candidate = library.canonical(owner + rest);
        if (library.isCallable(candidate) || library.endpoint(candidate).rule ||
            library.runner(candidate)) {
            result.name = candidate;
            result.kind = ObjectKind::Function;
            break;
        }
    }
    if (result.name.empty())
        result.name = library.canonical(start + rest);
    // `path.parent.exists()`: an attribute that is an object itself.
    const std::string becomes = library.returned(result.name);
    if (followed && !becomes.empty() && !library.isMethod(result.name)) {
        result.kind = ObjectKind::Instance;
        result.name = becomes;
    }
    return result;
}

Object Resolver::builtinMember(const Object &object, std::string_view name) const
{
    Object result;
    result.kind = ObjectKind::Function;
    result.name = object.name + "." + std::string(name);
    // Methods that hand out what the container holds carry its element on.
    result.element = object.element;
    result.root = object.name;
    return result;
}

Object Resolver::member(const Object &object, std::string_view name, bool followed)
{
    switch (object.kind) {
    case ObjectKind::Module: {
        const auto module = m_facts.moduleByName.find(object.name);
        if (module != m_facts.moduleByName.end())
            return moduleMember(module->second, name);
        const std::string full = object.name + "." + std::string(name);
        if (const auto below = m_facts.moduleByName.find(full);
            below != m_facts.moduleByName.end()) {
            Object found;
            found.kind = ObjectKind::Module;
            found.name = full;
            return found;
        }
        Object found = external(full);
        if (!found.known() && m_facts.packages.count(full))
            found.kind = ObjectKind::Module;
        return found;
    }
    case ObjectKind::Class:
    case ObjectKind::Instance:
        if (object.classRef) {
            Object found =
                memberOfClass(*object.classRef, name, object.kind == ObjectKind::Instance, 0);
            if (found.name.empty())
                found.name = object.name + "." + std::string(name);
            if (found.made.isNull() && found.kind == ObjectKind::Function)
                found.made = object.made;
            return found;
        }
        return libraryMember(object, name, followed);
    case ObjectKind::Task:
        return libraryMember(object, name, followed);
    case ObjectKind::Literal:
        return builtinMember(object, name);
    case ObjectKind::Coroutine:
        return {};
    case ObjectKind::AsyncGenerator: {
        // A library's pager has methods of its own: `client.query(...).by_page()`.
        const std::string pager = m_facts.library->returned(object.name);
        return pager.empty() || object.function ? Object()
                                                : libraryMember(instanceOf(pager), name, followed);
    }
    case ObjectKind::Function:
    case ObjectKind::Unknown:
        break;
    }
    if (object.name.empty())
        return {};
    if (!object.root.empty())
        return libraryMember(object, name, followed);
    if (object.kind == ObjectKind::Function) {
        Object found;
        found.name = object.name + "." + std::string(name);
        return found;
    }
    return external(object.name + "." + std::string(name));
}

} // namespace python
