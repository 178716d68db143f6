#include "app/trace/parse.h"
#include "app/paste/record_prefix.h"
#include "app/trace/format_name.h"
#include "app/trace/formats.h"

namespace trace {

namespace {

/// Printed lines that follow one another, from one or several segments.
struct Printed {
    std::string text;
    paste::OriginMap origin;
};

bool isPrinted(const paste::Segment &segment)
{
    return segment.kind == paste::SegmentKind::Trace || segment.kind == paste::SegmentKind::Log ||
           segment.kind == paste::SegmentKind::Text;
}

std::vector<Printed> printedRuns(const paste::Paste &paste)
{
    std::vector<Printed> runs;
    bool joins = false;
    for (const paste::Segment &segment : paste.segments) {
        if (!isPrinted(segment)) {
            joins = false;
            continue;
        }
        if (!joins || !segment.continues)
            runs.emplace_back();
        runs.back().text += segment.text;
        for (const paste::OriginMap::Run &run : segment.origin.runs())
            runs.back().origin.append(run.text.size(), run.origin);
        joins = true;
    }
    return runs;
}

std::vector<TextLine> linesOf(const std::string &text)
{
    std::vector<TextLine> lines;
    for (const paste::Line &line : paste::splitLines(text))
        lines.push_back({paste::lineText(text, line), line.range});
    return lines;
}

void toPaste(Frame &frame, const paste::OriginMap &origin)
{
    frame.range = origin.toOrigin(frame.range);
}

/// How much of a trace had been found at some point.
struct Mark {
    explicit Mark(const Trace &trace)
        : exceptions(trace.exceptions.size()), events(trace.events.size()),
          warnings(trace.warnings.size()), dumps(trace.dumps.size()),
          logLines(trace.logLines.size())
    {}
    std::size_t exceptions;
    std::size_t events;
    std::size_t warnings;
    std::size_t dumps;
    std::size_t logLines;
};

/// Positions of what was found since then count in the pasted bytes from here on.
void toPaste(Trace &trace, const Mark &before, const paste::OriginMap &origin)
{
    for (std::size_t i = before.exceptions; i < trace.exceptions.size(); ++i) {
        RaisedError &error = trace.exceptions[i];
        error.range = origin.toOrigin(error.range);
        error.block = origin.toOrigin(error.block);
        for (Frame &frame : error.frames)
            toPaste(frame, origin);
    }
    for (std::size_t i = before.events; i < trace.events.size(); ++i)
        trace.events[i].range = origin.toOrigin(trace.events[i].range);
    for (std::size_t i = before.warnings; i < trace.warnings.size(); ++i)
        trace.warnings[i].range = origin.toOrigin(trace.warnings[i].range);
    for (std::size_t i = before.logLines; i < trace.logLines.size(); ++i)
        trace.logLines[i].range = origin.toOrigin(trace.logLines[i].range);
    for (std::size_t i = before.dumps; i < trace.dumps.size(); ++i) {
        trace.dumps[i].range = origin.toOrigin(trace.dumps[i].range);
        for (ThreadStack &thread : trace.dumps[i].threads)
            for (Frame &frame : thread.frames)
                toPaste(frame, origin);
    }
}

void readLogLine(Reader &reader)
{
    const TextLine &line = reader.line();
    if (!paste::isBlank(line.text)) {
        const TextLine rest = line.from(paste::recordPrefixSize(line.text));
        reader.trace.logLines.push_back({std::string(rest.text), line.range});
    }
    reader.skip();
}

void readLines(Reader &reader)
{
    while (!reader.atEnd()) {
        const std::size_t before = reader.position();
        for (const Format &format : formats())
            if (format.read(reader))
                break;
        if (reader.position() == before)
            readLogLine(reader);
    }
}

bool isSentence(std::string_view line)
{
    line = paste::trimmed(line);
    const auto blanks = std::count(line.begin(), line.end(), ' ');
    return blanks >= 7 && !line.empty() &&
           std::string_view(".?!:").find(line.back()) != std::string_view::npos &&
           paste::recordPrefixSize(line) == 0;
}

/// What people write about an error is no log of it, even where it quotes one.
bool isProse(const paste::Segment &segment)
{
    if (segment.kind != paste::SegmentKind::Text)
        return false;
    std::size_t sentences = 0;
    std::size_t lines = 0;
    for (const paste::Line &line : paste::splitLines(segment.text)) {
        lines += !paste::isBlank(paste::lineText(segment.text, line));
        sentences += isSentence(paste::lineText(segment.text, line));
    }
    return sentences > 0 && sentences * 4 >= lines;
}

/// What people write about an error is no log of it, even where it quotes one.
void dropProse(Trace &trace, const paste::Paste &paste)
{
    std::vector<base::TextRange> prose;
    for (const paste::Segment &segment : paste.segments)
        if (isProse(segment))
            prose.push_back(segment.range);
    std::sort(prose.begin(), prose.end());
    std::erase_if(trace.logLines, [&](const LogLine &line) {
        const auto after = std::upper_bound(
            prose.begin(), prose.end(), line.range.start,
            [](std::size_t at, base::TextRange range) { return at < range.start; });
        return after != prose.begin() && std::prev(after)->contains(line.range.start);
    });
}

} // namespace

Trace parse(const paste::Paste &paste)
{
    Trace trace;
    const auto runs = printedRuns(paste);
    bool blocks = false;
    std::vector<std::vector<TextLine>> lines;
    for (const Printed &run : runs) {
        lines.push_back(linesOf(run.text));
        for (const TextLine &line : lines.back())
            blocks = blocks || headAt(line.text) != std::string_view::npos || isFrame(line.text);
    }
    for (std::size_t i = 0; i < runs.size(); ++i) {
        const Mark before(trace);
        const PytestShape pytest = pytestShape(lines[i]);
        Reader reader(std::move(lines[i]), trace);
        reader.pytest = pytest;
        reader.hasDjangoPage = runs[i].text.find("\nException Type: ") != std::string::npos;
        reader.hasBlocks = blocks;
        readLines(reader);
        toPaste(trace, before, runs[i].origin);
    }
    dropProse(trace, paste);
    trace.format = formatName(paste, trace);
    return trace;
}

} // namespace trace
