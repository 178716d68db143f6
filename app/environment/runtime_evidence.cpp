#include "app/environment/evidence.h"

namespace environment {

namespace {

constexpr auto npos = std::string_view::npos;

struct Mark {
    std::string_view runtime;
    std::string_view text;
};

/// Folders and files that only the runtime's own frames lie in.
constexpr Mark pathMarks[] = {
    {"azure-functions", "azure_functions_worker/"},
    {"azure-functions", "azure_functions_runtime/"},
    {"azure-functions", "azure-functions-host/"},
    {"azure-functions", "proxy_worker/"},
    {"azure-functions", "azure/functions/_"},
    {"azure-functions", "azure/functions/decorators/"},
    {"azure-functions", "/home/site/wwwroot/"},
    {"uvicorn", "-packages/uvicorn/"},
    {"gunicorn", "-packages/gunicorn/"},
    {"hypercorn", "-packages/hypercorn/"},
    {"daphne", "-packages/daphne/"},
    {"fastapi", "-packages/fastapi/"},
    {"starlette", "-packages/starlette/"},
    {"flask", "-packages/flask/"},
    {"django", "-packages/django/"},
    {"quart", "-packages/quart/"},
    {"sanic", "-packages/sanic/"},
    {"aiohttp", "-packages/aiohttp/web"},
    {"tornado", "-packages/tornado/"},
    {"celery", "-packages/celery/"},
    {"streamlit", "-packages/streamlit/"},
    {"jupyter", "-packages/ipykernel/"},
    {"jupyter", "/ipykernel_"},
    {"jupyter", "Cell In"},
    {"jupyter", "<ipython-input-"},
    {"ipython", "-packages/IPython/"},
    {"pytest", "-packages/_pytest/"},
    {"pytest", "-packages/pytest_asyncio/"},
    {"aws-lambda", "/var/task/"},
    {"aws-lambda", "/var/runtime/"},
};

/// What a runtime prints of itself.
constexpr Mark lineMarks[] = {
    {"uvicorn", "Uvicorn running on "},
    {"uvicorn", "Exception in ASGI application"},
    {"uvicorn", "Started server process ["},
    {"gunicorn", "Booting worker with pid"},
    {"gunicorn", "Starting gunicorn "},
    {"gunicorn", "Error handling request /"},
    {"hypercorn", "Error in ASGI Framework"},
    {"celery", "] raised unexpected: "},
    {"celery", "[tasks]"},
    {"flask", " * Serving Flask app"},
    {"flask", "ERROR in app: Exception on "},
    {"django", "Django Version: "},
    {"django", "Internal Server Error: /"},
    {"azure-functions", "Azure Functions Core Tools"},
    {"azure-functions", "Functions Runtime Version"},
    {"azure-functions", "Executing 'Functions."},
    {"azure-functions", "Executed 'Functions."},
    {"azure-functions", "System.Private.CoreLib: "},
    {"azure-functions", "Result: Failure"},
    {"azure-functions", "Worker failed to load function"},
    {"azure-functions", "Worker failed to index functions"},
    {"azure-functions", "Could not find top level function app instances"},
    {"azure-functions", "azure_functions_worker"},
    {"pytest", "test session starts ==="},
    {"jupyter", "ipykernel_launcher"},
};

class Finder
{
public:
    explicit Finder(Environment &environment) : m_environment(environment) {}

    void add(std::string_view runtime)
    {
        const std::string name(runtime);
        if (!m_environment.hasRuntime(name))
            m_environment.runtime.push_back(name);
    }

private:
    Environment &m_environment;
};

std::string loopOf(std::string_view text)
{
    if (text.find("uvloop/") != npos || text.find("uvloop.Loop") != npos)
        return "uvloop";
    if (text.find("proactor_events.py") != npos || text.find("windows_events.py") != npos ||
        text.find("ProactorEventLoop ") != npos)
        return "proactor";
    if (text.find("selector_events.py") != npos || text.find("_UnixSelectorEventLoop") != npos)
        return "selector";
    return {};
}

} // namespace

void readRuntime(const Evidence &evidence, Environment &environment)
{
    Finder finder(environment);
    for (const std::string &path : evidence.paths) {
        for (const Mark &mark : pathMarks)
            if (path.find(mark.text) != npos)
                finder.add(mark.runtime);
        if (environment.loop.empty() || environment.loop == "selector")
            if (const std::string loop = loopOf(path); !loop.empty())
                environment.loop = loop;
    }
    for (std::string_view line : evidence.lines) {
        for (const Mark &mark : lineMarks)
            if (line.find(mark.text) != npos)
                finder.add(mark.runtime);
        if (environment.loop.empty())
            environment.loop = loopOf(line);
    }
    const std::string &format = evidence.trace.format;
    if (format.starts_with("pytest"))
        finder.add("pytest");
    if (format.starts_with("ipython") && !environment.hasRuntime("jupyter"))
        finder.add("ipython");
    for (const std::string &container : evidence.paste.containers) {
        if (container == "jupyter-notebook-json")
            finder.add("jupyter");
        if (container == "aws-lambda-json")
            finder.add("aws-lambda");
    }
    for (const paste::Segment &segment : evidence.paste.segments)
        if (segment.kind == paste::SegmentKind::Config &&
            (segment.name.ends_with("host.json") || segment.name.ends_with("function.json") ||
             segment.name.ends_with("local.settings.json")))
            finder.add("azure-functions");
}

} // namespace environment
