#include "app/cli/commands.h"
#include "app/cli/input.h"
#include "app/export/finding_words.h"
#include "app/export/json.h"
#include "app/scan/scan.h"
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <ostream>

namespace cli {

namespace {

exporting::Json placeObject(const scan::Place &place)
{
    auto result = exporting::Json::object();
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

void printGroup(const scan::Group &group, const Terminal &terminal)
{
    terminal.out << painted(terminal, Paint::Strong, std::to_string(group.count) + " x ")
                 << printable(group.exception);
    const auto message = group.message.substr(0, group.message.find('\n'));
    if (!message.empty())
        terminal.out << ": " << printable(message);
    terminal.out << '\n';
    if (!group.cause.empty())
        terminal.out << "  "
                     << painted(terminal, Paint::Warning, exporting::strengthName(group.strength))
                     << ": " << group.family << '/' << group.cause << ": " << printable(group.title)
                     << '\n';
    if (!group.frames.empty()) {
        const auto &frame = group.frames.back();
        terminal.out << "  at " << printable(frame.file);
        if (frame.line)
            terminal.out << ':' << *frame.line;
        terminal.out << '\n';
    }
    terminal.out << "  first at byte " << group.first.offset;
    if (!group.first.time.empty())
        terminal.out << " (" << printable(group.first.time) << ')';
    terminal.out << ", last at byte " << group.last.offset;
    if (!group.last.time.empty())
        terminal.out << " (" << printable(group.last.time) << ')';
    terminal.out << '\n';
}

} // namespace

int scanCommand(const Options &options, const Terminal &terminal)
{
    const auto knowledge = loadKnowledge(options, terminal);
    if (!knowledge)
        return 2;
    bool found = false;
    for (const auto &input : options.inputs) {
        std::ifstream file;
        std::error_code error;
        const bool folder = std::filesystem::is_directory(input, error);
        if (input != "-" && !folder)
            file.open(input, std::ios::binary);
        if (input != "-" && (folder || !file)) {
            terminal.problem(
                {input, folder ? "is a folder" : "cannot be opened", "give a log file"});
            return 2;
        }
        const auto begin = std::chrono::steady_clock::now();
        const auto report = scan::scan(input == "-" ? std::cin : file, *knowledge);
        const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begin;
        if (options.format != "ndjson" && options.inputs.size() > 1)
            terminal.out << "== " << printable(input) << '\n';
        for (const auto &group : report.groups) {
            found = found || !group.cause.empty();
            if (options.format == "ndjson")
                terminal.out << groupObject(group).dump(-1) << '\n';
            else
                printGroup(group, terminal);
        }
        if (options.format == "ndjson") {
            auto summary = exporting::Json::object();
            summary.set("bytes", report.bytes)
                .set("traces", report.traces)
                .set("groups", report.groups.size())
                .set("seconds", seconds.count());
            auto line = exporting::Json::object();
            line.set("summary", std::move(summary));
            terminal.out << line.dump(-1) << '\n';
        } else {
            terminal.out << report.traces << " traces in " << report.groups.size() << " groups, "
                         << report.bytes << " bytes read\n";
        }
    }
    return found ? 1 : 0;
}

} // namespace cli
