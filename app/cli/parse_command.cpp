#include "app/base/line_index.h"
#include "app/cli/commands.h"
#include "app/cli/input.h"
#include "app/export/parse_json.h"
#include "app/trace/occurrences.h"
#include "app/trace/parse.h"
#include <ostream>

namespace cli {

namespace {

const char *kindWord(paste::SegmentKind kind)
{
    switch (kind) {
    case paste::SegmentKind::Trace:
        return "trace";
    case paste::SegmentKind::Log:
        return "log";
    case paste::SegmentKind::Code:
        return "code";
    case paste::SegmentKind::Config:
        return "configuration";
    case paste::SegmentKind::Text:
        break;
    }
    return "text";
}

void printSegments(const paste::Paste &paste, const Terminal &terminal)
{
    const base::LineIndex lines(paste.bytes);
    for (const auto &segment : paste.segments) {
        const auto last = segment.range.empty() ? segment.range.start : segment.range.end - 1;
        terminal.out << "segment: " << kindWord(segment.kind) << ", lines "
                     << lines.lineAt(segment.range.start) + 1 << '-' << lines.lineAt(last) + 1;
        if (!segment.language.empty())
            terminal.out << ", " << segment.language;
        if (!segment.name.empty())
            terminal.out << ", " << printable(segment.name);
        terminal.out << '\n';
    }
    for (const auto &repair : paste.repairs)
        terminal.out << "repair: " << repair.name << ": " << printable(repair.what)
                     << (repair.doubtful ? " (please check)" : "") << '\n';
}

void printFrame(const trace::Frame &frame, const Terminal &terminal)
{
    terminal.out << (frame.own ? "  > " : "    ") << printable(frame.file);
    if (frame.line)
        terminal.out << ':' << *frame.line;
    if (frame.function)
        terminal.out << " in " << printable(*frame.function);
    terminal.out << '\n';
}

/// How many traces there are, where that is not plain to see.
void printCounts(const trace::Trace &trace, const Terminal &terminal)
{
    const auto traces = trace::occurrences(trace);
    std::size_t all = 0;
    for (const auto &one : traces)
        all += one.count();
    if (all < 2)
        return;
    terminal.out << "traces: " << all << ", " << traces.size() << " different\n";
    for (const auto &one : traces)
        if (one.count() > 1)
            terminal.out << "trace that ends in exception " << one.root << ": " << one.count()
                         << " times\n";
}

void printTrace(const trace::Trace &trace, const Terminal &terminal)
{
    const auto repeats = trace::repeatedExceptions(trace);
    printCounts(trace, terminal);
    for (std::size_t i = 0; i < trace.exceptions.size(); ++i) {
        if (repeats[i])
            continue;
        const auto &error = trace.exceptions[i];
        terminal.out << "exception " << i << ": " << printable(error.type);
        if (error.message)
            terminal.out << ": " << printable(*error.message);
        if (error.relation == trace::Relation::Cause && error.of)
            terminal.out << " (cause of " << *error.of << ')';
        if (error.relation == trace::Relation::Context && error.of)
            terminal.out << " (raised before " << *error.of << ')';
        if (error.relation == trace::Relation::GroupMember && error.of)
            terminal.out << " (member of " << *error.of << ')';
        terminal.out << '\n';
        for (const auto &frame : error.frames)
            printFrame(frame, terminal);
    }
    for (const auto &event : trace.events)
        terminal.out << "event: " << event.kind << ": " << printable(event.text) << '\n';
    for (const auto &warning : trace.warnings)
        terminal.out << "warning: " << printable(warning.category) << ": "
                     << printable(warning.message) << '\n';
    for (const auto &dump : trace.dumps)
        terminal.out << "dump: " << printable(dump.reason) << ", " << dump.threads.size()
                     << " threads\n";
}

void printEnvironment(const environment::Environment &environment, const Terminal &terminal)
{
    terminal.out << "python: " << (environment.python ? environment.python->text() : "not known")
                 << '\n';
    if (!environment.platform.empty())
        terminal.out << "platform: " << environment.platform << '\n';
    for (const auto &runtime : environment.runtime)
        terminal.out << "runtime: " << runtime << '\n';
    if (!environment.loop.empty())
        terminal.out << "loop: " << environment.loop << '\n';
    for (const auto &[name, version] : environment.libraries)
        terminal.out << "library: " << printable(name) << (version.empty() ? "" : " ")
                     << printable(version) << '\n';
}

} // namespace

int parseCommand(const Options &options, const Terminal &terminal)
{
    auto list = exporting::Json::array();
    for (const auto &input : options.inputs) {
        auto bytes = readInput(input);
        if (!bytes) {
            terminal.problem(bytes.problem());
            return 2;
        }
        const auto paste = paste::read(std::move(*bytes), {inputName(input)});
        const auto trace = trace::parse(paste);
        const auto environment = environment::read(paste, trace);
        if (options.format == "json") {
            list.push(exporting::parsedObject(paste, trace, environment));
            continue;
        }
        if (options.inputs.size() > 1)
            terminal.out << "== " << printable(input) << '\n';
        if (paste.problem)
            terminal.problem({input, paste.problem->what, paste.problem->hint});
        if (!trace.format.empty())
            terminal.out << "format: " << trace.format << '\n';
        printSegments(paste, terminal);
        printTrace(trace, terminal);
        printEnvironment(environment, terminal);
    }
    if (options.format == "json")
        terminal.out
            << (options.inputs.size() == 1 ? std::move(list).front() : std::move(list)).dump()
            << '\n';
    return 0;
}

} // namespace cli
