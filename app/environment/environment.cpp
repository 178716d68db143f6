#include "app/environment/environment.h"
#include "app/environment/evidence.h"
#include "app/paste/lines.h"
#include <set>

namespace environment {

namespace {

constexpr std::size_t mostPaths = 5000;
constexpr std::size_t mostLines = 20000;

class Collector
{
public:
    explicit Collector(Evidence &evidence) : m_evidence(evidence) {}

    void add(const std::string &path)
    {
        if (path.empty() || m_seen.size() >= mostPaths || !m_seen.insert(path).second)
            return;
        std::string plain = path;
        std::replace(plain.begin(), plain.end(), '\\', '/');
        m_evidence.paths.push_back(std::move(plain));
    }

    void add(const std::vector<trace::Frame> &frames)
    {
        for (const trace::Frame &frame : frames)
            add(frame.file);
    }

private:
    Evidence &m_evidence;
    std::set<std::string> m_seen;
};

} // namespace

bool Environment::hasRuntime(const std::string &name) const
{
    return std::find(runtime.begin(), runtime.end(), name) != runtime.end();
}

std::string normalName(std::string_view name)
{
    std::string result;
    for (const char c : name) {
        if (c == '_' || c == '.' || c == '-') {
            if (!result.empty() && result.back() != '-')
                result += '-';
        } else {
            result += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        }
    }
    return result;
}

Evidence collect(const paste::Paste &paste, const trace::Trace &trace)
{
    Evidence evidence{{}, {}, paste, trace};
    Collector collector(evidence);
    for (const trace::RaisedError &error : trace.exceptions)
        collector.add(error.frames);
    for (const trace::Dump &dump : trace.dumps)
        for (const trace::ThreadStack &thread : dump.threads)
            collector.add(thread.frames);
    for (const trace::Event &event : trace.events)
        collector.add(event.file);
    for (const trace::WarningReport &warning : trace.warnings)
        collector.add(warning.file);
    for (const paste::Segment &segment : paste.segments) {
        if (segment.kind == paste::SegmentKind::Code || segment.kind == paste::SegmentKind::Config)
            continue;
        for (const paste::Line &line : paste::splitLines(segment.text)) {
            const std::string_view text =
                paste::trimmed(paste::lineText(segment.text, line)).substr(0, 1000);
            // What somebody noted above a trace was not printed by the program.
            if (text.empty() || text[0] == '#' || evidence.lines.size() >= mostLines)
                continue;
            evidence.lines.push_back(text);
        }
    }
    return evidence;
}

Environment read(const paste::Paste &paste, const trace::Trace &trace)
{
    Environment environment;
    const Evidence evidence = collect(paste, trace);
    readPython(evidence, environment);
    readPlatform(evidence, environment);
    readRuntime(evidence, environment);
    readLibraries(evidence, environment);
    return environment;
}

} // namespace environment
