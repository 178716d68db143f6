#include "app/scan/groups.h"
#include "app/match/find.h"
#include "app/scan/shape.h"
#include "app/trace/parse.h"
#include <algorithm>

namespace scan {

namespace {

constexpr std::size_t none = static_cast<std::size_t>(-1);

// What keeps the memory flat besides the limit of all groups: what is remembered of blocks, and of
// one group.
constexpr std::size_t mostKnown = 50000;
constexpr std::size_t mostMessage = 4000;
constexpr std::size_t mostFrames = 100;

std::size_t rootOf(const trace::Trace &trace, std::size_t index)
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

void appendKey(std::string &key, const trace::RaisedError &error)
{
    key += error.typeName();
    const bool own = std::any_of(error.frames.begin(), error.frames.end(),
                                 [](const trace::Frame &frame) { return frame.own; });
    std::string last;
    for (const auto &frame : error.frames) {
        if (own && !frame.own)
            continue;
        std::string one = "\n" + frame.file + ":" + frame.function.value_or("");
        if (one != last) // a recursion's depth is no fault of its own
            key += one;
        last = std::move(one);
    }
    key += "\n" + messageShape(error.message.value_or("")) + "\n";
}

void shorten(std::string &text)
{
    if (text.size() <= mostMessage)
        return;
    auto end = mostMessage;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
        --end;
    text.resize(end);
    text += "...";
}

std::vector<trace::Frame> ownFrames(const std::vector<trace::Frame> &frames)
{
    std::vector<trace::Frame> result;
    for (const auto &frame : frames) {
        if (!frame.own || result.size() == mostFrames)
            continue;
        trace::Frame one;
        one.file = frame.file;
        one.line = frame.line;
        one.function = frame.function;
        one.own = true;
        result.push_back(std::move(one));
    }
    return result;
}

Group groupFor(std::string exception, std::string message,
               const std::vector<trace::Frame> &frames = {})
{
    Group group;
    group.exception = std::move(exception);
    group.message = std::move(message);
    group.frames = ownFrames(frames);
    shorten(group.message);
    return group;
}

std::size_t sizeOf(const Group &group)
{
    std::size_t size = sizeof(Group) + 200 + group.message.size() + group.exception.size();
    for (const auto &frame : group.frames)
        size += sizeof frame + frame.file.size() + frame.function.value_or("").size();
    return size;
}

/// The frames of the thread that a dump is about.
std::vector<trace::Frame> framesOf(const trace::Dump &dump)
{
    for (const auto &thread : dump.threads)
        if (thread.current)
            return thread.frames;
    return dump.threads.empty() ? std::vector<trace::Frame>() : dump.threads.front().frames;
}

/// Whether the report is about an exception that is printed below it.
bool announcesException(const trace::Event &event)
{
    return event.kind.ends_with("never-retrieved") || event.kind == "exception-in-callback";
}

} // namespace

Groups::Groups(const knowledge::KnowledgeBase &knowledge, std::size_t mostBytes)
    : m_knowledge(knowledge), m_program(python::analyse({}, knowledge)), m_mostBytes(mostBytes)
{}

void Groups::add(const LogBlock &block)
{
    const auto shape = blockShape(block);
    auto known = m_known.find(shape);
    if (known == m_known.end()) {
        if (m_known.size() >= mostKnown)
            m_known.clear();
        known = m_known.emplace(shape, read(block)).first;
    }
    for (const auto &found : known->second)
        count(found, block);
}

std::vector<Groups::Found> Groups::read(const LogBlock &block)
{
    const auto paste = paste::read(block.text);
    const auto trace = trace::parse(paste);
    const auto fresh = m_groups.size();
    std::vector<Found> found;
    for (std::size_t i = 0; i < trace.exceptions.size(); ++i) {
        const auto &error = trace.exceptions[i];
        if (error.relation != trace::Relation::Root)
            continue;
        std::string key = "exception\n";
        appendKey(key, error);
        auto start = error.block.start;
        for (std::size_t k = 0; k < trace.exceptions.size(); ++k) {
            if (k == i || rootOf(trace, k) != i)
                continue;
            start = std::min(start, trace.exceptions[k].block.start);
            if (trace.exceptions[k].relation == trace::Relation::GroupMember)
                appendKey(key, trace.exceptions[k]);
        }
        found.push_back({groupOf(std::move(key),
                                 groupFor(error.type, error.message.value_or(""), error.frames)),
                         block.lineAt(start), i});
    }
    const bool plain = trace.exceptions.empty();
    for (const auto &dump : trace.dumps) {
        const auto frames = framesOf(dump);
        std::string key = "dump\n" + messageShape(dump.reason);
        for (const auto &frame : frames)
            key += "\n" + frame.file + ":" + frame.function.value_or("");
        found.push_back({groupOf(std::move(key), groupFor(dump.reason, "", frames)),
                         block.lineAt(dump.range.start), none});
    }
    for (const auto &warning : trace.warnings)
        if (plain)
            found.push_back(
                {groupOf("warning\n" + warning.category + messageShape(warning.message) + "\n" +
                             warning.coroutine + "\n" + warning.file,
                         groupFor(warning.category, warning.message)),
                 block.lineAt(warning.range.start), none});
    for (const auto &event : trace.events)
        if (plain || !announcesException(event))
            found.push_back({groupOf(event.kind + "\n" + event.coroutine + "\n" + event.file,
                                     groupFor(event.kind, event.text)),
                             block.lineAt(event.range.start), none});
    if (m_groups.size() > fresh)
        explain(paste, trace, found, fresh);
    return found;
}

std::size_t Groups::groupOf(std::string key, Group group)
{
    auto fingerprint = hashText(key);
    if (const auto it = m_index.find(fingerprint); it != m_index.end())
        return it->second;
    const auto size = sizeOf(group);
    if (m_bytes + size > m_mostBytes)
        return none;
    m_bytes += size;
    group.fingerprint = fingerprint;
    m_index.emplace(std::move(fingerprint), m_groups.size());
    m_groups.push_back(std::move(group));
    return m_groups.size() - 1;
}

void Groups::count(const Found &found, const LogBlock &block)
{
    ++m_traces;
    if (found.group == none) {
        ++m_ungrouped;
        return;
    }
    auto &group = m_groups[found.group];
    // Blocks of several writers end in another order than they begin.
    const Place place{
        {}, block.lines[std::min(found.line, block.lines.size() - 1)].log, block.time};
    if (group.count == 0 || place.offset < group.first.offset)
        group.first = place;
    if (group.count == 0 || place.offset > group.last.offset)
        group.last = place;
    ++group.count;
}

void Groups::explain(const paste::Paste &paste, const trace::Trace &trace,
                     const std::vector<Found> &found, std::size_t firstFresh)
{
    const auto environment = environment::read(paste, trace);
    const auto matches = match::find({paste, trace, m_program, m_facts, environment, m_knowledge});
    for (const auto &finding : matches.findings) {
        if (finding.strength == match::Strength::Weak)
            continue;
        const auto root = finding.exception ? rootOf(trace, *finding.exception) : none;
        for (const auto &one : found) {
            if (one.group == none || one.group < firstFresh || one.exception != root)
                continue;
            auto &group = m_groups[one.group];
            if (!group.cause.empty())
                continue;
            group.cause = finding.cause->id;
            group.family = finding.family;
            group.strength = finding.strength;
        }
    }
}

Report Groups::take()
{
    Report report;
    report.traces = m_traces;
    report.ungrouped = m_ungrouped;
    report.groups = std::move(m_groups);
    sortGroups(report);
    return report;
}

} // namespace scan
