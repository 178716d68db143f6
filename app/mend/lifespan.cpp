#include "app/mend/lifespan.h"
#include "app/mend/argument_edits.h"
#include "app/mend/await_edits.h"
#include "app/mend/definition_edits.h"
#include "app/mend/places.h"
#include "app/mend/source_style.h"
#include "app/mend/statement_lines.h"
#include <algorithm>

namespace mend {

namespace {

using syntax::Node;

constexpr std::string_view stateMark = "@state@";

bool makesApp(const python::Call &call)
{
    return call.name == "fastapi.FastAPI" || call.name == "starlette.applications.Starlette";
}

std::string withState(std::string text, const std::string &state)
{
    for (std::size_t at = text.find(stateMark); at != std::string::npos;
         at = text.find(stateMark, at + state.size()))
        text.replace(at, stateMark.size(), state);
    return text;
}

/// What an `on_event` decorator names, or empty.
std::string eventOf(const python::Function &function)
{
    for (const python::Decorator &decorator : function.decorators) {
        if (!decorator.name.ends_with(".on_event") || !decorator.node.is("call"))
            continue;
        const Node argument = decorator.node.field("arguments").namedChild(0);
        const std::string_view text = argument.text();
        return text.size() > 2 ? std::string(text.substr(1, text.size() - 2)) : std::string();
    }
    return {};
}

/// The only `yield` of a function, or null.
Node onlyYield(Node body)
{
    Node found;
    int count = 0;
    syntax::walk(body, [&](Node node) {
        if (node.is("function_definition") || node.is("lambda") || node.is("class_definition"))
            return false;
        if (node.is("yield") && node.isNamed()) {
            found = node;
            ++count;
        }
        return true;
    });
    return count == 1 ? found : Node();
}

/// The function of the module that a name stands for, whatever decorates it.
std::optional<python::FunctionRef> definedBy(const python::Program &program, std::size_t module,
                                             Node name)
{
    if (!name.is("identifier"))
        return std::nullopt;
    const auto bindings = program.bindings(module, name);
    if (bindings.size() != 1 || bindings.front().kind != python::BindingKind::FunctionDef)
        return std::nullopt;
    const auto &functions = program.module(module).functions;
    for (std::size_t f = 0; f < functions.size(); ++f)
        if (functions[f].node.field("name") == bindings.front().target)
            return python::FunctionRef{module, f};
    return std::nullopt;
}

std::string parameterName(const python::Function &function)
{
    return function.parameters.empty() ? std::string() : function.parameters.front().name;
}

} // namespace

std::optional<base::Problem> Lifespan::find()
{
    const python::Program &program = m_draft.program();
    std::vector<std::pair<std::size_t, const python::Call *>> here;
    std::vector<std::pair<std::size_t, const python::Call *>> all;
    for (std::size_t m = 0; m < program.modules().size(); ++m) {
        for (const python::Call &call : program.module(m).calls) {
            if (call.name.starts_with("azure.functions.Asgi"))
                return refusal("Azure Functions may run a lifespan more than once, or never");
            if (makesApp(call))
                (m == m_module ? here : all).push_back({m, &call});
        }
    }
    const auto &from = here.empty() ? all : here;
    if (from.size() != 1)
        return refusal(from.empty() ? "no FastAPI or Starlette application is in sight"
                                    : "there is more than one application");
    m_module = from.front().first;
    m_made = from.front().second;
    if (m_made->use != python::Use::Stored && m_made->use != python::Use::Returned)
        return refusal("the application is not kept under a name");
    const Node assignment = outside(m_made->node).parent();
    if (!m_made->function && assignment.is("assignment") &&
        assignment.field("left").is("identifier"))
        m_app = std::string(assignment.field("left").text());
    return findExisting();
}

std::optional<base::Problem> Lifespan::findExisting()
{
    const python::Program &program = m_draft.program();
    for (const std::string_view keyword : {"on_startup", "on_shutdown"})
        if (keywordOf(m_made->node, keyword))
            return refusal("the application starts through `" + std::string(keyword) + "`");
    for (const python::Module &module : program.modules())
        if (module.file.text.find("lifespan_context") != std::string::npos)
            return refusal("the lifespan is set by hand");
    if (const Node given = keywordOf(m_made->node, "lifespan")) {
        const auto ref = definedBy(program, m_module, given.field("value"));
        if (!ref)
            return refusal("the lifespan is not in sight");
        const python::Function &function = program.function(*ref);
        if (!function.isAsync || !onlyYield(function.body) || parameterName(function).empty())
            return refusal("the lifespan is no generator with one `yield`");
        m_generator = ref;
        return std::nullopt;
    }
    for (std::size_t m = 0; m < program.modules().size(); ++m) {
        const python::Module &module = program.module(m);
        for (std::size_t f = 0; f < module.functions.size(); ++f) {
            const std::string event = eventOf(module.functions[f]);
            if (event == "startup")
                m_startup.push_back({m, f});
            else if (event == "shutdown")
                m_shutdown.push_back({m, f});
        }
    }
    if (m_startup.empty() && !m_shutdown.empty())
        return refusal("a lifespan would put the shutdown function out of use");
    if (!m_startup.empty() && (m_app.empty() || m_startup.front().module != m_module))
        return refusal("the application starts in another file");
    return std::nullopt;
}

void Lifespan::enter(std::string context, std::string name, std::string close)
{
    m_steps.push_back({std::move(context), std::move(name), std::move(close)});
}

void Lifespan::run(std::string statement)
{
    m_steps.push_back({std::move(statement), {}, {}});
}

/// The steps as lines; `inner` is the indentation of what is inside the blocks that they open.
std::string Lifespan::lines(const std::string &indent, const std::string &state, std::string &inner)
{
    const SourceStyle style = sourceStyle(m_draft.program().module(m_module).tree);
    inner = indent;
    std::string text = comments(indent);
    for (const Step &step : m_steps) {
        if (step.name.empty()) {
            text += inner + withState(step.text, state) + commentAfter() + style.newline;
            continue;
        }
        text += inner + "async with " + withState(step.text, state) + " as " + step.name + ":" +
                commentAfter() + style.newline;
        inner += style.indent;
        text += inner + state + "." + step.name + " = " + step.name + style.newline;
    }
    return text;
}

std::string Lifespan::freeName() const
{
    const python::Module &module = m_draft.program().module(m_module);
    for (const char *name : {"lifespan", "app_lifespan", "application_lifespan"})
        if (!m_draft.program().isBound(m_module, module.tree.root(), name))
            return name;
    return {};
}

std::string Lifespan::comments(const std::string &indent) const
{
    return m_moved ? commentsAbove(m_draft.text(m_movedModule), m_moved, indent) : std::string();
}

std::string Lifespan::commentAfter() const
{
    return m_moved ? commentBehind(m_draft.text(m_movedModule), m_moved) : std::string();
}

std::optional<base::Problem> Lifespan::write(std::size_t module, Node moved, int hunk,
                                             const std::string &reason)
{
    m_movedModule = module;
    m_moved = moved;
    auto problem = m_generator         ? extendGenerator(hunk, reason)
                   : m_startup.empty() ? writeNew(hunk, reason)
                                       : extendEvents(hunk, reason);
    if (!problem && moved && !m_replaced)
        m_draft.eraseWithComments(module, moved, hunk, reason);
    return problem;
}

std::optional<base::Problem> Lifespan::writeNew(int hunk, const std::string &reason)
{
    const python::Module &module = m_draft.program().module(m_module);
    const std::string_view text = module.tree.text();
    const SourceStyle style = sourceStyle(module.tree);
    const std::string name = freeName();
    const std::string manager = m_draft.name(m_module, module.tree.root(), "contextlib",
                                             "asynccontextmanager", false, hunk, reason);
    if (name.empty() || manager.empty())
        return refusal("the file uses the names of a lifespan for something else");
    Node statement = m_made->node;
    while (statement.parent() && !statement.parent().is("module"))
        statement = statement.parent();
    const std::size_t at = withComments(text, lineStart(text, statement.range().start));
    const std::string parameter = m_app.empty() ? "app" : m_app;
    const bool typed = std::any_of(module.functions.begin(), module.functions.end(),
                                   [](const python::Function &function) {
                                       return !function.node.field("return_type").isNull();
                                   });
    const std::string type = typed ? ": " + std::string(m_made->callee.text()) : std::string();
    std::string inner;
    const std::string steps = lines(style.indent, parameter + ".state", inner);
    const std::string function = "@" + manager + style.newline + "async def " + name + "(" +
                                 parameter + type + "):" + style.newline + steps + inner + "yield" +
                                 style.newline;
    // Where the moved statement stands right above, the function takes its place.
    Node next = m_moved.nextNamedSibling();
    while (next.is("comment") && next.range().start < lineEnd(text, m_moved.range().end))
        next = next.nextNamedSibling();
    m_replaced = m_moved && m_movedModule == m_module && next == statement &&
                 text.substr(at, 1) != "#" && firstOnLine(text, statement.range().start);
    if (m_replaced)
        replaceByDefinition(m_draft, m_module, m_moved, function, hunk, reason);
    else
        insertDefinition(m_draft, m_module, at, function, hunk, reason);
    if (!addKeyword(m_draft, m_module, m_made->node, "lifespan=" + name, hunk, reason))
        return refusal("the application's arguments cannot be extended");
    return std::nullopt;
}

std::optional<base::Problem> Lifespan::extendGenerator(int hunk, const std::string &reason)
{
    const python::Function &function = m_draft.program().function(*m_generator);
    const std::size_t module = m_generator->module;
    if (module != m_module)
        return refusal("the lifespan stands in another file");
    const std::string_view text = m_draft.text(module);
    const Node statement = statementOf(onlyYield(function.body));
    const std::size_t start = lineStart(text, statement.range().start);
    if (!firstOnLine(text, statement.range().start))
        return refusal("the `yield` shares its line");
    const std::string indent(indentAt(text, statement.range().start));
    std::string inner;
    const std::string steps = lines(indent, parameterName(function) + ".state", inner);
    m_draft.insert(module, start, steps, hunk, reason);
    const std::string more = inner.substr(indent.size());
    if (!more.empty())
        for (const std::size_t line : linesOf(text, statement))
            m_draft.insert(module, line, more, hunk, reason);
    return std::nullopt;
}

std::optional<base::Problem> Lifespan::extendEvents(int hunk, const std::string &reason)
{
    const python::Program &program = m_draft.program();
    const python::Function &startup = program.function(m_startup.front());
    const std::string_view text = m_draft.text(m_module);
    const SourceStyle style = sourceStyle(program.module(m_module).tree);
    const bool waits = std::any_of(m_steps.begin(), m_steps.end(), [](const Step &step) {
        return step.name.empty() && step.text.find("await ") != std::string::npos;
    });
    if (!startup.isAsync && waits)
        makeAsync(m_draft, m_module, startup.node, hunk, reason);
    const std::string indent(indentAt(text, startup.body.namedChild(0).range().start));
    if (!firstOnLine(text, startup.body.namedChild(0).range().start))
        return refusal("the startup function has no lines of its own");
    std::string added = comments(indent);
    for (const Step &step : m_steps) {
        const std::string state = m_app + ".state";
        if (step.name.empty()) {
            added += indent + withState(step.text, state) + commentAfter() + style.newline;
            continue;
        }
        if (step.close.empty())
            return refusal("what closes the client is not known");
        added += indent + state + "." + step.name + " = " + withState(step.text, state) +
                 commentAfter() + style.newline;
    }
    const std::size_t end = lineEnd(text, startup.body.range().end);
    const bool ended = text.substr(0, end).ends_with(style.newline);
    if (!ended)
        added = style.newline + added.substr(0, added.size() - style.newline.size());
    m_draft.insert(m_module, end, added, hunk, reason);
    for (const Step &step : m_steps)
        if (!step.name.empty())
            closeAtShutdown(step, hunk, reason);
    return std::nullopt;
}

void Lifespan::closeAtShutdown(const Step &step, int hunk, const std::string &reason)
{
    const python::Program &program = m_draft.program();
    const std::string_view text = m_draft.text(m_module);
    const SourceStyle style = sourceStyle(program.module(m_module).tree);
    const std::string close = "await " + m_app + ".state." + step.name + "." + step.close + "()";
    if (!m_shutdown.empty() && m_shutdown.front().module == m_module) {
        const python::Function &shutdown = program.function(m_shutdown.front());
        const Node first = shutdown.body.namedChild(0);
        if (!shutdown.isAsync)
            makeAsync(m_draft, m_module, shutdown.node, hunk, reason);
        const std::size_t end = lineEnd(text, shutdown.body.range().end);
        m_draft.insert(m_module, end,
                       std::string(indentAt(text, first.range().start)) + close + style.newline,
                       hunk, reason);
        return;
    }
    const python::Function &startup = program.function(m_startup.front());
    const std::size_t end = lineEnd(text, startup.definition.range().end);
    m_draft.insert(m_module, end,
                   style.newline + style.newline + "@" + m_app + ".on_event(" + style.quote +
                       "shutdown" + style.quote + ")" + style.newline + "async def close_" +
                       step.name + "():" + style.newline + style.indent + close + style.newline,
                   hunk, reason);
}

} // namespace mend
