#include "app/paste/json_records.h"
#include "app/paste/json_shapes.h"
#include "app/paste/lines.h"

namespace paste {

using Index = JsonText::Index;
using Kind = JsonText::Kind;

namespace {

constexpr int deepestGroup = 30;

/// Writes a list of exceptions, groups with the margins that Python prints: a group's own lines
/// stand behind a bar in some column, its members behind one two columns further.
class ListWriter
{
public:
    ListWriter(const JsonText &json, RecordWriter &writer) : m_json(json), m_writer(writer) {}

    /// `column` is that of the bar, or -1 where there is none.
    void list(Index list, int column, int depth)
    {
        if (!m_json.is(list, Kind::Array))
            return;
        for (Index at = m_json.at(list).first; at != JsonText::none; at = m_json.at(at).next) {
            if (at != m_json.at(list).first) {
                const Index cause = m_json.member(at, "is_cause");
                RecordWriter sentence = m_writer.sibling();
                sentence.say(cause != JsonText::none && m_json.raw(cause) == "true"
                                 ? reversedCause
                                 : reversedContext);
                m_writer.append(sentence, bar(column));
            }
            one(at, column, depth);
        }
    }

private:
    static std::string blanks(int column)
    {
        return std::string(static_cast<std::size_t>(column), ' ');
    }
    static std::string bar(int column)
    {
        return column < 0 ? std::string() : blanks(column) + "| ";
    }

    void one(Index one, int column, int depth)
    {
        const Index frames = m_json.member(one, "frames");
        const Index members = m_json.member(one, "exceptions");
        const bool group = m_json.is(members, Kind::Array) &&
                           m_json.at(members).first != JsonText::none && depth < deepestGroup;
        RecordWriter body = m_writer.sibling();
        if (m_json.is(frames, Kind::Array)) {
            if (group && column < 0)
                m_writer.say("  + Exception Group Traceback (most recent call last):\n");
            else
                body.say(group ? "Exception Group " : "");
            if (!group || column >= 0)
                body.header();
            for (Index frame = m_json.at(frames).first; frame != JsonText::none;
                 frame = m_json.at(frame).next)
                body.frame(m_json.member(frame, "filename"), m_json.member(frame, "lineno"),
                           m_json.member(frame, "name"), m_json.member(frame, "line"));
        }
        body.exception(m_json.member(one, "exc_type"), m_json.member(one, "exc_value"));
        const int own = group && column < 0 ? 2 : column;
        m_writer.append(body, bar(own));
        if (group)
            writeMembers(members, own, depth);
    }

    void writeMembers(Index members, int column, int depth)
    {
        int number = 0;
        for (Index at = m_json.at(members).first; at != JsonText::none; at = m_json.at(at).next) {
            m_writer.say(++number == 1 ? blanks(column) + "+-+" : blanks(column + 2) + "+");
            m_writer.say("---------------- " + std::to_string(number) + " ----------------\n");
            list(m_json.is(at, Kind::Array) ? at : m_json.anyMember(at, {"stacks", "exception"}),
                 column + 2, depth + 1);
        }
        m_writer.say(blanks(column + 2) + "+------------------------------------\n");
    }

    const JsonText &m_json;
    RecordWriter &m_writer;
};

} // namespace

/// structlog's dict tracebacks: the raised one first, then what it came from.
bool writeStructlog(const JsonText &json, Index object, RecordWriter &writer)
{
    const Index list = json.anyMember(object, {"exception", "exc_info", "exceptions"});
    if (!json.is(list, Kind::Array) ||
        json.member(json.at(list).first, "exc_type") == JsonText::none)
        return false;
    ListWriter(json, writer).list(list, -1, 0);
    return true;
}

} // namespace paste
