#include "app/paste/json_records.h"
#include "app/paste/json_shapes.h"
#include "app/paste/lines.h"

namespace paste {

using Index = JsonText::Index;
using Kind = JsonText::Kind;

namespace {

/// Lines of a notebook's cell or of what it printed: an array or one string.
void putLines(const JsonText &json, Index lines, RecordWriter &writer)
{
    if (json.isText(lines))
        return writer.put(lines);
    for (Index at = json.at(lines).first; at != JsonText::none; at = json.at(at).next)
        writer.put(at);
}

} // namespace

/// {"output_type": "error", "traceback": [...]}
bool writeJupyterError(const JsonText &json, Index object, RecordWriter &writer)
{
    const Index lines = json.member(object, "traceback");
    if (json.member(object, "ename") == JsonText::none || !json.is(lines, Kind::Array))
        return false;
    for (Index at = json.at(lines).first; at != JsonText::none; at = json.at(at).next) {
        writer.put(at);
        writer.line();
    }
    if (json.at(lines).first == JsonText::none)
        writer.exception(json.member(object, "ename"), json.member(object, "evalue"));
    return true;
}

/// {"cell_type": "code", "source": [...]}
bool writeNotebookCell(const JsonText &json, Index object, RecordWriter &writer)
{
    const Index type = json.member(object, "cell_type");
    const Index source = json.member(object, "source");
    if (type == JsonText::none || json.raw(type) != "code" || source == JsonText::none ||
        json.at(source).size <= 0)
        return false;
    putLines(json, source, writer);
    if (!writer.endsLine())
        writer.line();
    return !writer.empty();
}

/// {"output_type": "stream", "text": [...]}
bool writeNotebookStream(const JsonText &json, Index object, RecordWriter &writer)
{
    const Index type = json.member(object, "output_type");
    const Index text = json.member(object, "text");
    if (type == JsonText::none || json.raw(type) != "stream" || text == JsonText::none)
        return false;
    putLines(json, text, writer);
    if (!writer.endsLine())
        writer.line();
    return true;
}

} // namespace paste
