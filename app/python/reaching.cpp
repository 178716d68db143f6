#include "app/python/resolver.h"

namespace python {

using syntax::Node;

namespace {

constexpr std::size_t mostBindings = 200;

} // namespace

std::optional<std::size_t> Resolver::owner(std::size_t module, std::size_t scope,
                                           std::string_view name) const
{
    const auto &scopes = m_facts.modules[module].scopes;
    const std::string key(name);
    std::size_t at = scope;
    // Hostile nesting is cut off; nobody writes functions that deep.
    for (int step = 0; step < 200; ++step) {
        const Scope &here = scopes[at];
        // A class's names are seen in its own body alone (and its comprehensions' first iterables).
        if (here.kind != ScopeKind::Class || at == scope) {
            const auto it = here.bindings.find(key);
            if (it != here.bindings.end() && !it->second.empty()) {
                const BindingKind kind = it->second.front().kind;
                if (kind == BindingKind::Global)
                    return scopes[0].bindings.count(key) ? std::optional<std::size_t>(0)
                                                         : std::nullopt;
                if (kind != BindingKind::Nonlocal)
                    return at;
            }
        }
        if (at == 0)
            break;
        at = here.parent;
    }
    return std::nullopt;
}

bool Resolver::dominates(std::size_t module, const Node &statement, const Node &at) const
{
    // A binding holds for what follows it in its own block and in the blocks below.
    const auto &table = m_facts.index[module].table;
    auto index = table.find(statement);
    while (index != NodeTable::none) {
        const Node node = table.at(index).node;
        if (node.is("block") || node.is("module"))
            return node.range().contains(at.range());
        index = table.at(index).parent;
    }
    return true;
}

bool Resolver::excludes(std::size_t module, const Node &statement, const Node &at) const
{
    // Branches of one `if` or `match` never both run.
    const auto &table = m_facts.index[module].table;
    auto index = table.find(statement);
    Node below;
    int steps = 0;
    while (index != NodeTable::none && !table.at(index).node.range().contains(at.range())) {
        if (++steps > 100)
            return false;
        below = table.at(index).node;
        index = table.at(index).parent;
    }
    if (index == NodeTable::none || below.isNull())
        return false;
    const Node common = table.at(index).node;
    if (below.is("case_clause"))
        return true;
    if (!common.is("if_statement") || below == common.field("condition"))
        return false;
    return !common.field("condition").range().contains(at.range());
}

std::vector<const Binding *> Resolver::reaching(std::size_t module, std::size_t from,
                                                std::size_t owner, std::string_view name,
                                                const Node &at) const
{
    const Module &in = m_facts.modules[module];
    std::vector<const Binding *> all;
    const auto it = in.scopes[owner].bindings.find(std::string(name));
    if (it == in.scopes[owner].bindings.end())
        return all;
    // A name bound hundreds of times in one scope says nothing, and hostile code must not cost its
    // square.
    if (it->second.size() > mostBindings)
        return all;
    for (const Binding &binding : it->second) {
        const bool says = binding.value || binding.annotation || binding.unpacked ||
                          binding.kind == BindingKind::Import ||
                          binding.kind == BindingKind::Parameter;
        if (says && binding.kind != BindingKind::Delete)
            all.push_back(&binding);
    }
    std::size_t scope = from;
    while (scope != owner && in.scopes[scope].kind == ScopeKind::Comprehension)
        scope = in.scopes[scope].parent;
    if (scope != owner || at.isNull() || all.size() < 2 ||
        in.scopes[owner].kind == ScopeKind::Comprehension)
        return all;

    // Straight-line code: go back from the use to the first binding that certainly holds.
    const std::size_t place = at.range().start;
    std::vector<const Binding *> result;
    for (auto binding = all.rbegin(); binding != all.rend(); ++binding) {
        const bool afterwards =
            (*binding)->kind == BindingKind::Assignment || (*binding)->kind == BindingKind::Walrus;
        const std::size_t from_ =
            afterwards ? (*binding)->statement.range().end : (*binding)->target.range().end;
        if (from_ > place || excludes(module, (*binding)->statement, at))
            continue;
        result.push_back(*binding);
        if ((*binding)->kind == BindingKind::Parameter ||
            dominates(module, (*binding)->statement, at))
            break;
    }
    return result.empty() ? all : result;
}

} // namespace python
