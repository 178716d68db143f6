#include "app/python/builder.h"
#include <algorithm>

namespace python {

using syntax::Node;

namespace {

constexpr int deepestPattern = 40;

bool isSequence(const Node &node)
{
    return node.is("tuple") || node.is("list") || node.is("expression_list") ||
           node.is("pattern_list") || node.is("tuple_pattern") || node.is("list_pattern");
}

bool hasSplat(const std::vector<Node> &nodes)
{
    return std::any_of(nodes.begin(), nodes.end(), [](const Node &node) {
        return node.is("list_splat") || node.is("list_splat_pattern");
    });
}

} // namespace

/// The scope whose variable a binding sets: `global`, `nonlocal` and := look further out.
std::size_t Builder::bindingScope(std::size_t scope, const std::string &name,
                                  BindingKind kind) const
{
    const auto &scopes = m_module.scopes;
    if (kind == BindingKind::Walrus) {
        while (scopes[scope].kind == ScopeKind::Comprehension)
            scope = scopes[scope].parent;
    }
    const auto it = scopes[scope].bindings.find(name);
    if (it == scopes[scope].bindings.end() || it->second.empty())
        return scope;
    if (it->second.front().kind == BindingKind::Global)
        return 0;
    if (it->second.front().kind == BindingKind::Nonlocal) {
        for (std::size_t up = scopes[scope].parent; up != 0; up = scopes[up].parent) {
            const bool local =
                scopes[up].kind == ScopeKind::Function && scopes[up].bindings.count(name);
            if (local && scopes[up].bindings.at(name).front().kind != BindingKind::Nonlocal)
                return up;
        }
    }
    return scope;
}

void Builder::bindName(Node identifier, const Source &source, std::size_t scope)
{
    const std::string name(identifier.text());
    if (name.empty())
        return;
    Binding binding;
    binding.kind = source.kind;
    binding.name = name;
    binding.target = identifier;
    binding.value = source.value;
    binding.annotation = source.annotation;
    binding.statement = source.statement;
    binding.async = source.async;
    binding.unpacked = source.unpacked;
    const std::size_t owner = bindingScope(scope, name, source.kind);
    m_module.scopes[owner].bindings[name].push_back(std::move(binding));
}

std::optional<std::size_t> Builder::classOfSelf(std::size_t scope, std::string_view name) const
{
    for (auto function = functionOfScope(scope); function;) {
        const Function &at = m_module.functions[*function];
        const bool parameter = std::any_of(at.parameters.begin(), at.parameters.end(),
                                           [name](const Parameter &p) { return p.name == name; });
        if (parameter)
            return at.classIndex && at.parameters.front().name == name ? at.classIndex
                                                                       : std::nullopt;
        function = at.enclosing;
    }
    return std::nullopt;
}

void Builder::bindAttribute(Node attribute, const Source &source, std::size_t scope)
{
    const Node object = attribute.field("object");
    const Node name = attribute.field("attribute");
    Binding binding;
    binding.kind = source.kind;
    binding.name = std::string(name.text());
    binding.target = name;
    binding.value = source.value;
    binding.annotation = source.annotation;
    binding.statement = source.statement;
    binding.async = source.async;
    binding.unpacked = source.unpacked;
    if (object.is("identifier")) {
        if (const auto cls = classOfSelf(scope, object.text())) {
            m_module.classes[*cls].attributes.push_back(std::move(binding));
            return;
        }
    }
    m_index.stores[name.text()].push_back(std::move(binding));
}

void Builder::bindAll(const std::vector<Node> &targets, const Source &source, std::size_t scope,
                      int depth)
{
    const auto values =
        isSequence(source.value) ? source.value.namedChildren() : std::vector<Node>();
    const bool pairs = source.kind == BindingKind::Assignment && values.size() == targets.size() &&
                       !hasSplat(values) && !hasSplat(targets) && !source.unpacked;
    for (std::size_t i = 0; i < targets.size(); ++i) {
        Source part = source;
        part.annotation = Node();
        if (pairs)
            part.value = values[i];
        else
            part.unpacked = true;
        bind(targets[i], part, scope, depth + 1);
    }
}

void Builder::bind(Node target, const Source &source, std::size_t scope, int depth)
{
    if (target.isNull() || depth > deepestPattern)
        return;
    const auto type = target.type();
    if (type == "identifier") {
        bindName(target, source, scope);
    } else if (type == "attribute") {
        bindAttribute(target, source, scope);
    } else if (isSequence(target)) {
        bindAll(target.namedChildren(), source, scope, depth);
    } else if (type == "list_splat_pattern" || type == "list_splat" ||
               type == "dictionary_splat_pattern") {
        Source part = source;
        part.unpacked = true;
        bind(target.namedChild(0), part, scope, depth + 1);
    } else if (type == "parenthesized_expression" || type == "as_pattern_target") {
        bind(target.namedChild(0), source, scope, depth + 1);
    }
}

Node Builder::statementOf(const Item &item) const
{
    const Node parent =
        item.parent == NodeTable::none ? Node() : m_index.table.at(item.parent).node;
    return parent.is("expression_statement") ? parent : item.node;
}

/// `a = b = value` is one statement with several targets; its inner assignments have been seen with
/// it.
void Builder::assignment(const Item &item)
{
    if (item.parent != NodeTable::none && m_index.table.at(item.parent).node.is("assignment"))
        return;
    std::vector<Node> chain{item.node};
    while (chain.back().field("right").is("assignment"))
        chain.push_back(chain.back().field("right"));
    const Node value = chain.back().field("right");
    for (const Node &part : chain) {
        const Source source{BindingKind::Assignment, value, part.field("type"),
                            statementOf(item),       false, false};
        bind(part.field("left"), source, item.scope);
    }
}

void Builder::augmented(const Item &item)
{
    // `total += 1` makes a local of the name, but says nothing of what it is.
    const Node left = item.node.field("left");
    if (left.is("identifier"))
        bindName(left, {BindingKind::Assignment, Node(), Node(), statementOf(item), false, false},
                 item.scope);
}

void Builder::loop(const Item &item)
{
    bind(item.node.field("left"),
         {BindingKind::For,
          item.node.field("right"),
          {},
          item.node,
          item.node.child(0).is("async"),
          false},
         item.scope);
}

/// `with value as target`, and `except Error as target` where the grammar writes it so.
void Builder::withItem(const Item &item)
{
    const Node value = item.node.namedChild(0);
    Node holder;
    std::uint32_t up = item.parent;
    for (int step = 0; step < 3 && up != NodeTable::none;
         ++step, up = m_index.table.at(up).parent) {
        const Node node = m_index.table.at(up).node;
        if (node.is("with_statement") || node.is("except_clause") || node.is("case_clause") ||
            node.is("case_pattern")) {
            holder = node;
            break;
        }
    }
    Source source{BindingKind::With, value, {}, holder, holder.child(0).is("async"), false};
    if (holder.is("except_clause"))
        source = {BindingKind::Except, value, {}, holder, false, false};
    else if (!holder.is("with_statement"))
        source = {BindingKind::Assignment, {}, {}, item.node, false, true};
    const auto below = item.node.namedChildren();
    if (below.size() > 1)
        bind(below.back(), source, item.scope);
}

void Builder::exceptClause(const Item &item)
{
    if (const Node alias = item.node.field("alias"))
        bind(alias, {BindingKind::Except, item.node.field("value"), {}, item.node, false, false},
             item.scope);
}

void Builder::casePattern(const Item &item)
{
    // A bare name in a pattern captures: tree-sitter has it as a dotted_name of one identifier.
    for (const Node &part : item.node.namedChildren()) {
        if (part.is("dotted_name") && part.namedChildCount() == 1)
            bindName(part.namedChild(0), {BindingKind::Assignment, {}, {}, item.node, false, true},
                     item.scope);
        else if (part.is("splat_pattern"))
            bind(part.namedChild(0), {BindingKind::Assignment, {}, {}, item.node, false, true},
                 item.scope);
    }
}

void Builder::globalOrNonlocal(const Item &item)
{
    const auto kind =
        item.node.is("global_statement") ? BindingKind::Global : BindingKind::Nonlocal;
    for (const Node &name : item.node.namedChildren()) {
        Binding binding;
        binding.kind = kind;
        binding.name = std::string(name.text());
        binding.target = name;
        binding.statement = item.node;
        auto &list = m_module.scopes[item.scope].bindings[binding.name];
        list.insert(list.begin(), std::move(binding));
    }
}

void Builder::deletion(const Item &item)
{
    const Node what = item.node.namedChild(0);
    const auto names = what.is("expression_list") || what.is("tuple") ? what.namedChildren()
                                                                      : std::vector<Node>{what};
    for (const Node &name : names) {
        if (name.is("identifier"))
            bindName(name, {BindingKind::Delete, {}, {}, item.node, false, false}, item.scope);
    }
}

void Builder::mainGuard(const Item &item)
{
    const Node condition = item.node.field("condition");
    const auto text = condition.text();
    if (item.scope == 0 && condition.is("comparison_operator") &&
        text.find("__name__") != std::string_view::npos &&
        text.find("__main__") != std::string_view::npos &&
        text.find("!=") == std::string_view::npos)
        m_index.mainGuards.push_back(item.node.field("consequence").range());
}

void Builder::result(const Item &item)
{
    if (const auto function = functionOfScope(item.scope)) {
        const Node value = item.node.namedChild(0);
        const bool yields = item.node.is("yield");
        if (yields)
            m_module.functions[*function].isGenerator = true;
        // `yield from` hands on what another generator yields.
        if (value && !(yields && item.node.child(1).is("from")))
            (yields ? m_index.yielded : m_index.returned)[*function].push_back(value);
    }
}

void Builder::call(const Item &item)
{
    Call call;
    call.node = item.node;
    call.callee = item.node.field("function");
    call.function = functionOfScope(item.scope);
    call.scope = item.scope;
    m_index.callOf[item.node.id()] = m_module.calls.size();
    const Node name = call.callee.is("attribute") ? call.callee.field("attribute") : call.callee;
    if (name.is("identifier"))
        m_index.callsByName[name.text()].push_back(m_module.calls.size());
    m_module.calls.push_back(std::move(call));
}

} // namespace python
