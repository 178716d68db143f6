#include "app/python/builder.h"
#include <algorithm>

namespace python {

using syntax::Node;

namespace {

bool isComprehension(std::string_view type)
{
    return type == "list_comprehension" || type == "set_comprehension" ||
           type == "dictionary_comprehension" || type == "generator_expression";
}

} // namespace

void Builder::run()
{
    const Node root = m_module.tree.root();
    addScope(ScopeKind::Module, root, 0, {});
    m_stack.push_back({root, NodeTable::none, 0, false});
    while (!m_stack.empty()) {
        const Item item = m_stack.back();
        m_stack.pop_back();
        visit(item);
    }
    // The walk passes over names in imports; those that are bound are variables.
    for (const Node &name : m_imported) {
        auto &places = m_index.identifiers[name.text()];
        const auto at = m_index.table.find(name);
        places.insert(std::lower_bound(places.begin(), places.end(), at), at);
    }
    // What __init__ sets is what the other methods find.
    for (auto &cls : m_module.classes) {
        std::stable_partition(cls.attributes.begin(), cls.attributes.end(),
                              [this](const Binding &binding) {
                                  const auto at = m_index.table.find(binding.target);
                                  if (at == NodeTable::none)
                                      return false;
                                  const auto holder = functionOfScope(m_index.table.at(at).scope);
                                  return holder && m_module.functions[*holder].name == "__init__";
                              });
    }
}

void Builder::later(Node node, std::uint32_t parent, std::size_t scope, bool special)
{
    if (node)
        m_stack.push_back({node, parent, static_cast<std::uint32_t>(scope), special});
}

/// All named children in the item's scope, but one in another.
void Builder::laterAll(const Item &item, std::uint32_t at, Node except, std::size_t exceptScope)
{
    const auto below = item.node.namedChildren();
    for (auto it = below.rbegin(); it != below.rend(); ++it)
        later(*it, at, *it == except ? exceptScope : item.scope);
}

void Builder::follow(const Item &item, std::uint32_t at)
{
    laterAll(item, at, Node(), item.scope);
}

void Builder::visit(const Item &item)
{
    const auto at = m_index.table.add(item.node, item.parent, item.scope);
    if (!visitName(item, at) && !visitDefinition(item, at) && !visitStatement(item, at))
        follow(item, at);
}

/// Leaves, and nodes whose names are no variables.
bool Builder::visitName(const Item &item, std::uint32_t at)
{
    const auto type = item.node.type();
    if (type == "identifier") {
        if (!item.special)
            m_index.identifiers[item.node.text()].push_back(at);
        else if (item.parent != NodeTable::none &&
                 m_index.table.at(item.parent).node.is("attribute"))
            m_index.attributeNames[item.node.text()].push_back(at);
        return true;
    }
    if (type == "attribute") {
        const Node name = item.node.field("attribute");
        const Node object = item.node.field("object");
        later(name, at, item.scope, true);
        later(object, at, item.scope);
        return true;
    }
    if (type == "keyword_argument") {
        later(item.node.field("value"), at, item.scope);
        later(item.node.field("name"), at, item.scope, true);
        return true;
    }
    return type == "comment" || type == "string_content" || type == "integer" || type == "float";
}

bool Builder::visitDefinition(const Item &item, std::uint32_t at)
{
    const auto type = item.node.type();
    if (type == "function_definition")
        function(item, at);
    else if (type == "class_definition")
        classDefinition(item, at);
    else if (type == "lambda")
        lambda(item, at);
    else if (type == "parameters" || type == "lambda_parameters")
        parameters(item, at);
    else if (isComprehension(type))
        comprehension(item, at);
    else if (type == "for_in_clause")
        comprehensionClause(item, at);
    else
        return false;
    return true;
}

/// What binds names or is kept; false lets the walk go on below.
bool Builder::visitStatement(const Item &item, std::uint32_t at)
{
    const auto type = item.node.type();
    if (type == "call")
        call(item);
    else if (type == "assignment")
        assignment(item);
    else if (type == "augmented_assignment")
        augmented(item);
    else if (type == "for_statement")
        loop(item);
    else if (type == "as_pattern")
        withItem(item);
    else if (type == "except_clause")
        exceptClause(item);
    else if (type == "named_expression")
        bind(item.node.field("name"),
             {BindingKind::Walrus, item.node.field("value"), {}, item.node, false, false},
             item.scope);
    else if (type == "case_pattern")
        casePattern(item);
    else if (type == "global_statement" || type == "nonlocal_statement")
        globalOrNonlocal(item);
    else if (type == "delete_statement")
        deletion(item);
    else if (type == "if_statement")
        mainGuard(item);
    else if (type == "return_statement" || type == "yield")
        result(item);
    else if (type == "import_statement" || type == "future_import_statement")
        importStatement(item);
    else if (type == "import_from_statement")
        importFrom(item);
    else if (type == "dotted_name" || type == "aliased_import") {
        // Below an import; what it binds is indexed there. In a pattern, a dotted name is a use.
        const bool pattern =
            item.node.is("dotted_name") && m_index.table.at(at).parent != NodeTable::none &&
            m_index.table.at(m_index.table.at(at).parent).node.type().find("pattern") !=
                std::string_view::npos;
        const auto below = item.node.namedChildren();
        for (auto it = below.rbegin(); it != below.rend(); ++it)
            later(*it, at, item.scope, !pattern || *it != below.front());
        return true;
    }
    return false;
}

std::string Builder::nested(std::size_t scope, std::string_view name) const
{
    // Comprehensions add nothing to a name, functions "<locals>".
    while (m_module.scopes[scope].kind == ScopeKind::Comprehension)
        scope = m_module.scopes[scope].parent;
    const Scope &outer = m_module.scopes[scope];
    std::string result = outer.name;
    // Hostile nesting would make names grow with the square of the depth.
    if (result.size() > 400)
        result = "...";
    if (outer.kind == ScopeKind::Function || outer.kind == ScopeKind::Lambda)
        result += ".<locals>";
    if (!result.empty())
        result += '.';
    return result.append(name);
}

std::size_t Builder::addScope(ScopeKind kind, Node node, std::size_t parent, std::string name)
{
    Scope scope;
    scope.kind = kind;
    scope.parent = parent;
    scope.node = node;
    scope.name = std::move(name);
    if (kind == ScopeKind::Comprehension || kind == ScopeKind::Class)
        scope.function = m_module.scopes[parent].function;
    m_module.scopes.push_back(std::move(scope));
    return m_module.scopes.size() - 1;
}

std::size_t Builder::addFunction(Function function, std::size_t scope)
{
    const std::size_t index = m_module.functions.size();
    Scope &own = m_module.scopes[function.scope];
    own.function = index;
    function.enclosing = functionOfScope(scope);
    if (m_module.scopes[scope].kind == ScopeKind::Class) {
        function.classIndex = m_module.scopes[scope].classIndex;
        if (!function.isLambda)
            m_module.classes[*function.classIndex].methods.push_back(index);
    }
    m_index.functionOf[function.node.id()] = index;
    m_index.functionOf[function.definition.id()] = index;
    m_module.functions.push_back(std::move(function));
    m_index.returned.emplace_back();
    m_index.yielded.emplace_back();
    return index;
}

std::vector<Parameter> Builder::readParameters(Node list) const
{
    std::vector<Parameter> result;
    for (const Node &node : list.namedChildren()) {
        Parameter parameter;
        parameter.node = node;
        parameter.annotation = node.field("type");
        parameter.defaultValue = node.field("value");
        Node name = node.is("identifier") ? node : node.field("name");
        if (name.isNull())
            name = node.namedChild(0);
        if (node.is("list_splat_pattern") || node.is("dictionary_splat_pattern") ||
            name.is("list_splat_pattern") || name.is("dictionary_splat_pattern")) {
            // "*args: int" keeps its stars in the name so that it is not taken for a single value.
            parameter.name = std::string(name.is("identifier") ? node.text() : name.text());
        } else if (name.is("identifier")) {
            parameter.name = std::string(name.text());
        } else {
            continue;
        }
        result.push_back(std::move(parameter));
    }
    return result;
}

void Builder::function(const Item &item, std::uint32_t at)
{
    const Node name = item.node.field("name");
    Function function;
    function.name = std::string(name.text());
    function.qualifiedName = nested(item.scope, function.name);
    function.node = item.node;
    function.body = item.node.field("body");
    function.definition = item.node;
    function.isAsync = item.node.child(0).is("async");
    if (item.parent != NodeTable::none) {
        const Node parent = m_index.table.at(item.parent).node;
        if (parent.is("decorated_definition")) {
            function.definition = parent;
            for (const Node &decorator : parent.namedChildren()) {
                if (decorator.is("decorator"))
                    function.decorators.push_back({decorator.namedChild(0), {}});
            }
        }
    }
    function.parameters = readParameters(item.node.field("parameters"));
    function.scope = addScope(ScopeKind::Function, item.node, item.scope, function.qualifiedName);
    const std::size_t own = function.scope;
    const Node body = function.body;
    bindName(name, {BindingKind::FunctionDef, item.node, {}, function.definition, false, false},
             item.scope);
    addFunction(std::move(function), item.scope);
    const auto below = item.node.namedChildren();
    for (auto it = below.rbegin(); it != below.rend(); ++it)
        later(*it, at, *it == body || it->is("parameters") ? own : item.scope);
}

void Builder::lambda(const Item &item, std::uint32_t at)
{
    Function function;
    function.name = "<lambda>";
    function.qualifiedName = nested(item.scope, function.name);
    function.node = item.node;
    function.definition = item.node;
    function.body = item.node.field("body");
    function.isLambda = true;
    function.parameters = readParameters(item.node.field("parameters"));
    function.scope = addScope(ScopeKind::Lambda, item.node, item.scope, function.qualifiedName);
    const std::size_t own = function.scope;
    const Node body = function.body;
    const auto index = addFunction(std::move(function), item.scope);
    m_index.returned[index].push_back(body);
    const auto below = item.node.namedChildren();
    for (auto it = below.rbegin(); it != below.rend(); ++it)
        later(*it, at, own);
}

void Builder::classDefinition(const Item &item, std::uint32_t at)
{
    const Node name = item.node.field("name");
    const Node body = item.node.field("body");
    Class cls;
    cls.name = std::string(name.text());
    cls.qualifiedName = nested(item.scope, cls.name);
    cls.node = item.node;
    cls.scope = addScope(ScopeKind::Class, item.node, item.scope, cls.qualifiedName);
    const std::size_t own = cls.scope;
    m_module.scopes[own].classIndex = m_module.classes.size();
    m_index.classOf[item.node.id()] = m_module.classes.size();
    m_module.classes.push_back(std::move(cls));
    bindName(name, {BindingKind::ClassDef, item.node, {}, item.node, false, false}, item.scope);
    laterAll(item, at, body, own);
}

/// Names are bound in the function's scope; defaults and annotations are evaluated outside of it.
void Builder::parameters(const Item &item, std::uint32_t at)
{
    const std::size_t outside = m_module.scopes[item.scope].parent;
    const auto below = item.node.namedChildren();
    for (const Node &node : below) {
        Source source{
            BindingKind::Parameter, node.field("value"), node.field("type"), node, false, false};
        Node name = node.is("identifier") ? node : node.field("name");
        if (name.isNull())
            name = node.is("list_splat_pattern") || node.is("dictionary_splat_pattern")
                       ? node
                       : node.namedChild(0);
        if (!name.is("identifier"))
            source.unpacked = true;
        bind(name, source, item.scope);
    }
    for (auto it = below.rbegin(); it != below.rend(); ++it) {
        const bool parted = it->is("default_parameter") || it->is("typed_parameter") ||
                            it->is("typed_default_parameter");
        if (!parted) {
            later(*it, at, item.scope);
            continue;
        }
        const auto index = m_index.table.add(*it, at, item.scope);
        const Node value = it->field("value"), type = it->field("type");
        for (const Node &part : it->namedChildren())
            later(part, index, part == value || part == type ? outside : item.scope);
    }
}

void Builder::comprehension(const Item &item, std::uint32_t at)
{
    const auto own =
        addScope(ScopeKind::Comprehension, item.node, item.scope, m_module.scopes[item.scope].name);
    const auto below = item.node.namedChildren();
    bool first = true;
    std::vector<bool> firstClause(below.size(), false);
    for (std::size_t i = 0; i < below.size(); ++i) {
        if (below[i].is("for_in_clause")) {
            firstClause[i] = first;
            first = false;
        }
    }
    for (std::size_t i = below.size(); i-- > 0;)
        later(below[i], at, own, firstClause[i]);
}

/// The first iterable of a comprehension is evaluated outside of it.
void Builder::comprehensionClause(const Item &item, std::uint32_t at)
{
    const Node left = item.node.field("left");
    const Node right = item.node.field("right");
    bind(left, {BindingKind::For, right, {}, item.node, item.node.child(0).is("async"), false},
         item.scope);
    laterAll(item, at, right, item.special ? m_module.scopes[item.scope].parent : item.scope);
}

} // namespace python
