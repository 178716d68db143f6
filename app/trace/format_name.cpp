#include "app/trace/format_name.h"
#include "app/paste/lines.h"
#include <algorithm>

namespace trace {

namespace {

constexpr auto npos = std::string_view::npos;

/// A server or a framework: the words of its own record, and the folder of its frames.
struct Writer {
    std::string_view id;
    std::string_view words;
    std::string_view folder;
};

constexpr Writer writers[] = {
    {"uvicorn", "Exception in ASGI application", "-packages/uvicorn/"},
    {"hypercorn", "Error in ASGI Framework", "-packages/hypercorn/"},
    {"celery", " raised unexpected: ", "-packages/celery/"},
    {"gunicorn", "Exception in worker process", "-packages/gunicorn/"},
    {"gunicorn", "Error handling request /", "-packages/gunicorn/"},
    {"flask", "Exception on /", "-packages/flask/"},
    {"django-log", "Internal Server Error: /", "-packages/django/core/handlers/"},
};

/// Records whose fields are the trace.
constexpr std::string_view records[] = {
    "jupyter-notebook-json",  "sentry-event-json", "application-insights-json", "elastic-ecs",
    "opentelemetry",          "aws-lambda-json",   "gcp-logging-json",          "tblib",
    "structlog-and-json-logs"};

/// `module:function:12 - message`, as loguru writes behind the level.
bool isLoguru(std::string_view line)
{
    const std::size_t dash = line.substr(0, 300).find(" - ");
    if (dash == npos || line.substr(0, dash).find(' ') != npos)
        return false;
    std::size_t at = dash;
    while (at > 0 && paste::isDigit(line[at - 1]))
        --at;
    const std::string_view before = line.substr(0, at);
    return at < dash && before.ends_with(":") && before.find(':') < before.size() - 1;
}

bool isUnittest(const std::vector<LogLine> &lines, std::size_t i)
{
    const std::string_view rule = paste::trimmed(lines[i].text);
    if (rule.size() != 70 || rule.find_first_not_of('=') != npos || i + 1 >= lines.size())
        return false;
    const std::string_view test = paste::trimmed(lines[i + 1].text);
    return test.find(" (") != npos && (test.ends_with(")") || test.find(") ") != npos);
}

/// Who wrote the records among which the trace stands; empty when none is known.
std::string_view recordWriter(const Trace &trace)
{
    constexpr std::size_t most = 5000;
    const std::size_t end = std::min(trace.logLines.size(), most);
    for (std::size_t i = 0; i < end; ++i) {
        const std::string_view line = trace.logLines[i].text;
        for (const Writer &writer : writers)
            if (line.find(writer.words) != npos)
                return writer.id;
        if (isLoguru(line))
            return "loguru";
        if (isUnittest(trace.logLines, i))
            return "unittest";
    }
    return {};
}

std::string_view frameWriter(const Trace &trace)
{
    for (const RaisedError &error : trace.exceptions)
        for (const Frame &frame : error.frames)
            for (const Writer &writer : writers)
                if (frame.file.find(writer.folder) != npos)
                    return writer.id;
    return {};
}

bool hasRepair(const paste::Paste &paste, std::string_view name)
{
    return std::any_of(paste.repairs.begin(), paste.repairs.end(),
                       [name](const paste::Repair &repair) { return repair.name == name; });
}

/// A line that begins as the Functions tools stamp theirs: "[2026-11-02T10:00:00.123Z] ".
bool isStamped(std::string_view text)
{
    text = text.substr(0, 1 << 16);
    for (std::size_t at = text.find("Z] "); at != npos; at = text.find("Z] ", at + 1))
        if (at >= 24 && text[at - 24] == '[' && text[at - 13] == 'T' &&
            (at == 24 || text[at - 25] == '\n'))
            return true;
    return text.find("Azure Functions Core Tools") != npos;
}

/// What is special about a plain traceback.
std::string_view plainName(const Trace &trace)
{
    bool repeated = false;
    bool values = false;
    bool carets = false;
    for (const RaisedError &error : trace.exceptions)
        for (const Frame &frame : error.frames) {
            repeated = repeated || frame.repeated > 0;
            values = values || frame.marker.find("\u2514") != std::string::npos;
            carets = carets || frame.marker.find('^') != std::string::npos;
        }
    if (values)
        return "better-exceptions";
    if (repeated)
        return "cpython-repeated-frames";
    const RaisedError &last = trace.exceptions.back();
    const std::string name = last.typeName();
    if (name == "SyntaxError" || name == "IndentationError" || name == "TabError")
        return "cpython-syntax-error";
    if (carets)
        return "cpython-carets-311-312";
    if (!last.type.empty() && !last.message)
        return "cpython-no-message";
    if (last.message && last.message->find('\n') != std::string::npos)
        return "cpython-multiline-message";
    return {};
}

} // namespace

std::string formatName(const paste::Paste &paste, const Trace &trace)
{
    if (trace.exceptions.empty())
        return trace.format;
    for (const std::string &container : paste.containers)
        if (std::find(std::begin(records), std::end(records), container) != std::end(records))
            return container;
    if (trace.format == "azure-functions-host-portal" && isStamped(paste.bytes))
        return "azure-func-start";
    // A warning above the trace is not what the paste is about.
    const bool laidOutPlainly = trace.format.empty() || trace.format.starts_with("cpython-") ||
                                trace.format == "asyncio-coroutine-never-awaited";
    if (!laidOutPlainly || trace.format == "cpython-thread-and-process")
        return trace.format;
    if (const auto writer = recordWriter(trace); !writer.empty())
        return std::string(writer);
    if (const auto writer = frameWriter(trace); !writer.empty())
        return std::string(writer);
    const bool special = trace.format == "cpython-exception-group" ||
                         trace.format == "cpython-chained" ||
                         trace.format == "cpython-313-tilde-calls";
    const std::string_view plain = plainName(trace);
    if (plain == "better-exceptions")
        return std::string(plain);
    if (hasRepair(paste, "ansi"))
        return "cpython-313-ansi";
    if (special || plain.empty())
        return trace.format.starts_with("cpython-") ? trace.format : "cpython-plain-38-310";
    return std::string(plain);
}

} // namespace trace
