#include "app/environment/evidence.h"
#include "app/paste/lines.h"

namespace environment {

namespace {

constexpr auto npos = std::string_view::npos;

using Votes = std::map<base::PythonVersion, std::size_t>;

/// "3.11" or "3.11.7" at an offset, what comes behind it being neither digit nor letter.
std::optional<base::PythonVersion> dottedAt(std::string_view text, std::size_t at)
{
    const std::size_t major = paste::digitsAt(text, at);
    if (major != 1 || text[at] != '3' || text.substr(at + 1, 1) != ".")
        return std::nullopt;
    const std::size_t minor = paste::digitsAt(text, at + 2);
    if (minor == 0 || minor > 2)
        return std::nullopt;
    return base::parsePythonVersion(text.substr(at, 2 + minor));
}

/// ".../python3.11/...", "/versions/3.12.1/", "Python311", ".cpython-312-"
void voteByPath(std::string_view path, Votes &votes)
{
    for (std::string_view word :
         {"python3.", "pypy3.", "/versions/3.", "/Python/3.", "/Versions/3.", "python-3."}) {
        const std::size_t at = path.find(word);
        if (at == npos)
            continue;
        if (const auto version = dottedAt(path, at + word.size() - 2)) {
            ++votes[*version];
            return;
        }
    }
    for (std::string_view word : {"Python3", "python3", "cpython-3", "Python/3"}) {
        const std::size_t at = path.find(word);
        if (at == npos)
            continue;
        const std::size_t digits = paste::digitsAt(path, at + word.size());
        if (digits == 0 || digits > 2 || (digits == 1 && path[at + word.size()] < '6'))
            continue;
        const auto version =
            base::parsePythonVersion("3." + std::string(path.substr(at + word.size(), digits)));
        if (version) {
            ++votes[*version];
            return;
        }
    }
}

/// What an interpreter, a test runner or a web page says of itself.
std::optional<base::PythonVersion> banner(std::string_view line)
{
    // "Python 3.11.4 (main, ...) [GCC ...]", "Python v3.11.4 (/usr/bin/python3)", "Python 3.11.4"
    for (std::string_view start :
         {"Python 3", "Python v3", "Python Version: 3", "Python version: 3", "CPython 3"}) {
        if (!line.starts_with(start))
            continue;
        const auto version = dottedAt(line, start.size() - 1);
        const std::size_t end = line.find_first_not_of("0123456789.rcab+", start.size() - 1);
        const std::string_view rest = end == npos ? std::string_view() : line.substr(end);
        if (version && (rest.empty() || rest.starts_with(" (") || rest.starts_with(" |") ||
                        rest.starts_with(" [") || rest.starts_with(" on ")))
            return version;
    }
    // "platform linux -- Python 3.14.10, pytest-9.1.1", "3.11.4 (main, Jun 7 2023, ...)
    // [GCC 11.3.0]"
    if (line.starts_with("platform "))
        if (const std::size_t at = line.find(" -- Python 3"); at != npos)
            return dottedAt(line, at + 11);
    if (line.find("[GCC ") != npos || line.find("[Clang ") != npos || line.find("[MSC ") != npos)
        return dottedAt(line, 0);
    return std::nullopt;
}

/// Marks that only newer interpreters print.
std::optional<base::PythonVersion> atLeast(const trace::Trace &trace)
{
    std::optional<base::PythonVersion> least;
    const auto raise = [&](int minor) {
        const base::PythonVersion version{3, minor};
        if (!least || *least < version)
            least = version;
    };
    for (const trace::RaisedError &error : trace.exceptions) {
        if (error.relation == trace::Relation::GroupMember)
            raise(11);
        for (const trace::Frame &frame : error.frames) {
            if (frame.marker.empty() || !frame.code ||
                frame.marker.find_first_not_of("~^ \n") != npos)
                continue;
            raise(11);
            // Below a plain call 3.11 and 3.12 print carets only.
            if (frame.code->ends_with(")") && frame.marker.starts_with("~") &&
                frame.marker.ends_with("^^") && frame.code->find_first_of("[+*/%") == npos)
                raise(13);
            if (frame.code->find('\n') != npos)
                raise(13);
        }
    }
    return least;
}

} // namespace

void readPython(const Evidence &evidence, Environment &environment)
{
    Votes votes;
    for (std::string_view line : evidence.lines)
        if (const auto version = banner(line)) {
            environment.python = version;
            return;
        }
    for (const std::string &path : evidence.paths)
        voteByPath(path, votes);
    if (votes.empty())
        for (std::string_view line : evidence.lines)
            if (line.find("site-packages") != npos || line.find("lib/python3.") != npos)
                voteByPath(line, votes);
    std::size_t most = 0;
    for (const auto &[version, count] : votes)
        if (count > most) {
            most = count;
            environment.python = version;
        }
    environment.pythonAtLeast = environment.python ? environment.python : atLeast(evidence.trace);
}

void readPlatform(const Evidence &evidence, Environment &environment)
{
    for (std::string_view line : evidence.lines) {
        if (line.starts_with("platform linux"))
            environment.platform = "linux";
        else if (line.starts_with("platform win32"))
            environment.platform = "windows";
        else if (line.starts_with("platform darwin"))
            environment.platform = "macos";
        if (!environment.platform.empty())
            return;
    }
    std::map<std::string, std::size_t> votes;
    for (const std::string &path : evidence.paths) {
        const bool drive = path.size() > 2 && path[1] == ':' && path[2] == '/';
        if (drive || path.find("/Lib/site-packages/") != npos ||
            path.find("/asyncio/windows_events.py") != npos)
            ++votes["windows"];
        else if (path.starts_with("/Users/") || path.starts_with("/opt/homebrew/") ||
                 path.starts_with("/Library/") || path.find("Python.framework") != npos ||
                 path.starts_with("/System/Library/"))
            ++votes["macos"];
        else if (path.starts_with("/"))
            ++votes["linux"];
    }
    for (const trace::RaisedError &error : evidence.trace.exceptions)
        if (error.message && error.message->find("[WinError ") != npos)
            ++votes["windows"];
    // A path of macOS decides: its interpreters also live in /usr/local and /opt.
    if (votes["macos"] > 0)
        environment.platform = "macos";
    else if (votes["windows"] > 0)
        environment.platform = "windows";
    else if (votes["linux"] > 0)
        environment.platform = "linux";
}

} // namespace environment
