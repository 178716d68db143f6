#include "app/paste/json_records.h"
#include "app/paste/json_shapes.h"
#include "app/paste/lines.h"

namespace paste {

using Index = JsonText::Index;
using Kind = JsonText::Kind;

void RecordWriter::say(std::string_view text)
{
    m_rewriter.insert(text, m_place);
}

void RecordWriter::put(Index value)
{
    if (value == JsonText::none)
        return;
    m_json.put(m_rewriter, value);
    m_place = m_json.at(value).range.end;
}

void RecordWriter::putTrimmed(Index value)
{
    if (value == JsonText::none)
        return;
    const std::string text = m_json.text(value);
    const std::string_view inner = trimmed(text);
    // White space is not escaped but for tabs; where it is, the whole is put as one.
    const std::string_view raw = m_json.raw(value);
    const std::size_t at = raw.find_first_not_of(' ');
    const base::TextRange range = m_json.at(value).range;
    if (at != std::string_view::npos && raw.find('\\') == std::string_view::npos)
        m_rewriter.copy({range.start + at, range.start + at + inner.size()});
    else
        m_rewriter.replace(inner, range);
    m_place = range.end;
}

void RecordWriter::frame(Index file, Index line, Index function, Index code)
{
    m_place = file == JsonText::none ? m_place : m_json.at(file).range.start;
    say("  File \"");
    put(file);
    say("\", line ");
    const bool number =
        line != JsonText::none && !m_json.raw(line).empty() && isDigit(m_json.raw(line)[0]);
    if (number)
        put(line);
    else
        say("unknown");
    if (function != JsonText::none && m_json.at(function).kind == Kind::String &&
        !m_json.raw(function).empty()) {
        say(", in ");
        put(function);
    }
    say("\n");
    if (code != JsonText::none && m_json.isText(code) && !isBlank(m_json.raw(code))) {
        say("    ");
        putTrimmed(code);
        say("\n");
    }
}

void RecordWriter::exception(Index type, Index message)
{
    if (type == JsonText::none)
        return;
    m_place = m_json.at(type).range.start;
    put(type);
    const bool some = message != JsonText::none && m_json.at(message).kind == Kind::String &&
                      !m_json.raw(message).empty();
    if (some) {
        say(": ");
        put(message);
    }
    if (!endsLine())
        say("\n");
}

bool holdsTrace(std::string_view text)
{
    return text.find("Traceback (most recent call last)") != std::string_view::npos ||
           text.find("  File \"") != std::string_view::npos ||
           text.find("\n  + Exception Group") != std::string_view::npos;
}

namespace {

/// Elastic APM: {"exception": {"type", "message", "stacktrace": [...]}}
bool writeApm(const JsonText &json, Index object, RecordWriter &writer)
{
    const Index stack = json.member(object, "stacktrace");
    const Index type = json.member(object, "type");
    const Index message = json.member(object, "message");
    if (!json.is(stack, Kind::Array) || type == JsonText::none ||
        json.at(stack).first == JsonText::none)
        return false;
    writer.header();
    for (Index at = json.at(stack).first; at != JsonText::none; at = json.at(at).next)
        writer.frame(json.anyMember(at, {"abs_path", "filename"}), json.member(at, "lineno"),
                     json.member(at, "function"), json.member(at, "context_line"));
    const std::string start = json.text(type) + ": ";
    if (message != JsonText::none && json.text(message).starts_with(start)) {
        writer.put(message); // it repeats the type
        writer.line();
    } else {
        writer.exception(type, message);
    }
    return true;
}

/// ECS: stack_trace has frames only, type and message stand beside it.
bool writeEcs(const JsonText &json, Index object, RecordWriter &writer)
{
    Index error = json.member(object, "error");
    if (!json.is(error, Kind::Object))
        error = object;
    const Index stack = json.anyMember(error, {"stack_trace", "error.stack_trace"});
    const Index type = json.anyMember(error, {"type", "error.type"});
    if (!json.isText(stack) || type == JsonText::none)
        return false;
    const std::string text = json.text(stack);
    if (text.find("Traceback (most recent call last)") != std::string::npos) {
        writer.put(stack);
        writer.line();
        return true;
    }
    writer.header();
    writer.put(stack);
    if (!writer.endsLine())
        writer.line();
    writer.exception(type, json.anyMember(error, {"message", "error.message"}));
    return true;
}

/// Attributes of an event of OpenTelemetry, as members or as a list of key and value.
Index telemetryValue(const JsonText &json, Index object, std::string_view name)
{
    if (const Index direct = json.member(object, name); direct != JsonText::none)
        return direct;
    if (!json.is(object, Kind::Array))
        return JsonText::none;
    for (Index at = json.at(object).first; at != JsonText::none; at = json.at(at).next) {
        const Index key = json.member(at, "key");
        if (key == JsonText::none || json.raw(key) != name)
            continue;
        const Index value = json.member(at, "value");
        return json.is(value, Kind::Object) ? json.anyMember(value, {"stringValue", "string_value"})
                                            : value;
    }
    return JsonText::none;
}

bool writeTelemetry(const JsonText &json, Index object, RecordWriter &writer)
{
    Index attributes = json.anyMember(object, {"attributes", "Attributes"});
    if (attributes == JsonText::none)
        attributes = object;
    const Index stack = telemetryValue(json, attributes, "exception.stacktrace");
    const Index type = telemetryValue(json, attributes, "exception.type");
    if (!json.isText(stack) && type == JsonText::none)
        return false;
    if (json.isText(stack) && holdsTrace(json.text(stack))) {
        writer.put(stack);
        writer.line();
        return true;
    }
    writer.exception(type, telemetryValue(json, attributes, "exception.message"));
    return type != JsonText::none;
}

/// {"errorType", "errorMessage", "stackTrace": ["  File ...\n    code\n", ...]}
bool writeLambda(const JsonText &json, Index object, RecordWriter &writer)
{
    const Index type = json.member(object, "errorType");
    const Index message = json.member(object, "errorMessage");
    const Index stack = json.member(object, "stackTrace");
    if (message == JsonText::none || (type == JsonText::none && stack == JsonText::none))
        return false;
    if (json.is(stack, Kind::Array)) {
        writer.header();
        for (Index at = json.at(stack).first; at != JsonText::none; at = json.at(at).next) {
            if (json.is(at, Kind::Array)) { // old runtimes: [file, line, function, code]
                Index part[4] = {JsonText::none, JsonText::none, JsonText::none, JsonText::none};
                Index next = json.at(at).first;
                for (Index &one : part) {
                    one = next;
                    next = next == JsonText::none ? next : json.at(next).next;
                }
                writer.frame(part[0], part[1], part[2], part[3]);
                continue;
            }
            writer.put(at);
            if (!writer.endsLine())
                writer.line();
        }
    }
    writer.exception(type, message);
    return true;
}

bool writeInsightsList(const JsonText &json, Index list, RecordWriter &writer);

/// Application Insights: {"typeName", "message", "parsedStack": [{"method", "fileName", "line"}]}
bool writeInsights(const JsonText &json, Index object, RecordWriter &writer)
{
    return writeInsightsList(json, json.anyMember(object, {"exceptions", "details"}), writer);
}

/// A cell of a table has the list alone.
bool writeInsightsList(const JsonText &json, Index list, RecordWriter &writer)
{
    if (!json.is(list, Kind::Array))
        return false;
    const Index one = json.at(list).first;
    if (json.anyMember(one, {"typeName", "type"}) == JsonText::none ||
        json.anyMember(one, {"parsedStack", "outerId", "hasFullStack"}) == JsonText::none)
        return false;
    for (Index at = one; at != JsonText::none; at = json.at(at).next) {
        if (at != one)
            writer.say(reversedCause);
        const Index stack = json.member(at, "parsedStack");
        if (json.is(stack, Kind::Array)) {
            writer.say("Traceback (most recent call first):\n");
            for (Index frame = json.at(stack).first; frame != JsonText::none;
                 frame = json.at(frame).next)
                writer.frame(json.anyMember(frame, {"fileName", "assembly"}),
                             json.member(frame, "line"), json.member(frame, "method"),
                             JsonText::none);
        }
        writer.exception(json.anyMember(at, {"typeName", "type"}), json.member(at, "message"));
    }
    return true;
}

/// tblib's dictionaries: a list linked by tb_next
bool writeTblib(const JsonText &json, Index object, RecordWriter &writer)
{
    if (!json.is(json.member(object, "tb_frame"), Kind::Object))
        return false;
    writer.header();
    for (Index at = object; json.is(at, Kind::Object); at = json.member(at, "tb_next")) {
        const Index code = json.member(json.member(at, "tb_frame"), "f_code");
        writer.frame(json.member(code, "co_filename"), json.member(at, "tb_lineno"),
                     json.member(code, "co_name"), JsonText::none);
    }
    return true;
}

/// Any record with a string that holds a traceback. The first one counts: loggers repeat it.
bool writeText(const JsonText &json, Index object, RecordWriter &writer)
{
    for (Index at = json.at(object).first; at != JsonText::none; at = json.at(at).next)
        if (json.isText(at) && holdsTrace(json.text(at))) {
            writer.put(at);
            if (!writer.endsLine())
                writer.line();
            return true;
        }
    return false;
}

} // namespace

std::span<const RecordShape> recordShapes()
{
    static constexpr RecordShape table[] = {
        {"jupyter-notebook-json", writeJupyterError},
        {"jupyter-notebook-json", writeNotebookCell, "python"},
        {"jupyter-notebook-json", writeNotebookStream},
        {"sentry-event-json", writeSentry},
        {"application-insights-json", writeInsights},
        {"application-insights-json", writeInsightsList, "", Kind::Array},
        {"elastic-ecs", writeApm},
        {"elastic-ecs", writeEcs},
        {"opentelemetry", writeTelemetry},
        {"structlog-and-json-logs", writeStructlog},
        {"aws-lambda-json", writeLambda},
        {"tblib", writeTblib},
        {"gcp-logging-json", writeGoogleEntry},
        {"structlog-and-json-logs", writeText},
        {"structlog-and-json-logs", writeLineRecords, "", Kind::Array},
        {"structlog-and-json-logs", writeStringList, "", Kind::Array},
    };
    return table;
}

} // namespace paste
