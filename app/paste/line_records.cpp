#include "app/paste/json_records.h"
#include "app/paste/json_shapes.h"
#include "app/paste/lines.h"

namespace paste {

using Index = JsonText::Index;
using Kind = JsonText::Kind;

namespace {

constexpr std::string_view head = "Traceback (most recent call last)";

bool isHeader(std::string_view text)
{
    return trimmed(text).starts_with(head);
}

bool isFrame(std::string_view text)
{
    text = trimmed(text);
    return text.starts_with("File \"") && text.find("\", line ") != std::string_view::npos;
}

/// An empty text is an empty line.
void putLine(const JsonText &json, Index line, RecordWriter &writer)
{
    writer.put(line);
    if (!json.text(line).ends_with('\n'))
        writer.line();
}

/// The one line that an entry of a collector holds, at its own level or one below.
Index lineOf(const JsonText &json, Index entry)
{
    for (Index at : {entry, json.anyMember(entry, {"jsonPayload", "_source", "fields"})}) {
        const Index line = json.anyMember(
            at, {"textPayload", "message", "log", "msg", "MESSAGE", "line", "@message", "text"});
        if (json.isText(line))
            return line;
    }
    return JsonText::none;
}

} // namespace

/// [{"textPayload": "Traceback ..."}, {"textPayload": "  File ..."}]: an entry for every line.
/// Consoles list the newest first.
bool writeLineRecords(const JsonText &json, Index list, RecordWriter &writer)
{
    std::vector<Index> lines;
    std::optional<std::size_t> header;
    std::optional<std::size_t> frame;
    for (Index at = json.at(list).first; at != JsonText::none; at = json.at(at).next) {
        if (!json.is(at, Kind::Object))
            return false;
        const Index line = lineOf(json, at);
        if (line == JsonText::none)
            continue;
        const std::string text = json.text(line);
        const bool one = trimmed(text).find('\n') == std::string_view::npos;
        if (one && !header && isHeader(text))
            header = lines.size();
        if (one && !frame && isFrame(text))
            frame = lines.size();
        lines.push_back(line);
    }
    if (!frame || lines.size() < 2)
        return false;
    if (header && *frame < *header)
        std::reverse(lines.begin(), lines.end());
    for (const Index line : lines)
        putLine(json, line, writer);
    return true;
}

/// ["Traceback (most recent call last):", "  File ...", ...]: the lines of a text as a list.
bool writeStringList(const JsonText &json, Index list, RecordWriter &writer)
{
    bool trace = false;
    for (Index at = json.at(list).first; at != JsonText::none; at = json.at(at).next) {
        if (!json.isText(at))
            return false;
        const std::string text = json.text(at);
        trace = trace || isHeader(text) || isFrame(text) || holdsTrace(text);
    }
    if (!trace)
        return false;
    for (Index at = json.at(list).first; at != JsonText::none; at = json.at(at).next)
        putLine(json, at, writer);
    return true;
}

/// An entry of Google Cloud's log: {"textPayload": "...", "insertId": ...}, or with a payload of
/// members.
bool writeGoogleEntry(const JsonText &json, Index object, RecordWriter &writer)
{
    const Index text = json.member(object, "textPayload");
    if (json.isText(text)) {
        if (!holdsTrace(json.text(text)) && !isHeader(json.text(text)))
            return false;
        writer.put(text);
        writer.line();
        return true;
    }
    const Index payload = json.member(object, "jsonPayload");
    if (!json.is(payload, Kind::Object))
        return false;
    for (std::string_view name : {"exception", "stack_trace", "exc_info", "message", "traceback"}) {
        const Index value = json.member(payload, name);
        if (!json.isText(value) || !holdsTrace(json.text(value)))
            continue;
        writer.put(value);
        writer.line();
        return true;
    }
    return false;
}

} // namespace paste
