#include "app/trace/formats.h"

namespace trace {

using paste::digitsAt;
using paste::isBlank;
using paste::trimmed;
using paste::trimmedRight;

namespace {

constexpr auto npos = std::string_view::npos;

/// "Current thread 0x7f.. [name] (most recent call first):", "Stack (most recent call first):"
std::optional<ThreadStack> readSection(std::string_view line)
{
    line = trimmed(line);
    constexpr std::string_view end = "(most recent call first):";
    if (!line.ends_with(end))
        return std::nullopt;
    std::string_view start = trimmedRight(line.substr(0, line.size() - end.size()));
    ThreadStack thread;
    if (start == "Stack")
        return thread;
    if (start.starts_with("Current thread")) {
        thread.current = true;
        start.remove_prefix(14);
    } else if (start.starts_with("Thread")) {
        start.remove_prefix(6);
    } else {
        return std::nullopt;
    }
    start = trimmed(start);
    if (start.starts_with("'s C stack"))
        return std::nullopt;
    if (const std::size_t open = start.find('['); open != npos && start.ends_with("]")) {
        thread.name = std::string(start.substr(open + 1, start.size() - open - 2));
        start = trimmed(start.substr(0, open));
    }
    thread.id = std::string(start);
    return thread;
}

/// `  File "f", line 3 in func`: no comma, no code.
std::optional<Frame> readDumpFrame(const TextLine &line)
{
    const std::string_view text = trimmed(line.text);
    if (!text.starts_with("File \""))
        return std::nullopt;
    const std::size_t mark = text.rfind("\", line ");
    if (mark == npos || mark < 6)
        return std::nullopt;
    const std::size_t number = mark + 8;
    const std::size_t digits = text.substr(number, 3) == "???" ? 3 : digitsAt(text, number);
    const std::string_view rest = text.substr(number + digits);
    if (digits == 0 || !rest.starts_with(" in "))
        return std::nullopt;
    Frame frame;
    frame.file = std::string(text.substr(6, mark - 6));
    frame.line = toInt(text.substr(number, digits));
    frame.function = std::string(rest.substr(4));
    frame.range = line.range;
    frame.own = isOwnFile(frame.file);
    return frame;
}

bool isReason(std::string_view line)
{
    return line.starts_with("Fatal Python error: ") ||
           line.starts_with("Windows fatal exception: ") ||
           (line.starts_with("Timeout (") && line.ends_with(")!"));
}

/// `Thread 12 (idle): "MainThread"` of py-spy
std::optional<ThreadStack> readSpySection(std::string_view line)
{
    line = trimmed(line);
    if (!line.starts_with("Thread "))
        return std::nullopt;
    line.remove_prefix(7);
    const std::size_t id = line.find_first_of(" :");
    ThreadStack thread;
    thread.id = std::string(line.substr(0, id));
    if (thread.id.find_first_not_of("0123456789abcdefABCDEFx") != std::string::npos ||
        thread.id.empty())
        return std::nullopt;
    std::string_view rest = id == npos ? std::string_view() : trimmed(line.substr(id));
    if (rest.starts_with("(")) {
        const std::size_t close = rest.find(')');
        if (close == npos)
            return std::nullopt;
        rest = trimmed(rest.substr(close + 1));
    }
    if (!rest.empty() && rest[0] != ':')
        return std::nullopt;
    const std::size_t open = rest.find('"');
    const std::size_t close = rest.rfind('"');
    if (open != npos && close > open)
        thread.name = std::string(rest.substr(open + 1, close - open - 1));
    return thread;
}

/// `    handle (app/jobs.py:42)`, also with a remark behind it
std::optional<Frame> readSpyFrame(const TextLine &line)
{
    const std::size_t indent = paste::indentSize(line.text);
    const std::string_view text = trimmed(line.text);
    if (indent < 2 || text.empty())
        return std::nullopt;
    const std::size_t open = text.find(" (");
    const std::size_t close = text.find(')', open == npos ? 0 : open);
    if (open == npos || open == 0 || close == npos)
        return std::nullopt;
    const std::string_view place = text.substr(open + 2, close - open - 2);
    const std::size_t colon = place.rfind(':');
    Frame frame;
    const bool numbered = colon != npos && colon + 1 + digitsAt(place, colon + 1) == place.size() &&
                          colon + 1 < place.size();
    frame.file = std::string(numbered ? place.substr(0, colon) : place);
    if (numbered)
        frame.line = toInt(place.substr(colon + 1));
    frame.function = std::string(text.substr(0, open));
    frame.range = line.range;
    frame.own = isOwnFile(frame.file);
    return frame;
}

void put(Reader &reader, Dump dump, std::size_t start, std::string_view format)
{
    std::size_t end = start;
    for (const ThreadStack &thread : dump.threads)
        for (const Frame &frame : thread.frames)
            end = std::max(end, frame.range.end);
    dump.range = {start, std::max(end, dump.range.end)};
    reader.trace.dumps.push_back(std::move(dump));
    reader.sawFormat(format);
}

} // namespace

bool readFaultDump(Reader &reader)
{
    const std::string_view text = trimmedRight(reader.text());
    const bool reason = isReason(text);
    if (!reason && !readSection(text))
        return false;
    Dump dump;
    const std::size_t start = reader.line().range.start;
    dump.range = reader.line().range;
    if (reason) {
        dump.reason = std::string(text);
        reader.skip();
    }
    std::size_t blanks = 0;
    for (; !reader.atEnd(); reader.skip()) {
        const TextLine &line = reader.line();
        if (auto thread = readSection(line.text)) {
            dump.threads.push_back(std::move(*thread));
        } else if (auto frame = readDumpFrame(line); frame && !dump.threads.empty()) {
            dump.threads.back().frames.push_back(std::move(*frame));
        } else if (isBlank(line.text)) {
            if (++blanks > 1)
                break;
            continue;
        } else if (!line.text.starts_with("  ") &&
                   !line.text.starts_with("Python runtime state:") &&
                   !line.text.starts_with("Current thread's C stack") &&
                   !line.text.starts_with("Extension modules:") &&
                   !line.text.starts_with("<no Python frame>")) {
            break;
        }
        blanks = 0;
    }
    put(reader, std::move(dump), start, "faulthandler");
    return true;
}

bool readSpyDump(Reader &reader)
{
    const bool head =
        reader.text().starts_with("Process ") && reader.text(1).starts_with("Python v");
    const bool thread = readSpySection(reader.text()) && readSpyFrame(reader.line(1));
    if (!head && !thread)
        return false;
    Dump dump;
    const std::size_t start = reader.line().range.start;
    if (head)
        dump.reason = std::string(trimmedRight(reader.text()));
    while (!reader.atEnd()) {
        const TextLine &line = reader.line();
        if (auto section = readSpySection(line.text)) {
            dump.threads.push_back(std::move(*section));
        } else if (auto frame = dump.threads.empty() ? std::nullopt : readSpyFrame(line)) {
            // Values are printed deeper than the calls that hold them.
            const auto &frames = dump.threads.back().frames;
            if (frames.empty() || paste::indentSize(line.text) <= 4)
                dump.threads.back().frames.push_back(std::move(*frame));
        } else if (!dump.threads.empty() && !isBlank(line.text) &&
                   paste::indentSize(line.text) < 4) {
            break;
        }
        reader.skip();
    }
    put(reader, std::move(dump), start, "py-spy-dump");
    return true;
}

// gdb's py-bt prints frames with code, the innermost first, and nothing was raised.
bool readDebuggerStack(Reader &reader)
{
    if (trimmed(reader.text()) != "Traceback (most recent call first):")
        return false;
    const std::size_t start = reader.line().range.start;
    const auto span = reader.readChain();
    if (span.end != span.first + 1 || !reader.trace.exceptions[span.first].type.empty())
        return span.end > span.first;
    Dump dump;
    dump.threads.emplace_back();
    dump.threads.back().current = true;
    dump.threads.back().frames = std::move(reader.trace.exceptions.back().frames);
    reader.trace.exceptions.pop_back();
    put(reader, std::move(dump), start, "faulthandler");
    return true;
}

} // namespace trace
