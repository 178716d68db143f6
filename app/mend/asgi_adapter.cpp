#include "app/mend/asgi_adapter.h"
#include "app/mend/await_edits.h"
#include "app/mend/places.h"
#include "app/mend/source_style.h"

namespace mend {

namespace {

using syntax::Node;
using Trouble = std::optional<base::Problem>;

const std::string package = "azure.functions";

bool makesAsgiApp(std::string_view name)
{
    return name == "fastapi.FastAPI" || name == "fastapi.applications.FastAPI" ||
           name == "starlette.applications.Starlette" || name == "quart.Quart" ||
           name == "litestar.Litestar";
}

Node definitionOf(Node statement)
{
    return statement.is("decorated_definition") ? statement.field("definition") : statement;
}

} // namespace

AsgiAdapter::AsgiAdapter(Drafting &draft, std::size_t module)
    : m_draft(draft), m_module(module), m_hunk(draft.hunk())
{}

std::string AsgiAdapter::functions(Node at, const std::string &name)
{
    return m_draft.name(m_module, at, package, name, false, m_hunk, "The wiring uses it.");
}

Trouble AsgiAdapter::find()
{
    const python::Program &program = m_draft.program();
    const python::Module &code = program.module(m_module);
    for (const python::Call &call : code.calls) {
        if (call.name == package + ".AsgiMiddleware")
            m_middleware = &call;
        if (call.name == package + ".AsgiFunctionApp" || call.name == package + ".FunctionApp")
            m_hasFunctionApp = true;
    }
    Node api = m_middleware ? inside(m_middleware->argument(0, "app")) : Node();
    if (!m_middleware) {
        for (const python::Call &call : code.calls) {
            const Node left =
                call.node.parent().is("assignment") ? call.node.parent().field("left") : Node();
            if (!call.function && makesAsgiApp(call.name) && left.is("identifier")) {
                if (api)
                    return refusal("several ASGI apps are in sight");
                api = left;
            }
        }
    }
    if (!api.is("identifier"))
        return refusal("the ASGI app is not in sight");
    m_api = api;
    if (m_middleware) {
        const Node assignment = m_middleware->node.parent();
        Node statement = statementOf(m_middleware->node);
        if (assignment.is("assignment") && assignment.field("left").is("identifier") &&
            assignment.field("right") == m_middleware->node) {
            m_holder = statement;
            for (const Node use : program.references(m_module, assignment.field("left")))
                if (!(use == assignment.field("left")))
                    statement = statementOf(use);
        }
        while (statement && !statement.parent().is("module"))
            statement = statement.parent();
        m_entry = statement == m_holder ? Node() : statement;
    } else if (const auto main = code.scopes[0].bindings.find("main");
               main != code.scopes[0].bindings.end() &&
               main->second.front().kind == python::BindingKind::FunctionDef) {
        return refusal("`main` serves the app in a way that is not known");
    }
    return std::nullopt;
}

/// Whether the function does nothing but hand the request to the app.
bool AsgiAdapter::onlyAdapts(Node function) const
{
    int statements = 0;
    for (const Node statement : function.field("body").namedChildren()) {
        const bool text =
            statement.is("expression_statement") && statement.namedChild(0).is("string");
        statements += statement.is("comment") || text ? 0 : 1;
    }
    return statements == 1;
}

Trouble AsgiAdapter::renameApi(const std::string &to)
{
    const python::Program &program = m_draft.program();
    const std::string qualified = program.module(m_module).name + "." + std::string(m_api.text());
    for (std::size_t other = 0; other < program.modules().size(); ++other)
        for (const python::Import &import : program.module(other).imports)
            if (other != m_module && import.qualified == qualified)
                return refusal("another file imports the ASGI app under its name");
    for (const Node use : program.references(m_module, m_api)) {
        if (m_entry && m_entry.range().contains(use.range()))
            continue;
        m_draft.replace(m_module, use.range(), to, m_hunk,
                        "`app` is the name of the function app now; the ASGI app gets its own.");
    }
    return std::nullopt;
}

Trouble AsgiAdapter::toFunctionApp()
{
    if (auto problem = find())
        return problem;
    if (m_hasFunctionApp)
        return refusal("the file has a function app already");
    const python::Program &program = m_draft.program();
    const python::Module &code = program.module(m_module);
    if (code.file.name.ends_with("__init__.py"))
        return refusal("a function folder of the first model is wired by its function.json");
    const Node definition = m_entry ? definitionOf(m_entry) : Node();
    if (definition.is("function_definition") &&
        (m_entry.is("decorated_definition") || !onlyAdapts(definition)))
        return refusal("`" + std::string(definition.field("name").text()) +
                       "` does more than serve the app");
    if (m_entry && !definition.is("function_definition") && !m_entry.is("expression_statement"))
        return refusal("the app is wired in a way that is not known");
    std::string api(m_api.text());
    std::string name = "app";
    const Node root = code.tree.root();
    if (api == name) {
        for (const char *choice : {"api", "fastapi_app", "asgi_app"}) {
            if (!program.isBound(m_module, root, choice)) {
                api = choice;
                break;
            }
        }
        if (api == name)
            return refusal("no name is left for the ASGI app");
        if (auto problem = renameApi(api))
            return problem;
    } else if (program.isBound(m_module, root, name)) {
        name = "function_app";
    }
    const std::string type = functions(root, "AsgiFunctionApp");
    const std::string level = functions(root, "AuthLevel");
    if (type.empty() || level.empty())
        return refusal("the file uses those names for something else");
    const std::string line =
        name + " = " + type + "(app=" + api + ", http_auth_level=" + level + ".FUNCTION)";
    const std::string reason =
        "The worker looks for a function app at the top level; AsgiFunctionApp hands "
        "requests to the app on the worker's own loop.";
    if (m_holder)
        m_draft.eraseStatement(m_module, m_holder, m_hunk,
                               "The function app makes its own adapter.");
    if (m_entry) {
        m_draft.replace(m_module, m_entry.range(), line, m_hunk, reason);
        return std::nullopt;
    }
    const std::string newline = sourceStyle(code.tree).newline;
    const std::string_view text = code.tree.text();
    const bool ended = text.empty() || text.back() == '\n' || text.back() == '\r';
    m_draft.insert(m_module, text.size(),
                   ended ? newline + line + newline : newline + newline + line, m_hunk, reason);
    return std::nullopt;
}

Trouble AsgiAdapter::mendContext(Node function)
{
    const python::Program &program = m_draft.program();
    Trouble problem;
    syntax::walk(function.field("parameters"), [&](Node node) {
        if (node.is("attribute") &&
            program.qualifiedName(m_module, node) == package + ".HttpContext")
            m_draft.replace(m_module, node.field("attribute").range(), "Context", m_hunk,
                            "azure.functions has no HttpContext; the worker hands in a Context.");
        return true;
    });
    return problem;
}

Trouble AsgiAdapter::toHandleAsync()
{
    if (auto problem = find())
        return problem;
    if (!m_middleware || !m_entry)
        return refusal("no adapter is in sight");
    const Node function = definitionOf(m_entry);
    if (!function.is("function_definition")) {
        // main = func.AsgiMiddleware(api).main
        const Node assignment = m_entry.namedChild(0);
        const Node right = assignment.field("right");
        if (!assignment.is("assignment") || !right.is("attribute") ||
            right.field("attribute").text() != "main")
            return refusal("the app is wired in a way that is not known");
        const SourceStyle style = sourceStyle(m_draft.program().module(m_module).tree);
        const std::string request = functions(m_entry, "HttpRequest");
        const std::string context = functions(m_entry, "Context");
        const std::string response = functions(m_entry, "HttpResponse");
        if (request.empty() || context.empty() || response.empty())
            return refusal("the file uses those names for something else");
        m_draft.replace(
            m_module, m_entry.range(),
            "async def " + std::string(assignment.field("left").text()) + "(req: " + request +
                ", context: " + context + ") -> " + response + ":" + style.newline + style.indent +
                "return await " + std::string(m_middleware->node.text()) +
                ".handle_async(req, context)",
            m_hunk,
            "`main` drives one private loop from several threads; handle_async is awaited on the "
            "worker's loop.");
        return std::nullopt;
    }
    const std::string reason =
        "handle() starts a loop of its own; handle_async is awaited on the worker's loop.";
    Node handle;
    syntax::walk(function.field("body"), [&](Node node) {
        if (node.is("attribute") && node.field("attribute").text() == "handle")
            handle = node;
        return !handle;
    });
    const Node call = handle.parent();
    if (!handle || !call.is("call"))
        return refusal("the request is not handed to the app in sight");
    m_draft.replace(m_module, handle.field("attribute").range(), "handle_async", m_hunk, reason);
    addAwait(m_draft, m_module, call, m_hunk, reason);
    if (!function.child(0).is("async"))
        makeAsync(m_draft, m_module, function, m_hunk,
                  "As a coroutine function it runs on the worker's loop, one for all requests.");
    return mendContext(function);
}

} // namespace mend
