#include "app/export/parse_json.h"
#include "app/trace/occurrences.h"
#include <cstdlib>

namespace exporting {

namespace {

const char *kindName(paste::SegmentKind kind)
{
    switch (kind) {
    case paste::SegmentKind::Trace:
        return "trace";
    case paste::SegmentKind::Log:
        return "log";
    case paste::SegmentKind::Code:
        return "code";
    case paste::SegmentKind::Config:
        return "config";
    case paste::SegmentKind::Text:
        break;
    }
    return "text";
}

const char *relationName(trace::Relation relation)
{
    switch (relation) {
    case trace::Relation::Cause:
        return "cause";
    case trace::Relation::Context:
        return "context";
    case trace::Relation::GroupMember:
        return "group-member";
    case trace::Relation::Root:
        break;
    }
    return "root";
}

template <class T> Json orNull(const std::optional<T> &value)
{
    return value ? Json(*value) : Json();
}

void setRange(Json &object, base::TextRange range)
{
    object.set("start", range.start).set("end", range.end);
}

Json frameObject(const trace::Frame &frame)
{
    Json result = Json::object();
    result.set("file", Json::textOrNull(frame.file))
        .set("line", orNull(frame.line))
        .set("function", orNull(frame.function))
        .set("code", orNull(frame.code));
    if (!frame.marker.empty())
        result.set("marker", frame.marker);
    if (frame.repeated > 0)
        result.set("repeated", frame.repeated);
    result.set("own", frame.own);
    setRange(result, frame.range);
    return result;
}

Json framesArray(const std::vector<trace::Frame> &frames)
{
    Json result = Json::array();
    for (const auto &frame : frames)
        result.push(frameObject(frame));
    return result;
}

Json exceptionObject(const trace::RaisedError &error)
{
    Json result = Json::object();
    result.set("type", Json::textOrNull(error.type))
        .set("message", orNull(error.message))
        .set("relation", relationName(error.relation))
        .set("of", error.of ? Json(*error.of) : Json())
        .set("member", orNull(error.member));
    if (error.innermostFirst)
        result.set("frame_order", "innermost-first");
    if (!error.ignoredIn.empty())
        result.set("ignored_in", error.ignoredIn);
    if (!error.thread.empty())
        result.set("thread", error.thread);
    setRange(result, error.range);
    result.set("frames", framesArray(error.frames));
    return result;
}

/// One trace: the exception that it ends in, how often it was printed, and where first.
Json occurrenceObject(const trace::Occurrence &one)
{
    Json repeats = Json::array();
    for (const std::size_t root : one.repeats)
        repeats.push(Json(root));
    Json result = Json::object();
    result.set("root", one.root).set("count", one.count()).set("repeats", std::move(repeats));
    setRange(result, one.range);
    return result;
}

Json eventObject(const trace::Event &event)
{
    Json result = Json::object();
    result.set("kind", event.kind);
    if (!event.state.empty())
        result.set("state", event.state);
    if (!event.name.empty())
        result.set("name", event.name);
    if (!event.coroutine.empty())
        result.set("coro", event.coroutine);
    if (!event.file.empty()) {
        Json place = Json::object();
        place.set("file", event.file).set("line", orNull(event.line));
        result.set("coro_at", std::move(place));
    }
    if (!event.seconds.empty())
        result.set("seconds", std::strtod(event.seconds.c_str(), nullptr));
    setRange(result, event.range);
    return result;
}

Json warningObject(const trace::WarningReport &warning)
{
    Json result = Json::object();
    result.set("category", warning.category).set("message", warning.message);
    if (!warning.coroutine.empty())
        result.set("coroutine", warning.coroutine);
    result.set("file", Json::textOrNull(warning.file))
        .set("line", orNull(warning.line))
        .set("code", orNull(warning.code));
    setRange(result, warning.range);
    return result;
}

Json dumpObject(const trace::Dump &dump)
{
    Json threads = Json::array();
    for (const auto &thread : dump.threads) {
        Json one = Json::object();
        one.set("id", Json::textOrNull(thread.id))
            .set("name", Json::textOrNull(thread.name))
            .set("current", thread.current)
            .set("frames", framesArray(thread.frames));
        threads.push(std::move(one));
    }
    Json result = Json::object();
    result.set("reason", Json::textOrNull(dump.reason)).set("threads", std::move(threads));
    setRange(result, dump.range);
    return result;
}

Json environmentObject(const environment::Environment &environment)
{
    Json libraries = Json::object();
    for (const auto &[name, version] : environment.libraries)
        libraries.set(name, Json::textOrNull(version));
    Json result = Json::object();
    result.set("python", environment.python ? Json(environment.python->text()) : Json())
        .set("platform", Json::textOrNull(environment.platform))
        .set("runtime", Json::texts(environment.runtime))
        .set("loop", Json::textOrNull(environment.loop))
        .set("libraries", std::move(libraries));
    return result;
}

Json segmentsArray(const paste::Paste &paste)
{
    Json result = Json::array();
    for (const auto &segment : paste.segments) {
        Json one = Json::object();
        one.set("kind", kindName(segment.kind))
            .set("language", Json::textOrNull(segment.language))
            .set("name", Json::textOrNull(segment.name));
        setRange(one, segment.range);
        one.set("repaired", segment.repaired());
        result.push(std::move(one));
    }
    return result;
}

template <class Items, class Make> Json arrayOf(const Items &items, Make make)
{
    Json result = Json::array();
    for (const auto &item : items)
        result.push(make(item));
    return result;
}

} // namespace

Json repairNames(const std::vector<paste::Repair> &repairs)
{
    std::vector<std::string> names;
    for (const auto &repair : repairs)
        if (std::find(names.begin(), names.end(), repair.name) == names.end())
            names.push_back(repair.name);
    return Json::texts(names);
}

Json parsedObject(const paste::Paste &paste, const trace::Trace &trace,
                  const environment::Environment &environment)
{
    Json result = Json::object();
    result.set("schema_version", 1)
        .set("format", Json::textOrNull(trace.format))
        .set("containers", Json::texts(paste.containers))
        .set("repairs", repairNames(paste.repairs))
        .set("environment", environmentObject(environment))
        .set("segments", segmentsArray(paste))
        .set("exceptions", arrayOf(trace.exceptions, exceptionObject))
        .set("traces", arrayOf(trace::occurrences(trace), occurrenceObject))
        .set("events", arrayOf(trace.events, eventObject))
        .set("warnings", arrayOf(trace.warnings, warningObject))
        .set("dumps", arrayOf(trace.dumps, dumpObject));
    return result;
}

} // namespace exporting
