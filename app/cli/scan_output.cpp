#include "app/cli/scan_output.h"
#include "app/export/finding_words.h"
#include "app/export/json.h"
#include <fmt/format.h>
#include <ostream>

namespace cli {

namespace {

exporting::Json placeObject(const scan::Place &place)
{
    auto result = exporting::Json::object();
    if (!place.file.empty())
        result.set("file", place.file);
    result.set("offset", place.offset).set("time", exporting::Json::textOrNull(place.time));
    return result;
}

exporting::Json groupObject(const scan::Group &group)
{
    auto frames = exporting::Json::array();
    for (const auto &frame : group.frames) {
        auto one = exporting::Json::object();
        one.set("file", frame.file)
            .set("line", frame.line ? exporting::Json(*frame.line) : exporting::Json())
            .set("function", frame.function ? exporting::Json(*frame.function) : exporting::Json());
        frames.push(std::move(one));
    }
    auto result = exporting::Json::object();
    result.set("fingerprint", group.fingerprint)
        .set("count", group.count)
        .set("first", placeObject(group.first))
        .set("last", placeObject(group.last))
        .set("exception", group.exception)
        .set("message", group.message)
        .set("frames", std::move(frames))
        .set("cause", exporting::Json::textOrNull(group.cause))
        .set("family", exporting::Json::textOrNull(group.family))
        .set("strength", group.cause.empty()
                             ? exporting::Json()
                             : exporting::Json(exporting::strengthName(group.strength)));
    return result;
}

std::string placeText(const scan::Place &place)
{
    std::string text = place.file.empty() ? std::string() : printable(place.file) + " ";
    text += "byte " + std::to_string(place.offset);
    if (!place.time.empty())
        text += " (" + printable(place.time) + ')';
    return text;
}

void printGroup(const scan::Group &group, const knowledge::KnowledgeBase &knowledge,
                const Terminal &terminal)
{
    terminal.out << painted(terminal, Paint::Strong, std::to_string(group.count) + " x ")
                 << printable(group.exception);
    const auto message = group.message.substr(0, group.message.find('\n'));
    if (!message.empty())
        terminal.out << ": " << printable(message);
    terminal.out << '\n';
    if (!group.cause.empty()) {
        const auto *cause = knowledge.cause(group.cause);
        terminal.out << "  "
                     << painted(terminal, Paint::Warning, exporting::strengthName(group.strength))
                     << ": " << printable(group.family) << '/' << printable(group.cause);
        if (cause)
            terminal.out << ": " << printable(cause->title);
        terminal.out << '\n';
    }
    if (!group.frames.empty()) {
        const auto &frame = group.frames.back();
        terminal.out << "  at " << printable(frame.file);
        if (frame.line)
            terminal.out << ':' << *frame.line;
        terminal.out << '\n';
    }
    terminal.out << "  first at " << placeText(group.first) << ", last at " << placeText(group.last)
                 << '\n';
}

std::string sizeText(std::size_t bytes)
{
    if (bytes < 1000000)
        return fmt::format("{:.1f} kB", static_cast<double>(bytes) / 1e3);
    if (bytes < 1000000000)
        return fmt::format("{:.1f} MB", static_cast<double>(bytes) / 1e6);
    return fmt::format("{:.1f} GB", static_cast<double>(bytes) / 1e9);
}

} // namespace

void printNdjson(const scan::Report &report, const Terminal &terminal)
{
    for (const auto &group : report.groups)
        terminal.out << groupObject(group).dump(-1) << '\n';
    auto summary = exporting::Json::object();
    summary.set("bytes", report.bytes)
        .set("traces", report.traces)
        .set("groups", report.groups.size())
        .set("seconds", report.seconds);
    if (report.ungrouped > 0)
        summary.set("ungrouped", report.ungrouped);
    if (report.interrupted)
        summary.set("interrupted", true);
    auto line = exporting::Json::object();
    line.set("summary", std::move(summary));
    terminal.out << line.dump(-1) << '\n';
}

void printScan(const scan::Report &report, const knowledge::KnowledgeBase &knowledge,
               const Terminal &terminal)
{
    for (const auto &group : report.groups)
        printGroup(group, knowledge, terminal);
    terminal.out << report.traces << " traces in " << report.groups.size() << " groups, "
                 << report.bytes << " bytes read\n";
    if (report.ungrouped > 0)
        terminal.out << report.ungrouped
                     << " of them are in no group: there were too many to keep apart\n";
    if (report.interrupted)
        terminal.out << "The scan was interrupted; what follows was not read.\n";
}

std::string progressText(const scan::Progress &progress, std::optional<std::size_t> size)
{
    std::string text;
    if (size && *size > 0)
        text = fmt::format("{} %, {} of {}", progress.bytes * 100 / *size, sizeText(progress.bytes),
                           sizeText(*size));
    else
        text = sizeText(progress.bytes);
    return text + fmt::format(", {} traces in {} groups", progress.traces, progress.groups);
}

ProgressLine::~ProgressLine()
{
    if (m_written)
        m_err << "\r\x1b[K" << std::flush;
}

void ProgressLine::show(const scan::Progress &progress, std::optional<std::size_t> size)
{
    if (!m_shown)
        return;
    const auto now = std::chrono::steady_clock::now();
    if (now < m_next)
        return;
    m_next = now + std::chrono::milliseconds(200);
    m_written = true;
    m_err << '\r' << progressText(progress, size) << "\x1b[K" << std::flush;
}

} // namespace cli
