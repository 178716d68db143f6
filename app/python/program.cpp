#include "app/python/analysis.h"
#include "app/python/builtins.h"
#include <algorithm>
#include <deque>
#include <set>

namespace python {

using syntax::Node;

const std::vector<Module> &Program::modules() const
{
    return m_state->facts.modules;
}

const knowledge::KnowledgeBase &Program::knowledge() const
{
    return *m_state->facts.knowledge;
}

std::optional<std::size_t> Program::moduleNamed(std::string_view fileName) const
{
    for (std::size_t i = 0; i < modules().size(); ++i) {
        if (module(i).file.name == fileName)
            return i;
    }
    return std::nullopt;
}

Object Program::object(std::size_t module, Node expression) const
{
    return m_state->resolver->object(module, expression);
}

std::string Program::qualifiedName(std::size_t module, Node expression) const
{
    const Object object = this->object(module, expression);
    return object.kind == ObjectKind::Literal ? std::string() : object.name;
}

std::vector<std::string> Program::ancestry(const Object &object) const
{
    return m_state->resolver->ancestry(object);
}

Object Program::resultOf(FunctionRef function) const
{
    return m_state->resolver->result(function);
}

std::size_t Program::scopeAt(std::size_t module, Node node) const
{
    const auto &table = m_state->facts.index[module].table;
    const auto at = table.holder(node);
    return at == NodeTable::none ? 0 : table.at(at).scope;
}

std::optional<std::size_t> Program::functionAt(std::size_t module, Node node) const
{
    return this->module(module).scopes[scopeAt(module, node)].function;
}

bool Program::canAwaitAt(std::size_t module, Node node) const
{
    const Module &in = this->module(module);
    std::size_t scope = scopeAt(module, node);
    while (in.scopes[scope].kind == ScopeKind::Comprehension)
        scope = in.scopes[scope].parent;
    switch (in.scopes[scope].kind) {
    case ScopeKind::Function:
        return in.functions[*in.scopes[scope].function].isAsync;
    case ScopeKind::Module:
        return in.file.notebook;
    default:
        return false;
    }
}

bool Program::inMainGuard(std::size_t module, Node node) const
{
    const auto &guards = m_state->facts.index[module].mainGuards;
    return std::any_of(guards.begin(), guards.end(),
                       [&](base::TextRange range) { return range.contains(node.range()); });
}

Node Program::parent(Node node) const
{
    const auto module = m_state->facts.moduleOf(node);
    return module ? m_state->facts.index[*module].table.parent(node) : node.parent();
}

const Call *Program::callAt(std::size_t module, Node callNode) const
{
    const auto &known = m_state->facts.index[module].callOf;
    const auto it = known.find(callNode.id());
    return it == known.end() ? nullptr : &this->module(module).calls[it->second];
}

std::vector<Binding> Program::bindings(std::size_t module, Node identifier) const
{
    const Resolver &resolver = *m_state->resolver;
    const auto &table = m_state->facts.index[module].table;
    const Node up = table.parent(identifier);
    std::vector<Binding> result;
    if (up.is("attribute") && up.field("attribute") == identifier) {
        // `self.client`: what sets that attribute anywhere in the class.
        const Object owner = object(module, up.field("object"));
        if (owner.classRef && owner.classRef->module == module) {
            for (const Binding &binding :
                 this->module(module).classes[owner.classRef->index].attributes) {
                if (binding.name == identifier.text())
                    result.push_back(binding);
            }
        }
        return result;
    }
    const std::size_t scope = scopeAt(module, identifier);
    if (const auto owner = resolver.owner(module, scope, identifier.text())) {
        for (const Binding *binding :
             resolver.reaching(module, scope, *owner, identifier.text(), identifier))
            result.push_back(*binding);
    }
    return result;
}

std::vector<Node> Program::references(std::size_t module, Node identifier) const
{
    const ModuleIndex &index = m_state->facts.index[module];
    const Resolver &resolver = *m_state->resolver;
    std::vector<Node> result;
    const Node up = index.table.parent(identifier);
    if (up.is("attribute") && up.field("attribute") == identifier) {
        const Object owner = object(module, up.field("object"));
        const auto places = index.attributeNames.find(identifier.text());
        if (!owner.classRef || places == index.attributeNames.end())
            return {identifier};
        for (const auto at : places->second) {
            const Node name = index.table.at(at).node;
            const Object other = object(module, index.table.parent(name).field("object"));
            if (other.classRef == owner.classRef)
                result.push_back(name);
        }
        return result;
    }
    const auto places = index.identifiers.find(identifier.text());
    if (places == index.identifiers.end())
        return {identifier};
    const auto owner = resolver.owner(module, scopeAt(module, identifier), identifier.text());
    for (const auto at : places->second) {
        const auto &entry = index.table.at(at);
        if (resolver.owner(module, entry.scope, identifier.text()) == owner)
            result.push_back(entry.node);
    }
    return result;
}

bool Program::isBound(std::size_t module, Node at, std::string_view name) const
{
    const Resolver &resolver = *m_state->resolver;
    if (resolver.owner(module, scopeAt(module, at), name) || isBuiltin(name))
        return true;
    const auto &imports = this->module(module).imports;
    return std::any_of(imports.begin(), imports.end(),
                       [](const Import &import) { return import.star; });
}

std::vector<CallSite> Program::callers(FunctionRef ref) const
{
    const auto &known = m_state->facts.callers;
    const auto it = known.find(ref);
    return it == known.end() ? std::vector<CallSite>() : it->second;
}

std::vector<std::pair<std::size_t, Node>> Program::mentions(FunctionRef ref) const
{
    std::vector<std::pair<std::size_t, Node>> result;
    const std::string &name = function(ref).name;
    for (std::size_t m = 0; m < modules().size(); ++m) {
        const ModuleIndex &index = m_state->facts.index[m];
        const auto consider = [&](const Node &node) {
            const Node up = index.table.parent(node);
            const bool called = up.is("call") && up.field("function") == node;
            const bool defined =
                up.is("function_definition") || up.is("aliased_import") || up.is("dotted_name");
            if (called || defined)
                return;
            const Object object = this->object(m, node);
            if (object.kind == ObjectKind::Function && object.function == ref)
                result.emplace_back(m, node);
        };
        // Under an alias of an import it is found too.
        std::set<std::string_view> names{name};
        for (const Import &import : module(m).imports) {
            if (import.qualified.size() > name.size() && import.bound != name &&
                import.qualified.compare(import.qualified.size() - name.size(), name.size(),
                                         name) == 0)
                names.insert(import.bound);
        }
        for (const auto alias : names) {
            if (const auto places = index.identifiers.find(alias);
                places != index.identifiers.end()) {
                for (const auto at : places->second)
                    consider(index.table.at(at).node);
            }
        }
        if (const auto places = index.attributeNames.find(name);
            places != index.attributeNames.end()) {
            for (const auto at : places->second)
                consider(index.table.parent(index.table.at(at).node));
        }
    }
    return result;
}

Path Program::pathFromCoroutine(FunctionRef ref) const
{
    const auto &facts = m_state->facts;
    std::map<FunctionRef, FunctionRef> towards; // a caller -> the function that it calls on the way
    std::deque<FunctionRef> open{ref};
    towards[ref] = ref;
    while (!open.empty()) {
        const FunctionRef at = open.front();
        open.pop_front();
        if (function(at).isAsync || facts.loopRoots.count(at)) {
            Path path{at};
            while (path.back() != ref)
                path.push_back(towards.at(path.back()));
            return path;
        }
        const auto callers = facts.inlineCallers.find(at);
        if (callers == facts.inlineCallers.end())
            continue;
        for (const FunctionRef caller : callers->second) {
            if (towards.emplace(caller, at).second)
                open.push_back(caller);
        }
    }
    return {};
}

bool Program::servesPlainCode(FunctionRef ref) const
{
    const auto &facts = m_state->facts;
    const auto own = facts.contexts[ref.module][ref.function];
    if (own & (inThread | inProcess | atImport | atMain))
        return true;
    const auto callers = facts.inlineCallers.find(ref);
    return callers != facts.inlineCallers.end() &&
           std::any_of(callers->second.begin(), callers->second.end(), [&](FunctionRef caller) {
               return facts.contexts[caller.module][caller.function] & ~onLoop;
           });
}

} // namespace python
