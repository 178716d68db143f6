#include "app/scan/shards.h"
#include <algorithm>
#include <limits>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>

namespace scan {

namespace {

using Json = nlohmann::json;

/// What is wrong with a line, for a person.
struct Wrong {
    std::string what;
    std::string hint;
};

const char *const otherVersion =
    "Scan that log again with this version: shards of several versions cannot be joined";
const char *const broken = "Scan that log again and keep the whole output";

/// An object of a shard whose keys are all known, and read.
class Fields
{
public:
    Fields(const Json &object, std::string name, std::initializer_list<const char *> needed,
           std::initializer_list<const char *> optional = {})
        : m_object(object), m_name(std::move(name))
    {
        if (!object.is_object())
            throw Wrong{m_name + " is no object", broken};
        for (const char *key : needed)
            if (!object.contains(key))
                throw Wrong{m_name + " has no \"" + key + "\"", otherVersion};
        for (const auto &[key, value] : object.items()) {
            const auto same = [&k = key](const char *known) { return k == known; };
            if (std::none_of(needed.begin(), needed.end(), same) &&
                std::none_of(optional.begin(), optional.end(), same))
                throw Wrong{m_name + " has a \"" + key + "\", which is not known here",
                            otherVersion};
        }
    }

    bool has(const char *key) const { return m_object.contains(key); }
    const Json &at(const char *key) const { return m_object.at(key); }

    std::size_t count(const char *key) const
    {
        const auto &value = at(key);
        if (!value.is_number_unsigned())
            throw Wrong{wrongKind(key, "count")};
        return value.get<std::size_t>();
    }
    std::string text(const char *key) const
    {
        const auto &value = at(key);
        if (!value.is_string())
            throw Wrong{wrongKind(key, "text")};
        return value.get<std::string>();
    }
    std::string textOrNull(const char *key) const
    {
        return at(key).is_null() ? std::string() : text(key);
    }

    Wrong wrongKind(const char *key, const char *kind) const
    {
        return {"\"" + std::string(key) + "\" of " + m_name + " is no " + kind, broken};
    }

private:
    const Json &m_object;
    std::string m_name;
};

Place readPlace(const Json &json, const char *name)
{
    const Fields fields(json, name, {"offset", "time"}, {"file"});
    return {fields.has("file") ? fields.text("file") : std::string(), fields.count("offset"),
            fields.textOrNull("time")};
}

trace::Frame readFrame(const Json &json)
{
    const Fields fields(json, "a frame", {"file", "line", "function"});
    trace::Frame frame;
    frame.own = true;
    frame.file = fields.text("file");
    if (!fields.at("line").is_null())
        frame.line = static_cast<int>(
            std::min<std::size_t>(fields.count("line"), std::numeric_limits<int>::max()));
    if (!fields.at("function").is_null())
        frame.function = fields.text("function");
    return frame;
}

match::Strength readStrength(const std::string &name)
{
    if (name == "strong")
        return match::Strength::Strong;
    if (name == "possible")
        return match::Strength::Possible;
    throw Wrong{"the strength \"" + name + "\" is not known here", otherVersion};
}

Group readGroup(const Json &json)
{
    const Fields fields(json, "a group",
                        {"fingerprint", "count", "first", "last", "exception", "message", "frames",
                         "cause", "family", "strength"});
    Group group;
    group.fingerprint = fields.text("fingerprint");
    if (group.fingerprint.size() != 16 ||
        group.fingerprint.find_first_not_of("0123456789abcdef") != std::string::npos)
        throw Wrong{"the fingerprint \"" + group.fingerprint + "\" is not of this version",
                    otherVersion};
    group.count = fields.count("count");
    if (group.count == 0)
        throw Wrong{"a group counts no trace", broken};
    group.first = readPlace(fields.at("first"), "\"first\"");
    group.last = readPlace(fields.at("last"), "\"last\"");
    group.exception = fields.text("exception");
    group.message = fields.text("message");
    if (!fields.at("frames").is_array())
        throw fields.wrongKind("frames", "list");
    for (const auto &frame : fields.at("frames"))
        group.frames.push_back(readFrame(frame));
    group.cause = fields.textOrNull("cause");
    group.family = fields.textOrNull("family");
    if (const auto strength = fields.textOrNull("strength"); !strength.empty())
        group.strength = readStrength(strength);
    if (group.cause.empty() != fields.at("strength").is_null())
        throw Wrong{"a cause and its strength belong together", broken};
    return group;
}

/// The summary's numbers; the number of groups is returned.
std::size_t readSummary(const Json &json, Report &report)
{
    const Fields fields(json, "the summary", {"bytes", "traces", "groups", "seconds"},
                        {"ungrouped", "interrupted"});
    report.bytes = fields.count("bytes");
    report.traces = fields.count("traces");
    if (!fields.at("seconds").is_number() || fields.at("seconds").get<double>() < 0)
        throw fields.wrongKind("seconds", "number of seconds");
    report.seconds = fields.at("seconds").get<double>();
    if (fields.has("ungrouped"))
        report.ungrouped = fields.count("ungrouped");
    if (fields.has("interrupted")) {
        if (!fields.at("interrupted").is_boolean())
            throw fields.wrongKind("interrupted", "yes or no");
        report.interrupted = fields.at("interrupted").get<bool>();
    }
    return fields.count("groups");
}

class ShardReader
{
public:
    Report read(std::string_view text)
    {
        for (m_line = 1; !text.empty(); ++m_line) {
            const auto end = text.find('\n');
            readLine(text.substr(0, end));
            text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        }
        if (!m_groups)
            throw Wrong{"has no summary at its end: the scan that wrote it was cut off", broken};
        std::size_t counted = m_report.ungrouped;
        for (const auto &group : m_report.groups)
            counted += group.count;
        if (*m_groups != m_report.groups.size() || counted != m_report.traces)
            throw Wrong{"has a summary of other groups than it lists: lines are missing", broken};
        return std::move(m_report);
    }
    std::size_t line() const { return m_line; }
    bool atEnd() const { return m_groups.has_value(); }

private:
    void readLine(std::string_view line)
    {
        if (line.find_first_not_of(" \t\r") == std::string_view::npos)
            return;
        if (m_groups)
            throw Wrong{"more follows behind the summary", "Give every shard as a file of its own"};
        const auto json = Json::parse(line, nullptr, false);
        if (json.is_discarded())
            throw Wrong{"is no JSON", "Give what scan --format ndjson wrote"};
        if (!json.is_object())
            throw Wrong{"is no group", "Give what scan --format ndjson wrote"};
        if (json.contains("summary")) {
            const Fields fields(json, "the last line", {"summary"});
            m_groups = readSummary(fields.at("summary"), m_report);
            return;
        }
        auto group = readGroup(json);
        if (!m_seen.insert(group.fingerprint).second)
            throw Wrong{"the group " + group.fingerprint + " stands here twice", broken};
        m_report.groups.push_back(std::move(group));
    }

    Report m_report;
    std::set<std::string> m_seen;
    std::optional<std::size_t> m_groups;
    std::size_t m_line = 0;
};

} // namespace

base::Result<Report> readShard(std::string_view ndjson, const std::string &name)
{
    ShardReader reader;
    try {
        auto report = reader.read(ndjson);
        nameLog(report, name);
        return report;
    } catch (const Wrong &wrong) {
        const bool whole = wrong.what.starts_with("has ");
        return base::Problem{whole ? name : name + ":" + std::to_string(reader.line()), wrong.what,
                             wrong.hint};
    }
}

} // namespace scan
