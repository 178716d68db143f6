#include "app/mend/carry_async.h"
#include "app/mend/await_edits.h"
#include <algorithm>

namespace mend {

namespace {

using python::FunctionRef;

base::Problem no(std::string what)
{
    return {"", std::move(what), ""};
}

bool plainDecorator(std::string_view name)
{
    return name == "staticmethod" || name == "classmethod" || name == "typing.override" ||
           name == "override" || name == "functools.wraps" || name == "typing.no_type_check";
}

/// A base or subclass in sight has a method of that name, or a base is out of sight.
std::string whyNotOverridden(const python::Program &program, FunctionRef ref)
{
    const python::Function &function = program.function(ref);
    if (!function.classIndex)
        return {};
    const python::Module &home = program.module(ref.module);
    const python::Class &own = home.classes[*function.classIndex];
    const std::string ownName = home.name + "." + own.qualifiedName;
    const auto hasMethod = [&](const python::Module &module, const python::Class &type) {
        return std::any_of(type.methods.begin(), type.methods.end(), [&](std::size_t method) {
            return module.functions[method].name == function.name;
        });
    };
    for (const std::string &base : own.bases) {
        bool inSight = base == "object" || base == "abc.ABC" || base == "typing.Generic";
        for (const python::Module &module : program.modules()) {
            for (const python::Class &type : module.classes) {
                if (base != module.name + "." + type.qualifiedName && base != type.qualifiedName)
                    continue;
                inSight = true;
                if (hasMethod(module, type))
                    return "a base class has a method of that name";
            }
        }
        if (!inSight && !function.endpoint)
            return "a base class is not in sight";
    }
    for (const python::Module &module : program.modules())
        for (const python::Class &type : module.classes)
            if (std::find(type.bases.begin(), type.bases.end(), ownName) != type.bases.end() &&
                hasMethod(module, type))
                return "a subclass overrides it";
    return {};
}

/// `x.load()` on an object that the code does not tell may be this method.
bool calledThroughUnknown(const python::Program &program, const python::Function &function)
{
    if (!function.classIndex)
        return false;
    for (const python::Module &module : program.modules()) {
        for (const python::Call &call : module.calls) {
            if (call.target || !call.callee.is("attribute") || call.object.known())
                continue;
            if (call.callee.field("attribute").text() == function.name)
                return true;
        }
    }
    return false;
}

} // namespace

bool frameworkAwaits(const python::Function &function)
{
    if (!function.endpoint)
        return false;
    const std::string &kind = function.endpoint->kind;
    return kind == "endpoint" || kind == "dependency" || kind == "handler" || kind == "middleware";
}

std::string whyNotAsync(const python::Program &program, FunctionRef ref)
{
    const python::Function &function = program.function(ref);
    if (function.isLambda)
        return "a lambda cannot be async";
    if (function.isGenerator)
        return "a generator would become an asynchronous one";
    if (function.name.starts_with("__") && function.name.ends_with("__"))
        return "Python itself calls `" + function.name + "`";
    for (const python::Decorator &decorator : function.decorators) {
        if (!plainDecorator(decorator.name) &&
            !(function.endpoint && decorator.name == function.endpoint->decorator) &&
            !frameworkAwaits(function))
            return "its decorator `" + decorator.name + "` expects a plain function";
    }
    if (const std::string why = whyNotOverridden(program, ref); !why.empty())
        return why;
    if (calledThroughUnknown(program, function))
        return "it may be called through an object that the code does not tell";
    return {};
}

bool CarryAsync::willBeAsync(FunctionRef ref) const
{
    return m_functions.count(ref) > 0 || m_draft.program().function(ref).isAsync;
}

std::optional<base::Problem> CarryAsync::plan(FunctionRef start)
{
    if (m_draft.program().function(start).isAsync)
        return std::nullopt;
    m_starts.insert(start);
    return willBeAsync(start) ? std::nullopt : planFunction(start, true);
}

std::optional<base::Problem> CarryAsync::mentionsAllow(FunctionRef ref) const
{
    const python::Program &program = m_draft.program();
    const python::Function &function = program.function(ref);
    for (const auto &[module, node] : program.mentions(ref)) {
        if (frameworkAwaits(function) || node.ancestor("import_from_statement"))
            continue;
        return no("`" + function.name + "` is handed on as a function");
    }
    return std::nullopt;
}

std::optional<base::Problem> CarryAsync::planFunction(FunctionRef ref, bool start)
{
    const python::Program &program = m_draft.program();
    const python::Function &function = program.function(ref);
    if (const std::string why = whyNotAsync(program, ref); !why.empty())
        return no("`" + function.name + "` cannot become async: " + why);
    if (auto problem = mentionsAllow(ref))
        return problem;
    const bool root = frameworkAwaits(function);
    if (root && !m_options.endpoints)
        return no("`" + function.name + "` is an endpoint");
    if (function.endpoint && !root)
        return no("`" + function.name + "` is run by " + function.endpoint->library +
                  " as a plain function");
    if (function.runs == python::Runs::InThread && !root)
        return no("`" + function.name + "` runs in a thread of its own");
    if (function.runs == python::Runs::InProcess)
        return no("`" + function.name + "` runs in another process");
    const auto callers = program.callers(ref);
    if (callers.empty() && !root && !(start && m_options.uncalled))
        return no("nothing in sight calls `" + function.name + "`, so its callers cannot follow");
    m_functions.insert(ref);
    m_order.push_back(ref);
    for (const python::CallSite &site : callers)
        if (auto problem = planCall(ref, site))
            return problem;
    return std::nullopt;
}

std::optional<base::Problem> CarryAsync::planCall(FunctionRef ref, const python::CallSite &site)
{
    const python::Program &program = m_draft.program();
    const python::Call &call = program.module(site.module).calls[site.call];
    Use use{ref, site.module, call.node, std::nullopt, false};
    if (call.use == python::Use::Awaited || call.use == python::Use::Scheduled)
        return std::nullopt;
    if (const std::string why = whyNoAwaitOnceAsync(call.node); !why.empty())
        return no(why);
    if (!call.function) {
        // Main guard or a script's own last lines: here a loop may be started. A server's import
        // may not.
        const syntax::Node guard = call.node.ancestor("if_statement");
        if (!guard || guard.field("condition").text().find("__name__") == std::string_view::npos)
            return no("it is called at module level");
        use.atRoot = true;
        m_uses.push_back(use);
        return std::nullopt;
    }
    use.caller = FunctionRef{site.module, *call.function};
    const python::Function &caller = program.function(*use.caller);
    if (!willBeAsync(*use.caller)) {
        const bool begins = caller.runs == python::Runs::AtMain ||
                            (caller.endpoint && caller.endpoint->kind == "test");
        if (begins && program.pathFromCoroutine(*use.caller).empty()) {
            use.atRoot = true;
        } else if (auto problem = planFunction(*use.caller, false)) {
            return problem;
        }
    }
    m_uses.push_back(use);
    return std::nullopt;
}

void CarryAsync::write(int hunk)
{
    const python::Program &program = m_draft.program();
    std::map<FunctionRef, int> hunks;
    for (const FunctionRef ref : m_order) {
        const bool first = m_starts.count(ref) > 0;
        const int own = first ? hunk : m_draft.hunk();
        hunks[ref] = own;
        const std::string &name = program.function(ref).name;
        makeAsync(m_draft, ref.module, program.function(ref).node, own,
                  first && !m_options.reason.empty()
                      ? m_options.reason
                      : "`" + name + "` awaits now, so it is a coroutine function itself.");
    }
    for (const Use &use : m_uses) {
        const std::string &name = program.function(use.callee).name;
        // The caller's own hunk when it becomes async, else one for each call.
        const bool carried = use.caller && hunks.count(*use.caller) && !use.atRoot;
        const int own = carried ? hunks[*use.caller] : m_draft.hunk();
        m_draft.together(own, hunks[use.callee]);
        if (!use.atRoot) {
            addAwait(m_draft, use.module, use.call, own,
                     "`" + name + "` is a coroutine function now and must be awaited.");
            continue;
        }
        const std::string reason = "Plain code begins here, so the loop is started here, once.";
        const std::string run =
            m_draft.name(use.module, use.call, "asyncio", "run", true, own, reason);
        m_draft.insert(use.module, use.call.range().start, run + "(", own, reason);
        m_draft.insert(use.module, use.call.range().end, ")", own, reason);
    }
}

} // namespace mend
