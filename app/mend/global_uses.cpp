#include "app/mend/global_uses.h"
#include "app/mend/argument_edits.h"
#include "app/mend/await_edits.h"
#include "app/mend/places.h"
#include <algorithm>

namespace mend {

namespace {

using syntax::Node;

/// What an import binds.
Node boundNode(const python::Import &import)
{
    if (const Node alias = import.node.field("alias"))
        return alias;
    return import.node.is("dotted_name") ? import.node.namedChild(0) : import.node;
}

/// The name that a `from` import takes, by whatever name it binds it.
std::string_view importedName(const python::Import &import)
{
    return import.node.is("aliased_import") ? import.node.field("name").text() : import.node.text();
}

bool inImport(Node node)
{
    return !node.ancestor("import_statement").isNull() ||
           !node.ancestor("import_from_statement").isNull();
}

/// Whether the identifier is given a value there, or declared.
bool binds(Node use)
{
    const Node parent = use.parent();
    if (parent.is("global_statement") || parent.is("nonlocal_statement") ||
        parent.is("delete_statement"))
        return true;
    for (const char *field : {"left", "name", "alias"})
        if ((parent.is("assignment") || parent.is("augmented_assignment") ||
             parent.is("named_expression") || parent.is("for_statement")) &&
            parent.field(field) == use)
            return true;
    return parent.is("as_pattern_target") || parent.is("pattern_list");
}

/// `clients.feed` in another file.
bool reachedThroughModule(const python::Program &program, const GlobalName &global)
{
    const std::string_view name = global.name.text();
    for (std::size_t m = 0; m < program.modules().size(); ++m) {
        bool found = false;
        if (m == global.module || program.module(m).file.text.find(name) == std::string::npos)
            continue;
        syntax::walk(program.module(m).tree.root(), [&](Node node) {
            if (node.is("attribute") && node.field("attribute").text() == name &&
                program.object(m, node.field("object")).kind == python::ObjectKind::Module)
                found = true;
            return !found;
        });
        if (found)
            return true;
    }
    return false;
}

bool isRequest(const std::string &type)
{
    const std::string_view last = lastName(type);
    return (type.starts_with("starlette.") || type.starts_with("fastapi.")) &&
           (last == "Request" || last == "WebSocket" || last == "HTTPConnection");
}

} // namespace

std::optional<GlobalName> globalOf(const python::Program &program, std::size_t module, Node value)
{
    const Node whole = outside(value);
    const Node assignment = program.parent(whole);
    if (!assignment.is("assignment") || !(assignment.field("right") == whole) ||
        !assignment.field("left").is("identifier"))
        return std::nullopt;
    const Node statement = assignment.parent();
    if (!statement.is("expression_statement") || !statement.parent().is("module"))
        return std::nullopt;
    return GlobalName{module, assignment.field("left"), whole, statement};
}

base::Result<std::vector<GlobalUse>> globalUses(const python::Program &program,
                                                const GlobalName &global)
{
    const std::string name(global.name.text());
    std::vector<GlobalUse> uses;
    const auto add = [&](std::size_t module, Node identifier) {
        for (const Node use : program.references(module, identifier))
            if (!(use == global.name) && !inImport(use))
                uses.push_back({module, use});
    };
    add(global.module, global.name);
    const std::string &home = program.module(global.module).name;
    for (std::size_t m = 0; m < program.modules().size(); ++m)
        for (const python::Import &import : program.module(m).imports)
            if (m != global.module && import.from && import.module == home &&
                importedName(import) == name)
                add(m, boundNode(import));
    if (reachedThroughModule(program, global))
        return refusal("`" + name + "` is reached through its module");
    for (const GlobalUse &use : uses) {
        if (binds(use.node))
            return refusal("`" + name + "` is bound again");
        const auto function = functionAt(program, use.module, use.node);
        if (!function || !program.function(*function).body.range().contains(use.node.range()))
            return refusal("`" + name + "` is used while a module is imported");
    }
    return uses;
}

std::string StateAccess::requestOf(python::FunctionRef ref) const
{
    const python::Program &program = m_draft.program();
    const python::Function &function = program.function(ref);
    for (const python::Parameter &parameter : function.parameters) {
        const Node type = parameter.annotation.is("type") ? parameter.annotation.namedChild(0)
                                                          : parameter.annotation;
        if (type && isRequest(program.qualifiedName(ref.module, type)))
            return parameter.name;
    }
    const bool starlette = function.endpoint && function.endpoint->library == "starlette" &&
                           function.endpoint->kind == "endpoint" && !function.classIndex;
    return starlette && function.parameters.size() == 1 ? function.parameters.front().name
                                                        : std::string();
}

bool StateAccess::mayTakeRequest(python::FunctionRef ref) const
{
    const python::Program &program = m_draft.program();
    const python::Function &function = program.function(ref);
    return function.endpoint && function.endpoint->library == "fastapi" && !function.classIndex &&
           !function.isLambda &&
           (function.endpoint->kind == "endpoint" || function.endpoint->kind == "dependency") &&
           function.endpoint->decorator.find("websocket") == std::string::npos &&
           program.callers(ref).empty();
}

base::Result<std::string> StateAccess::addRequest(python::FunctionRef ref, int hunk,
                                                  const std::string &reason)
{
    if (const auto there = m_added.find(ref); there != m_added.end())
        return there->second;
    const python::Program &program = m_draft.program();
    const python::Function &function = program.function(ref);
    const bool taken = program.isBound(ref.module, function.body.namedChild(0), "request");
    const std::string name = taken ? "http_request" : "request";
    if (taken && program.isBound(ref.module, function.body.namedChild(0), name))
        return refusal("the endpoint uses the name `request` for something else");
    std::string type =
        importedAs(program, ref.module, function.node, "starlette.requests", "Request");
    if (type.empty())
        type = m_draft.name(ref.module, function.node, "fastapi", "Request", false, hunk, reason);
    if (type.empty())
        return refusal("the file uses the name `Request` for something else");
    addFirstParameter(m_draft, ref.module, function.node, name + ": " + type, hunk, reason);
    return m_added[ref] = name;
}

base::Result<std::string> StateAccess::at(const GlobalUse &use, int hunk, const std::string &reason)
{
    const python::Program &program = m_draft.program();
    const std::string tail = "app.state." + m_attribute;
    for (auto ref = functionAt(program, use.module, use.node); ref;) {
        if (const std::string request = requestOf(*ref); !request.empty())
            return request + "." + tail;
        if (mayTakeRequest(*ref)) {
            const auto request = addRequest(*ref, hunk, reason);
            return request ? base::Result<std::string>(*request + "." + tail) : request;
        }
        const auto enclosing = program.function(*ref).enclosing;
        ref =
            enclosing ? std::optional(python::FunctionRef{ref->module, *enclosing}) : std::nullopt;
    }
    if (m_app.empty() || use.module != m_module)
        return refusal("a function that has no request uses it");
    for (std::size_t scope = program.scopeAt(use.module, use.node); scope != 0;
         scope = program.module(use.module).scopes[scope].parent)
        if (program.module(use.module).scopes[scope].bindings.count(m_app))
            return refusal("a function uses the application's name for something else");
    return m_app + ".state." + m_attribute;
}

} // namespace mend
