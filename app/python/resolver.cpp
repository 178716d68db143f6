#include "app/python/resolver.h"
#include "app/python/text.h"

namespace python {

using syntax::Node;

namespace {

constexpr int deepest = 90;
constexpr std::int32_t unseen = -1;
constexpr std::int32_t underway = -2;

} // namespace

/// Counts how deep questions nest, so that hostile code ends in Unknown and not in a crash.
struct Resolver::Deeper {
    explicit Deeper(int &depth) : m_depth(depth) { ++m_depth; }
    Deeper(const Deeper &) = delete;
    Deeper &operator=(const Deeper &) = delete;
    ~Deeper() { --m_depth; }
    int &m_depth;
};

Resolver::Resolver(const Facts &facts) : m_facts(facts)
{
    for (const auto &index : facts.index)
        m_memo.emplace_back(index.table.size(), unseen);
}

Object Resolver::object(std::size_t module, const Node &expression)
{
    const auto at = m_facts.index[module].table.find(expression);
    if (at == NodeTable::none)
        return {};
    std::int32_t &memo = m_memo[module][at];
    if (memo >= 0)
        return m_objects[static_cast<std::size_t>(memo)];
    if (memo == underway || m_depth > deepest)
        return {};
    memo = underway;
    Object result;
    {
        const Deeper deeper(m_depth);
        result = evaluate(module, expression);
    }
    m_objects.push_back(result);
    m_memo[module][at] = static_cast<std::int32_t>(m_objects.size() - 1);
    return result;
}

Object Resolver::literal(std::string name, std::string element) const
{
    Object object;
    object.kind = ObjectKind::Literal;
    object.name = std::move(name);
    object.element = std::move(element);
    return object;
}

/// One object out of several possible ones; None is passed over, what differs is Unknown.
Object Resolver::merge(const std::vector<Object> &objects) const
{
    const Object *first = nullptr;
    for (const Object &object : objects) {
        if (object.kind == ObjectKind::Literal && object.name == "None")
            continue;
        if (!first)
            first = &object;
        else if (first->kind != object.kind || first->name != object.name ||
                 first->function != object.function || first->classRef != object.classRef)
            return {};
    }
    if (!first)
        return objects.empty() ? Object() : objects.front();
    return *first;
}

Object Resolver::evaluate(std::size_t module, const Node &node)
{
    const auto type = node.type();
    if (type == "identifier") {
        const auto &table = m_facts.index[module].table;
        return variable(module, table.at(table.find(node)).scope, node.text(), node);
    }
    if (type == "attribute")
        return attribute(module, node);
    if (type == "call")
        return called(module, node, object(module, node.field("function")));
    if (type == "await")
        return awaited(object(module, node.namedChild(0)));
    if (type == "string" || type == "concatenated_string") {
        const auto text = node.text();
        const bool bytes = text.size() > 1 && (text[0] == 'b' || text[0] == 'B');
        return literal(bytes ? "bytes" : "str");
    }
    if (type == "integer")
        return literal("int");
    if (type == "float")
        return literal("float");
    if (type == "true" || type == "false")
        return literal("bool");
    if (type == "none")
        return literal("None");
    return evaluateCompound(module, node);
}

Object Resolver::evaluateCompound(std::size_t module, const Node &node)
{
    const auto type = node.type();
    if (type == "parenthesized_expression")
        return object(module, node.namedChild(0));
    if (type == "named_expression")
        return object(module, node.field("value"));
    if (type == "as_pattern")
        return object(module, node.namedChild(0));
    if (type == "conditional_expression")
        return merge({object(module, node.namedChild(0)), object(module, node.namedChild(2))});
    if (type == "boolean_operator") {
        const Object left = object(module, node.field("left"));
        if (left.kind == ObjectKind::Unknown)
            return {};
        return merge({left, object(module, node.field("right"))});
    }
    if (type == "subscript")
        return subscript(module, node);
    if (type == "lambda") {
        const auto &known = m_facts.index[module].functionOf;
        const auto it = known.find(node.id());
        return it == known.end() ? Object() : functionObject({module, it->second});
    }
    if (type == "comparison_operator" || type == "not_operator")
        return literal("bool");
    if (type == "binary_operator") {
        // `folder / "name"`: operators that a class is known to answer with an object.
        const Object left = object(module, node.field("left"));
        if (left.kind == ObjectKind::Instance && node.field("operator").is("/"))
            return instanceOf(m_facts.library->returned(left.name + ".__truediv__"));
        return {};
    }
    return display(module, node);
}

Object Resolver::display(std::size_t module, const Node &node)
{
    const auto type = node.type();
    const bool comprehension = type == "list_comprehension" || type == "set_comprehension" ||
                               type == "generator_expression";
    if (comprehension) {
        const Object body = object(module, node.field("body"));
        const char *name = type == "list_comprehension"  ? "list"
                           : type == "set_comprehension" ? "set"
                                                         : "generator";
        return literal(name, body.kind == ObjectKind::Instance ? body.name : std::string());
    }
    if (type == "dictionary_comprehension") {
        const Object value = object(module, node.field("body").field("value"));
        return literal("dict", value.kind == ObjectKind::Instance ? value.name : std::string());
    }
    const bool sequence = type == "list" || type == "set" || type == "tuple";
    if (!sequence && type != "dictionary")
        return {};
    // The first few elements tell; a table of thousands need not be read through.
    std::string element;
    std::size_t seen = 0;
    for (const Node &part : node.namedChildren()) {
        if (part.is("comment"))
            continue;
        if (++seen > 8)
            break;
        const Object value = object(module, sequence ? part : part.field("value"));
        if (value.kind != ObjectKind::Instance || (!element.empty() && element != value.name))
            return literal(sequence ? std::string(type) : "dict");
        element = value.name;
    }
    return literal(sequence ? std::string(type) : "dict", element);
}

Object Resolver::subscript(std::size_t module, const Node &node)
{
    const Object container = object(module, node.field("value"));
    if (node.field("subscript").is("slice"))
        return container.element.empty() ? Object() : container;
    if (container.kind ==
        ObjectKind::Class) // Generic[int] is still the class, Optional[int] is none
        return startsWith(container.name, "typing.") && !endsWith(container.name, ".Generic") &&
                       !endsWith(container.name, ".Protocol")
                   ? Object()
                   : container;
    if (!container.element.empty() && container.element.front() != '(')
        return instanceOf(container.element);
    if (container.kind == ObjectKind::Instance && container.classRef) {
        if (const auto getter = method(*container.classRef, "__getitem__"))
            return result(*getter);
    }
    if (container.kind == ObjectKind::Instance)
        return instanceOf(m_facts.library->returned(container.name + ".__getitem__"));
    return {};
}

Object Resolver::attribute(std::size_t module, const Node &node)
{
    const Node parent = m_facts.index[module].table.parent(node);
    // Called or handed on it is a method; anywhere else an attribute that may be an object itself.
    const bool called =
        parent.is("call") || parent.is("argument_list") || parent.is("keyword_argument");
    const Object holder = object(module, node.field("object"));
    Object found = member(holder, node.field("attribute").text(), !called);
    if (!found.known() && !holder.classRef && holder.kind != ObjectKind::Module) {
        if (Object set = stored(node); set.kind == ObjectKind::Instance)
            return set;
    }
    return found;
}

Object Resolver::instanceOf(const std::string &className)
{
    if (className.empty())
        return {};
    Object object;
    object.kind = ObjectKind::Instance;
    object.name = className;
    object.root = className;
    if (className.front() == '(') {
        object.kind = ObjectKind::Literal;
        object.name = "tuple";
        object.root.clear();
        object.element = className;
        return object;
    }
    if (className == "asyncio.Task" || className == "asyncio.Future")
        object.kind = ObjectKind::Task;
    const auto it = m_facts.classByName.find(className);
    if (it != m_facts.classByName.end())
        object.classRef = it->second;
    return object;
}

Object Resolver::functionObject(FunctionRef ref) const
{
    const Module &module = m_facts.modules[ref.module];
    Object object;
    object.kind = ObjectKind::Function;
    object.name = module.name + "." + module.functions[ref.function].qualifiedName;
    object.function = ref;
    return object;
}

Object Resolver::classObject(ClassRef ref) const
{
    const Module &module = m_facts.modules[ref.module];
    Object object;
    object.kind = ObjectKind::Class;
    object.name = module.name + "." + module.classes[ref.index].qualifiedName;
    object.classRef = ref;
    return object;
}

Node argumentOf(const Node &call, std::size_t index, std::string_view keyword)
{
    const Node list = call.field("arguments");
    if (list.is("generator_expression"))
        return index == 0 ? list : Node();
    std::size_t position = 0;
    bool placed = true;
    Node byKeyword;
    for (const Node &part : list.namedChildren()) {
        if (part.is("comment"))
            continue;
        if (part.is("keyword_argument")) {
            if (!keyword.empty() && part.field("name").text() == keyword)
                byKeyword = part.field("value");
            continue;
        }
        if (part.is("dictionary_splat"))
            continue;
        // What stands behind `*args` has no known place.
        placed = placed && !part.is("list_splat");
        if (placed && position++ == index)
            return part;
    }
    return byKeyword;
}

Node Call::argument(std::size_t index, std::string_view keyword) const
{
    return argumentOf(node, index, keyword);
}

std::vector<Node> Call::arguments() const
{
    const Node list = node.field("arguments");
    if (list.is("generator_expression"))
        return {list};
    std::vector<Node> result;
    for (const Node &part : list.namedChildren()) {
        if (!part.is("comment"))
            result.push_back(part);
    }
    return result;
}

} // namespace python
