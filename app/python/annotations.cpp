#include "app/python/builtins.h"
#include "app/python/resolver.h"
#include "app/python/text.h"
#include <algorithm>
#include <cctype>

namespace python {

using syntax::Node;

/// Reads an annotation's text: names, `|`, brackets and quoted parts. Anything else makes it
/// unknown.
class AnnotationReader
{
public:
    AnnotationReader(Resolver &resolver, std::size_t module, std::size_t scope,
                     std::string_view text)
        : m_resolver(resolver), m_module(module), m_scope(scope), m_text(text)
    {}

    Object read(int depth = 0);

private:
    Object single(int depth);
    Object generic(const std::string &name, const Object &base, int depth);
    Object typed(const std::string &name, const Object &base);
    Object alias(const std::string &name, int depth);
    Object fromMetadata(std::string_view text);
    std::vector<Object> arguments(int depth, std::string_view *rest);
    Object container(std::string_view kind, const std::vector<Object> &parts);
    std::string dottedName();
    void skipSpace();
    void skipNested();
    bool take(char c);

    Resolver &m_resolver;
    std::size_t m_module;
    std::size_t m_scope;
    std::string_view m_text;
    std::size_t m_at = 0;
};

namespace {

constexpr int deepest = 12;

} // namespace

void AnnotationReader::skipSpace()
{
    while (m_at < m_text.size() &&
           (std::isspace(static_cast<unsigned char>(m_text[m_at])) || m_text[m_at] == '\\'))
        ++m_at;
}

bool AnnotationReader::take(char c)
{
    skipSpace();
    if (m_at >= m_text.size() || m_text[m_at] != c)
        return false;
    ++m_at;
    return true;
}

/// Over whatever stands until the next comma or closing bracket of this level.
void AnnotationReader::skipNested()
{
    int open = 0;
    for (; m_at < m_text.size(); ++m_at) {
        const char c = m_text[m_at];
        if (c == '[' || c == '(' || c == '{')
            ++open;
        else if (c == ']' || c == ')' || c == '}') {
            if (open-- == 0)
                return;
        } else if (open == 0 && (c == ',' || c == '|')) {
            return;
        }
    }
}

std::string AnnotationReader::dottedName()
{
    std::string name;
    skipSpace();
    while (m_at < m_text.size()) {
        const auto c = static_cast<unsigned char>(m_text[m_at]);
        if (!std::isalnum(c) && c != '_' && c != '.' && c < 0x80)
            break;
        name += m_text[m_at++];
    }
    return name;
}

Object AnnotationReader::read(int depth)
{
    if (depth > deepest)
        return {};
    std::vector<Object> parts;
    do
        parts.push_back(single(depth));
    while (take('|') && parts.size() < 12);
    // `X | None` is an X; a union of two classes is unknown.
    return m_resolver.merge(parts);
}

Object AnnotationReader::single(int depth)
{
    skipSpace();
    if (m_at < m_text.size() && (m_text[m_at] == '"' || m_text[m_at] == '\'')) {
        const char quote = m_text[m_at++];
        const auto end = std::min(m_text.find(quote, m_at), m_text.size());
        const auto inner = m_text.substr(m_at, end - m_at);
        m_at = std::min(end + 1, m_text.size());
        return AnnotationReader(m_resolver, m_module, m_scope, inner).read(depth + 1);
    }
    const std::string name = dottedName();
    if (name.empty()) {
        skipNested();
        return {};
    }
    if (name == "None")
        return m_resolver.literal("None");
    Object base;
    const auto dot = name.find('.');
    base = m_resolver.variable(m_module, m_scope, name.substr(0, dot), Node());
    for (auto from = dot; from != std::string::npos;) {
        const auto next = name.find('.', from + 1);
        base = m_resolver.member(
            base, name.substr(from + 1, next == std::string::npos ? next : next - from - 1));
        from = next;
    }
    skipSpace();
    if (m_at < m_text.size() && m_text[m_at] == '[')
        return generic(name, base, depth);
    if (base.kind != ObjectKind::Class && dot == std::string::npos) {
        if (Object found = alias(name, depth); found.known())
            return found;
    }
    return typed(name, base);
}

/// A name that stands for a whole annotation: `SessionDep = Annotated[Session, Depends(session)]`.
Object AnnotationReader::alias(const std::string &name, int depth)
{
    std::size_t module = m_module;
    std::string at = name;
    auto scope = m_resolver.owner(module, m_scope, name);
    for (int step = 0; step < 4 && scope; ++step) {
        const auto &bindings = m_resolver.facts().modules[module].scopes[*scope].bindings.at(at);
        const Binding &last = bindings.back();
        if (last.kind == BindingKind::Import) {
            const auto end = last.qualified.rfind('.');
            if (end == std::string::npos)
                return {};
            const auto from = m_resolver.moduleInSight(module, last.qualified.substr(0, end));
            if (!from)
                return {};
            module = *from;
            at = last.qualified.substr(end + 1);
            scope = m_resolver.owner(module, 0, at);
            continue;
        }
        const bool types = last.value.is("subscript") || last.value.is("binary_operator");
        if (last.kind != BindingKind::Assignment || !types)
            return {};
        return AnnotationReader(m_resolver, module, *scope, last.value.text()).read(depth + 1);
    }
    return {};
}

Object AnnotationReader::typed(const std::string &name, const Object &base)
{
    if (isOneOf(base.name, {"int", "str", "float", "bool", "bytes", "list", "dict", "set", "tuple",
                            "frozenset"}))
        return m_resolver.literal(base.name);
    if (isOneOf(base.name, {"typing.Any", "object", "typing.Callable", "collections.abc.Callable",
                            "typing.NoReturn"}))
        return {};
    if (base.name == "typing.Self" || base.name == "typing_extensions.Self") {
        const auto &module = m_resolver.facts().modules[m_module];
        const auto cls = module.scopes[m_scope].classIndex;
        return cls ? m_resolver.instanceOf(m_resolver.classObject({m_module, *cls}).name)
                   : Object();
    }
    if (base.kind == ObjectKind::Class) {
        // typing's bare List, Dict, ... say nothing of what they hold.
        if (base.name.rfind("typing.", 0) == 0 || base.name.rfind("collections.abc.", 0) == 0)
            return {};
        Object object = m_resolver.instanceOf(base.name);
        object.classRef = base.classRef;
        return object;
    }
    // A class of a library that knowledge does not list, under its full name.
    const bool outside = base.kind == ObjectKind::Unknown && !base.name.empty() &&
                         name.find('(') == std::string::npos;
    return outside && base.name.find('.') != std::string::npos ? m_resolver.instanceOf(base.name)
                                                               : Object();
}

std::vector<Object> AnnotationReader::arguments(int depth, std::string_view *rest)
{
    std::vector<Object> parts;
    take('[');
    while (m_at < m_text.size() && parts.size() < 16) {
        if (take(']'))
            return parts;
        const std::size_t before = m_at;
        parts.push_back(read(depth + 1));
        if (parts.size() == 1)
            *rest = m_text.substr(m_at);
        // What read() could not finish (a call in Annotated, a number).
        skipNested();
        take(',');
        if (m_at == before)
            ++m_at;
    }
    skipNested();
    return parts;
}

Object AnnotationReader::container(std::string_view kind, const std::vector<Object> &parts)
{
    const auto nameOf = [&](std::size_t index) {
        return index < parts.size() && parts[index].kind == ObjectKind::Instance ? parts[index].name
                                                                                 : std::string();
    };
    Object object;
    object.kind = ObjectKind::Literal;
    object.name = std::string(kind);
    if (kind == "dict") {
        object.element = nameOf(1);
    } else if (kind == "tuple" && parts.size() > 1 && parts[1].known()) {
        object.element = "(";
        for (std::size_t i = 0; i < parts.size(); ++i)
            object.element += (i ? "," : "") + nameOf(i);
        object.element += ")";
    } else {
        object.element = nameOf(0);
    }
    return object;
}

Object AnnotationReader::fromMetadata(std::string_view text)
{
    // The function of `Depends(function)` in what follows the type.
    for (const std::string_view word : {"Depends(", "Security("}) {
        const auto at = text.find(word);
        if (at == std::string_view::npos)
            continue;
        AnnotationReader inside(m_resolver, m_module, m_scope, text.substr(at + word.size()));
        const std::string name = inside.dottedName();
        const auto dot = name.find('.');
        if (name.empty())
            return {};
        Object callee = m_resolver.variable(m_module, m_scope, name.substr(0, dot), Node());
        if (dot != std::string::npos)
            callee = m_resolver.member(callee, name.substr(dot + 1));
        return m_resolver.resultOfCalling(callee);
    }
    return {};
}

Object AnnotationReader::generic(const std::string &name, const Object &base, int depth)
{
    const auto dot = name.rfind('.');
    const std::string last = dot == std::string::npos ? name : name.substr(dot + 1);
    std::string_view rest;
    const auto parts = arguments(depth, &rest);
    const Object first = parts.empty() ? Object() : parts.front();
    if (last == "Optional" || last == "Final" || last == "ClassVar" || last == "Required" ||
        last == "NotRequired")
        return first;
    if (last == "Union")
        return m_resolver.merge(parts);
    if (last == "Annotated") {
        const Object made = fromMetadata(rest.substr(0, std::min(rest.size(), rest.find(']'))));
        if (!first.known())
            return made;
        Object object = first;
        if (made.name == object.name)
            object.made = made.made;
        return object;
    }
    if (last == "type" || last == "Type") {
        Object cls = first;
        cls.kind = first.kind == ObjectKind::Instance ? ObjectKind::Class : ObjectKind::Unknown;
        return cls;
    }
    if (isOneOf(last, {"list", "List", "Sequence", "Iterable", "Collection", "Iterator",
                       "Generator", "MutableSequence", "deque"}))
        return container(isOneOf(last, {"Iterator", "Generator"}) ? "generator" : "list", parts);
    if (isOneOf(last, {"set", "Set", "FrozenSet", "frozenset", "AbstractSet"}))
        return container("set", parts);
    if (isOneOf(last, {"tuple", "Tuple"}))
        return container("tuple", parts);
    if (isOneOf(last, {"dict", "Dict", "Mapping", "MutableMapping", "DefaultDict", "defaultdict",
                       "OrderedDict"}))
        return container("dict", parts);
    if (isOneOf(last, {"AsyncIterator", "AsyncGenerator", "AsyncIterable"})) {
        Object object = container("list", parts);
        object.kind = ObjectKind::AsyncGenerator;
        object.name = "collections.abc." + last;
        return object;
    }
    if (isOneOf(last, {"Awaitable", "Coroutine"})) {
        const Object &value = parts.empty() ? first : parts.back();
        Object object;
        object.kind = ObjectKind::Coroutine;
        object.name = "collections.abc." + last;
        object.element = value.kind == ObjectKind::Instance ? value.name : std::string();
        return object;
    }
    if (isOneOf(last, {"Callable", "Literal"}))
        return {};
    Object object = typed(name, base);
    if (object.kind == ObjectKind::Instance && !object.classRef &&
        first.kind == ObjectKind::Instance)
        object.element = first.name;
    return object;
}

Object Resolver::annotated(std::size_t module, std::size_t scope, std::string_view text)
{
    if (text.size() > 2000 || m_depth > deepest * 6)
        return {};
    ++m_depth;
    const Object result = AnnotationReader(*this, module, scope, text).read();
    --m_depth;
    return result;
}

} // namespace python
