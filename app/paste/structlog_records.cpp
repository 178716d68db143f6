#include "app/paste/json_records.h"
#include "app/paste/json_shapes.h"
#include "app/paste/lines.h"

namespace paste {

using Index = JsonText::Index;
using Kind = JsonText::Kind;

namespace {

constexpr int deepestGroup = 30;

void writeStructlogList(const JsonText &json, Index list, RecordWriter &writer, int depth);

/// The members of a group, each behind the margin that Python prints.
void writeStructlogMembers(const JsonText &json, Index members, RecordWriter &writer, int depth)
{
    int number = 0;
    for (Index at = json.at(members).first; at != JsonText::none; at = json.at(at).next) {
        ++number;
        const std::string label = std::string(number == 1 ? "+-+" : "  +") + "---------------- " +
                                  std::to_string(number) + " ----------------\n";
        writer.say(label);
        RecordWriter member = writer.sibling();
        writeStructlogList(
            json, json.is(at, Kind::Array) ? at : json.anyMember(at, {"stacks", "exception"}),
            member, depth + 1);
        writer.append(member, "  | ");
    }
    writer.say("  +------------------------------------\n");
}

void writeStructlogOne(const JsonText &json, Index one, RecordWriter &writer, int depth)
{
    const Index frames = json.member(one, "frames");
    const Index members = json.member(one, "exceptions");
    const bool group = json.is(members, Kind::Array) && json.at(members).first != JsonText::none &&
                       depth < deepestGroup;
    RecordWriter body = writer.sibling();
    if (json.is(frames, Kind::Array)) {
        writer.say(!group ? "" : depth == 0 ? "  + Exception Group " : "Exception Group ");
        writer.header();
        for (Index frame = json.at(frames).first; frame != JsonText::none;
             frame = json.at(frame).next)
            body.frame(json.member(frame, "filename"), json.member(frame, "lineno"),
                       json.member(frame, "name"), json.member(frame, "line"));
    }
    body.exception(json.member(one, "exc_type"), json.member(one, "exc_value"));
    if (!group)
        return writer.append(body, "");
    RecordWriter written = writer.sibling();
    writeStructlogMembers(json, members, written, depth);
    // At the outermost level the group's own lines stand behind a margin of their own.
    writer.append(body, depth == 0 ? "  | " : "");
    writer.append(written, depth == 0 ? "  " : "");
}

void writeStructlogList(const JsonText &json, Index list, RecordWriter &writer, int depth)
{
    if (!json.is(list, Kind::Array))
        return;
    for (Index at = json.at(list).first; at != JsonText::none; at = json.at(at).next) {
        if (at != json.at(list).first) {
            const Index cause = json.member(at, "is_cause");
            writer.say(cause != JsonText::none && json.raw(cause) == "true" ? reversedCause
                                                                            : reversedContext);
        }
        writeStructlogOne(json, at, writer, depth);
    }
}

} // namespace

/// structlog's dict tracebacks: the raised one first, then what it came from.
bool writeStructlog(const JsonText &json, Index object, RecordWriter &writer)
{
    const Index list = json.anyMember(object, {"exception", "exc_info", "exceptions"});
    if (!json.is(list, Kind::Array) ||
        json.member(json.at(list).first, "exc_type") == JsonText::none)
        return false;
    writeStructlogList(json, list, writer, 0);
    return true;
}

} // namespace paste
