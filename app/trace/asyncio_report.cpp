#include "app/trace/formats.h"

namespace trace {

namespace {

constexpr auto npos = std::string_view::npos;

struct Report {
    std::string_view words;
    std::string_view kind;
    std::string_view object; ///< word before the repr on the line that follows
};

constexpr Report reports[] = {
    {"Task exception was never retrieved", "task-exception-never-retrieved", "future: "},
    {"Future exception was never retrieved", "future-exception-never-retrieved", "future: "},
    {"Exception in callback ", "exception-in-callback", "handle: "},
    {"Task was destroyed but it is pending!", "task-destroyed-pending", "task: "},
};

/// Splits "/srv/app.py:12" at its last colon.
void readPlace(std::string_view place, std::string &file, std::optional<int> &line)
{
    const std::size_t colon = place.rfind(':');
    if (colon == npos)
        return;
    const std::size_t digits = paste::digitsAt(place, colon + 1);
    if (digits == 0)
        return;
    file = std::string(place.substr(0, colon));
    line = toInt(place.substr(colon + 1, digits));
}

/// The text from the offset to the first of the ends.
std::string_view until(std::string_view text, std::size_t from,
                       std::initializer_list<std::string_view> ends)
{
    std::size_t end = text.size();
    for (std::string_view mark : ends)
        end = std::min(end, text.find(mark, from));
    return text.substr(from, end - from);
}

/// `coro=<refresh() done, defined at /srv/jobs.py:9>`: the name and the place.
void readCoroutine(std::string_view repr, Event &event)
{
    std::size_t at = repr.find(" coro=<");
    if (at == npos)
        return;
    at += 7;
    // Names of local functions hold "<locals>"; the pair of brackets ends the name.
    std::size_t end = repr.find("()", at);
    const std::size_t space = repr.find(' ', at);
    if (end == npos || space < end)
        end = space;
    if (end == npos)
        return;
    event.coroutine = std::string(repr.substr(at, end - at));
    for (std::string_view word : {" defined at ", " running at "}) {
        const std::size_t place = repr.find(word, end);
        if (place == npos)
            continue;
        readPlace(until(repr, place + word.size(), {"> ", ">>", " created at "}), event.file,
                  event.line);
        return;
    }
}

void readRepr(std::string_view repr, Event &event)
{
    const std::size_t first = repr.find(' ');
    if (first != npos)
        event.state = std::string(until(repr, first + 1, {" ", ">", ","}));
    if (const std::size_t name = repr.find(" name='"); name != npos)
        event.name = std::string(until(repr, name + 7, {"'"}));
    readCoroutine(repr, event);
}

/// A handle says what it calls: "<Handle on_done() at /srv/jobs.py:17>".
void readHandle(std::string_view repr, Event &event)
{
    event.state.clear();
    std::size_t at = repr.rfind(" created at ");
    const std::string_view own = repr.substr(0, at);
    if (const std::size_t place = own.rfind(" at "); place != npos) {
        readPlace(until(own, place + 4, {">"}), event.file, event.line);
        // "<TimerHandle when=12.5 on_done('a b') at ...": the name ends at the first bracket.
        const std::string_view call = own.substr(0, place);
        const std::string_view name = call.substr(0, call.find('('));
        event.coroutine = std::string(name.substr(name.rfind(' ') + 1));
    }
}

// The frames of where an object was made belong to no exception.
void skipSourceTraceback(Reader &reader)
{
    if (!reader.text().starts_with("source_traceback: Object created at"))
        return;
    reader.skip();
    while (!reader.atEnd() && reader.text().starts_with("  "))
        reader.skip();
}

bool readSlowCallback(Reader &reader)
{
    const std::string_view line = reader.text();
    const std::size_t at = reportAt(line, "Executing <");
    const std::size_t took = line.rfind("> took ");
    if (at == npos || took == npos || took < at || !paste::trimmedRight(line).ends_with(" seconds"))
        return false;
    Event event;
    event.kind = "slow-callback";
    event.text = std::string(line.substr(at));
    event.range = reader.line().from(at).range;
    event.seconds = std::string(until(line, took + 7, {" "}));
    const std::string_view repr = line.substr(at + 10, took + 1 - at - 10);
    if (repr.starts_with("<Task"))
        readRepr(repr, event);
    else
        readHandle(repr, event);
    reader.trace.events.push_back(std::move(event));
    reader.sawFormat("asyncio-slow-callback");
    reader.skip();
    return true;
}

std::string_view formatOf(std::string_view kind)
{
    if (kind == "exception-in-callback")
        return "asyncio-exception-in-callback";
    return kind == "task-destroyed-pending" ? "asyncio-task-destroyed"
                                            : "asyncio-task-never-retrieved";
}

void readReport(Reader &reader, const Report &report, std::size_t at)
{
    Event event;
    event.kind = std::string(report.kind);
    event.range = reader.line().from(at).range;
    event.text = std::string(reader.text().substr(at));
    reader.skip();
    skipSourceTraceback(reader);
    if (const std::size_t repr = reader.text().find(report.object); repr != npos && repr < 200) {
        const std::string_view text = reader.text().substr(repr + report.object.size());
        event.text += '\n';
        event.text += reader.text().substr(repr);
        event.range.end = reader.line().range.end;
        if (report.object == "handle: ")
            readHandle(text, event);
        else
            readRepr(text, event);
        reader.skip();
    }
    skipSourceTraceback(reader);
    reader.sawFormat(formatOf(report.kind));
    reader.trace.events.push_back(std::move(event));
    if (report.kind != "task-destroyed-pending" && !reader.atEnd() && !endsMessage(reader.text()))
        reader.readChain(true);
}

} // namespace

bool readAsyncioReport(Reader &reader)
{
    for (const Report &report : reports) {
        const std::size_t at = reportAt(reader.text(), report.words);
        if (at == npos)
            continue;
        readReport(reader, report, at);
        return true;
    }
    return readSlowCallback(reader);
}

} // namespace trace
