#include "app/python/analysis.h"
#include "app/python/text.h"
#include <algorithm>

namespace python {

using syntax::Node;

namespace {

/// Methods by which web frameworks register a handler of a path.
bool isRouteMethod(std::string_view name)
{
    return isOneOf(name, {"get", "post", "put", "delete", "patch", "head", "options", "route",
                          "api_route", "websocket"});
}

bool isTestFile(std::string_view fileName)
{
    const auto slash = fileName.find_last_of("/\\");
    const auto base = slash == std::string_view::npos ? fileName : fileName.substr(slash + 1);
    return startsWith(base, "test_") || base.find("_test.py") != std::string_view::npos ||
           base == "conftest.py";
}

bool importsModule(const Module &module, std::string_view name)
{
    return std::any_of(module.imports.begin(), module.imports.end(), [name](const Import &import) {
        return import.module == name ||
               (startsWith(import.module, name) && import.module.size() > name.size() &&
                import.module[name.size()] == '.');
    });
}

} // namespace

void Analysis::setEndpoint(FunctionRef ref, const LibraryIndex::Endpoint &endpoint,
                           const std::string &by)
{
    Function &function = m_facts.modules[ref.module].functions[ref.function];
    if (function.endpoint &&
        !(function.endpoint->kind == "dependency" && endpoint.rule->kind == "endpoint"))
        return;
    function.endpoint = EndpointInfo{endpoint.rule->kind, endpoint.library->distribution, by};
    const auto runs =
        contextNamed(function.isAsync ? endpoint.rule->asyncRuns : endpoint.rule->syncRuns);
    const std::uint8_t context = function.isAsync ? std::uint8_t(onLoop) : runs;
    m_facts.contexts[ref.module][ref.function] |= context;
    if (context & onLoop)
        m_facts.loopRoots.insert(ref);
}

void Analysis::endpointsByDecorator(std::size_t index)
{
    const Module &module = m_facts.modules[index];
    for (std::size_t f = 0; f < module.functions.size(); ++f) {
        for (const Decorator &decorator : module.functions[f].decorators) {
            const auto endpoint = m_facts.library->endpoint(decorator.name);
            if (endpoint.rule && endpoint.rule->methods.empty())
                setEndpoint({index, f}, endpoint, decorator.name);
        }
    }
}

/// `app.add_api_route("/", handler)`, `FastAPI(lifespan=lifespan)`, `Depends(get_db)`.
void Analysis::endpointsByCall(std::size_t index)
{
    for (const Call &call : m_facts.modules[index].calls) {
        const auto endpoint = m_facts.library->endpoint(call.name);
        if (!endpoint.rule || !endpoint.rule->methods.empty())
            continue;
        const Object handed = m_state->resolver->handed(index, call.node, endpoint.rule->argument,
                                                        endpoint.rule->keyword);
        if (handed.kind == ObjectKind::Function && handed.function)
            setEndpoint(*handed.function, endpoint, call.name);
    }
}

void Analysis::endpointsByClass(std::size_t index)
{
    Module &module = m_facts.modules[index];
    for (const Class &cls : module.classes) {
        Object object;
        object.name = module.name + "." + cls.qualifiedName;
        const auto found = m_facts.classByName.find(object.name);
        if (found == m_facts.classByName.end() || cls.bases.empty())
            continue;
        object.classRef = found->second;
        for (const std::string &name : m_state->resolver->ancestry(object)) {
            const auto endpoint = m_facts.library->endpoint(name);
            if (!endpoint.rule || endpoint.rule->methods.empty())
                continue;
            for (const std::size_t method : cls.methods) {
                const auto &globs = endpoint.rule->methods;
                const bool named =
                    std::any_of(globs.begin(), globs.end(), [&](const std::string &glob) {
                        return globMatches(glob, module.functions[method].name);
                    });
                if (named)
                    setEndpoint({index, method}, endpoint, name);
            }
        }
    }
}

/// What shows by its shape where the framework's object is not in sight: routes of an unknown
/// `app`, tests, and the entry function of Azure's first programming model.
void Analysis::endpointsByShape(std::size_t index)
{
    Module &module = m_facts.modules[index];
    const bool tests = isTestFile(module.file.name) || importsModule(module, "pytest");
    for (std::size_t f = 0; f < module.functions.size(); ++f) {
        Function &function = module.functions[f];
        if (function.endpoint || function.isLambda)
            continue;
        auto &context = m_facts.contexts[index][f];
        for (const Decorator &decorator : function.decorators) {
            const Node callee = decorator.node.field("function");
            const Node path = argumentOf(decorator.node, 0, "path");
            const bool route = callee.is("attribute") &&
                               isRouteMethod(callee.field("attribute").text()) &&
                               path.is("string") && path.text().find('/') != std::string_view::npos;
            const Object owner =
                route ? m_state->resolver->object(index, callee.field("object")) : Object();
            if (!route || owner.known())
                continue;
            std::string library;
            for (const char *framework :
                 {"fastapi", "starlette", "flask", "quart", "sanic", "aiohttp", "litestar"}) {
                if (library.empty() && importsModule(module, framework))
                    library = framework;
            }
            function.endpoint = EndpointInfo{"endpoint", library, std::string(callee.text())};
            context |= function.isAsync ? onLoop : inThread;
        }
        const bool test = tests && startsWith(function.name, "test") && !function.enclosing;
        if (!function.endpoint && test) {
            function.endpoint = EndpointInfo{"test", "pytest", {}};
            context |= function.isAsync ? onLoop : atMain;
        }
        const bool entry = function.name == "main" && !function.enclosing && !function.classIndex;
        for (const Parameter &parameter : function.parameters) {
            if (!entry || function.endpoint || parameter.annotation.isNull())
                continue;
            const std::string type =
                m_state->resolver->annotated(index, 0, parameter.annotation.text()).name;
            if (startsWith(type, "azure.functions.")) {
                function.endpoint = EndpointInfo{"endpoint", "azure-functions", type};
                context |= function.isAsync ? onLoop : inThread;
            }
        }
    }
}

/// Depends() of an import that was left out.
void Analysis::dependenciesByShape(std::size_t index)
{
    Module &module = m_facts.modules[index];
    for (const Call &call : module.calls) {
        const auto name = lastName(call.callee.text());
        if (m_facts.library->endpoint(call.name).rule || (name != "Depends" && name != "Security"))
            continue;
        const Object handed = m_state->resolver->handed(index, call.node, 0, "dependency");
        if (handed.kind != ObjectKind::Function || !handed.function)
            continue;
        Function &function =
            m_facts.modules[handed.function->module].functions[handed.function->function];
        if (!function.endpoint)
            function.endpoint =
                EndpointInfo{"dependency", "fastapi", std::string(call.callee.text())};
        m_facts.contexts[handed.function->module][handed.function->function] |=
            function.isAsync ? onLoop : inThread;
    }
}

void Analysis::findEndpoints(std::size_t index)
{
    endpointsByDecorator(index);
    endpointsByCall(index);
    endpointsByClass(index);
    endpointsByShape(index);
    dependenciesByShape(index);
}

} // namespace python
