#include "app/scan/scan.h"
#include "app/match/find.h"
#include "app/scan/blocks.h"
#include "app/trace/parse.h"
#include <algorithm>
#include <cctype>
#include <cstdint>
#include <map>

namespace scan {

namespace {

/// FNV-1a, 64 bit, as hexadecimal digits.
std::string hashOf(std::string_view text)
{
    std::uint64_t hash = 14695981039346656037ULL;
    for (const char c : text) {
        hash ^= static_cast<unsigned char>(c);
        hash *= 1099511628211ULL;
    }
    static const char digits[] = "0123456789abcdef";
    std::string result(16, '0');
    for (std::size_t i = 16; i-- > 0; hash >>= 4)
        result[i] = digits[hash & 15];
    return result;
}

/// A message without what differs from one time to the next: numbers, addresses, quoted values.
std::string settled(std::string_view message)
{
    std::string result;
    for (std::size_t i = 0; i < message.size(); ++i) {
        const char c = message[i];
        if (c == '\'' || c == '"') {
            const auto end = message.find(c, i + 1);
            if (end != std::string_view::npos) {
                result += "'?'";
                i = end;
                continue;
            }
        }
        if (std::isdigit(static_cast<unsigned char>(c))) {
            while (i + 1 < message.size() &&
                   std::isxdigit(static_cast<unsigned char>(message[i + 1])))
                ++i;
            result += '0';
            continue;
        }
        result += c;
    }
    return result;
}

std::string fingerprintOf(const trace::RaisedError &error)
{
    std::string key = error.typeName();
    const bool own = std::any_of(error.frames.begin(), error.frames.end(),
                                 [](const trace::Frame &frame) { return frame.own; });
    for (const auto &frame : error.frames)
        if (frame.own || !own)
            key += "\n" + frame.file + ":" + frame.function.value_or("");
    // Without frames only the text tells two faults apart.
    if (error.frames.empty() || !own)
        key += "\n" + settled(error.message.value_or(""));
    return hashOf(key);
}

class Groups
{
public:
    explicit Groups(const knowledge::KnowledgeBase &knowledge)
        : m_knowledge(knowledge), m_program(python::analyse({}, knowledge))
    {}

    void add(LogBlock block)
    {
        const auto paste = paste::read(std::move(block.text));
        const auto trace = trace::parse(paste);
        bool fresh = false;
        std::vector<std::pair<std::size_t, std::size_t>> made; // exception -> group
        for (std::size_t i = 0; i < trace.exceptions.size(); ++i) {
            const auto &error = trace.exceptions[i];
            if (error.relation != trace::Relation::Root)
                continue;
            Group group;
            group.exception = error.type;
            group.message = error.message.value_or("");
            for (const auto &frame : error.frames)
                if (frame.own)
                    group.frames.push_back(frame);
            fresh =
                count(fingerprintOf(error), std::move(group), block, error.block.start, made, i) ||
                fresh;
        }
        const auto none = trace.exceptions.size();
        if (trace.exceptions.empty())
            for (const auto &warning : trace.warnings)
                fresh = count(hashOf(warning.category + settled(warning.message) + warning.file),
                              report(warning.category, warning.message), block, warning.range.start,
                              made, none) ||
                        fresh;
        if (trace.exceptions.empty())
            for (const auto &event : trace.events)
                fresh =
                    count(hashOf(event.kind + event.coroutine + event.file),
                          report(event.kind, event.text), block, event.range.start, made, none) ||
                    fresh;
        if (fresh)
            explain(paste, trace, made);
    }

    std::vector<Group> take()
    {
        std::stable_sort(m_groups.begin(), m_groups.end(),
                         [](const Group &a, const Group &b) { return a.count > b.count; });
        return std::move(m_groups);
    }
    std::size_t traces() const { return m_traces; }

private:
    static Group report(const std::string &kind, const std::string &text)
    {
        Group group;
        group.exception = kind;
        group.message = text;
        return group;
    }

    /// True when the group is seen for the first time.
    bool count(std::string fingerprint, Group group, const LogBlock &block, std::size_t inBlock,
               std::vector<std::pair<std::size_t, std::size_t>> &made, std::size_t exception)
    {
        ++m_traces;
        const Place place{block.offset + inBlock, block.time};
        const auto [it, fresh] = m_index.emplace(fingerprint, m_groups.size());
        if (fresh) {
            group.fingerprint = std::move(fingerprint);
            group.first = place;
            m_groups.push_back(std::move(group));
            made.emplace_back(exception, it->second);
        }
        ++m_groups[it->second].count;
        m_groups[it->second].last = place;
        return fresh;
    }

    void explain(const paste::Paste &paste, const trace::Trace &trace,
                 const std::vector<std::pair<std::size_t, std::size_t>> &made)
    {
        const auto environment = environment::read(paste, trace);
        const auto matches =
            match::find({paste, trace, m_program, m_facts, environment, m_knowledge});
        for (const auto &finding : matches.findings) {
            if (finding.strength == match::Strength::Weak)
                continue;
            const auto root =
                finding.exception ? rootOf(trace, *finding.exception) : trace.exceptions.size();
            for (const auto &[exception, index] : made) {
                auto &group = m_groups[index];
                if (exception != root || !group.cause.empty())
                    continue;
                group.cause = finding.cause->id;
                group.family = finding.family;
                group.title = finding.cause->title;
                group.strength = finding.strength;
            }
        }
    }

    static std::size_t rootOf(const trace::Trace &trace, std::size_t index)
    {
        for (std::size_t steps = 0; steps <= trace.exceptions.size(); ++steps) {
            const auto &error = trace.exceptions[index];
            if (error.relation == trace::Relation::Root || !error.of ||
                *error.of >= trace.exceptions.size())
                break;
            index = *error.of;
        }
        return index;
    }

    const knowledge::KnowledgeBase &m_knowledge;
    python::Program m_program;
    std::vector<checks::CodeFact> m_facts;
    std::map<std::string, std::size_t> m_index;
    std::vector<Group> m_groups;
    std::size_t m_traces = 0;
};

} // namespace

Report scan(std::istream &log, const knowledge::KnowledgeBase &knowledge, std::stop_token stop)
{
    Groups groups(knowledge);
    BlockCutter cutter([&](LogBlock block) { groups.add(std::move(block)); });
    Report report;
    report.bytes = forEachLine(
        log, [&](std::size_t offset, std::string_view line) { cutter.line(offset, line); }, stop);
    cutter.finish();
    report.traces = groups.traces();
    report.groups = groups.take();
    return report;
}

} // namespace scan
