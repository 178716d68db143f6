#include "app/paste/far_link.h"
#include "app/paste/json_records.h"
#include "app/paste/json_shapes.h"
#include "app/paste/lines.h"
#include <charconv>

namespace paste {

using Index = JsonText::Index;
using Kind = JsonText::Kind;

namespace {

std::optional<int> numberOf(const JsonText &json, Index value)
{
    if (!json.is(value, Kind::Number))
        return std::nullopt;
    const std::string_view raw = json.raw(value);
    int number = 0;
    const auto [end, error] = std::from_chars(raw.data(), raw.data() + raw.size(), number);
    return error == std::errc() ? std::optional(number) : std::nullopt;
}

void writeFrames(const JsonText &json, Index stack, RecordWriter &writer)
{
    const Index frames = json.member(stack, "frames");
    if (!json.is(frames, Kind::Array))
        return;
    for (Index at = json.at(frames).first; at != JsonText::none; at = json.at(at).next)
        writer.frame(json.anyMember(at, {"abs_path", "absPath", "filename", "module"}),
                     json.anyMember(at, {"lineno", "lineNo"}), json.member(at, "function"),
                     json.anyMember(at, {"context_line", "contextLine"}));
}

/// The list of exceptions, wherever the record keeps it.
Index valuesOf(const JsonText &json, Index object)
{
    Index values = json.member(object, "exception");
    if (json.is(values, Kind::Object))
        values = json.member(values, "values");
    else if (values == JsonText::none && json.member(object, "values") != JsonText::none &&
             json.member(object, "frames") == JsonText::none)
        values = json.member(object, "values");
    if (!json.is(values, Kind::Array) || json.at(values).first == JsonText::none)
        return JsonText::none;
    const Index one = json.at(values).first;
    if (json.member(one, "type") == JsonText::none ||
        json.anyMember(one, {"stacktrace", "mechanism", "value"}) == JsonText::none)
        return JsonText::none;
    return values;
}

/// Number in "exceptions[2]", counted from one; nullopt for other sources.
std::optional<int> memberNumber(std::string_view source)
{
    constexpr std::string_view start = "exceptions[";
    if (!source.starts_with(start))
        return std::nullopt;
    int number = 0;
    source.remove_prefix(start.size());
    const auto [end, error] = std::from_chars(source.data(), source.data() + source.size(), number);
    return error == std::errc() ? std::optional(number + 1) : std::nullopt;
}

/// How the exceptions of one event hang together.
class Links
{
public:
    Links(const JsonText &json, Index values) : m_json(json)
    {
        for (Index at = json.at(values).first; at != JsonText::none; at = json.at(at).next) {
            const auto id = numberOf(json, json.member(mechanism(at), "exception_id"));
            m_ids.push_back(id);
            m_numbered = m_numbered || numberOf(json, json.member(mechanism(at), "parent_id"));
        }
    }

    /// What stands between the exception at the position and the next one.
    std::string between(Index at, std::size_t position) const
    {
        const Index source = m_json.member(mechanism(at), "source");
        const std::string_view word =
            source == JsonText::none ? std::string_view() : m_json.raw(source);
        // Without a word of how it is linked it is a context.
        if (!m_numbered)
            return std::string(word == "__cause__" ? causeSentence : contextSentence);
        const auto parent = numberOf(m_json, m_json.member(mechanism(at), "parent_id"));
        const auto found = parent ? std::find(m_ids.begin(), m_ids.end(), parent) : m_ids.end();
        const auto target = static_cast<std::size_t>(found - m_ids.begin());
        if (found == m_ids.end() || target <= position)
            return "\n\n\n";
        FarLink link;
        link.distance = target - position;
        const auto member = memberNumber(word);
        link.kind = member                ? FarLink::Kind::Member
                    : word == "__cause__" ? FarLink::Kind::Cause
                                          : FarLink::Kind::Context;
        link.member = member.value_or(0);
        if (link.distance == 1 && !member)
            return std::string(word == "__cause__" ? causeSentence : contextSentence);
        return link.sentence();
    }

private:
    Index mechanism(Index at) const { return m_json.member(at, "mechanism"); }

    const JsonText &m_json;
    std::vector<std::optional<int>> m_ids;
    bool m_numbered = false;
};

} // namespace

/// {"exception": {"values": [...]}}, oldest first
bool writeSentry(const JsonText &json, Index object, RecordWriter &writer)
{
    const Index values = valuesOf(json, object);
    if (values == JsonText::none)
        return false;
    const Links links(json, values);
    std::size_t position = 0;
    for (Index at = json.at(values).first; at != JsonText::none; at = json.at(at).next) {
        const Index stack = json.member(at, "stacktrace");
        if (json.is(stack, Kind::Object))
            writer.header();
        writeFrames(json, stack, writer);
        writer.exception(json.member(at, "type"), json.member(at, "value"));
        if (json.at(at).next != JsonText::none)
            writer.say(links.between(at, position));
        ++position;
    }
    return true;
}

} // namespace paste
