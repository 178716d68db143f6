#include "app/paste/record_prefix.h"
#include "app/paste/lines.h"

namespace paste {

namespace {

constexpr std::string_view levels[] = {"CRITICAL", "EXCEPTION", "WARNING", "SUCCESS",
                                       "NOTICE",   "ERROR",     "DEBUG",   "FATAL",
                                       "TRACE",    "WARN",      "INFO"};
constexpr std::string_view months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                       "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

bool isMonth(std::string_view text)
{
    return std::find(std::begin(months), std::end(months), text.substr(0, 3)) != std::end(months);
}

/// "10:00:00", with fraction and zone.
std::size_t clockSize(std::string_view text)
{
    std::size_t at = digitsAt(text, 0);
    if (at < 1 || at > 2)
        return 0;
    for (int part = 0; part < 2; ++part) {
        if (text.substr(at, 1) != ":" || digitsAt(text, at + 1) != 2)
            return 0;
        at += 3;
    }
    if (at < text.size() && (text[at] == '.' || text[at] == ',') && digitsAt(text, at + 1) > 0)
        at += 1 + digitsAt(text, at + 1);
    if (text.substr(at, 1) == "Z")
        return at + 1;
    const std::size_t zone = text.substr(at, 1) == " " ? at + 1 : at;
    if (zone < text.size() && (text[zone] == '+' || text[zone] == '-')) {
        const std::size_t digits = digitsAt(text, zone + 1);
        if (digits == 4)
            return zone + 5;
        if (digits == 2 && text.substr(zone + 3, 1) == ":" && digitsAt(text, zone + 4) == 2)
            return zone + 6;
    }
    if (text.substr(at, 4) == " UTC")
        return at + 4;
    return at;
}

/// "2026-11-02", "2026/11/02", "02/Nov/2026", "Nov  2", each with what parts it from the clock.
std::size_t daySize(std::string_view text)
{
    const std::size_t digits = digitsAt(text, 0);
    if (digits == 4 || digits == 2) {
        const std::string_view mark = text.substr(digits, 1);
        if (mark != "-" && mark != "/")
            return 0;
        std::size_t at = digits + 1;
        const std::size_t middle = isMonth(text.substr(at)) ? 3 : digitsAt(text, at);
        at += middle;
        if (middle == 0 || text.substr(at, 1) != mark || digitsAt(text, at + 1) < 2)
            return 0;
        at += 1 + digitsAt(text, at + 1);
        return at < text.size() &&
                       std::string_view("T :,_").find(text[at]) != std::string_view::npos
                   ? at + 1
                   : 0;
    }
    if (isMonth(text) && text.substr(3, 1) == " ") {
        std::size_t at = 4 + (text.substr(4, 1) == " " ? 1 : 0);
        const std::size_t day = digitsAt(text, at);
        at += day;
        return day > 0 && text.substr(at, 1) == " " ? at + 1 : 0;
    }
    return 0;
}

/// "host app[12]: " behind a syslog time.
std::size_t tagSize(std::string_view text)
{
    const std::size_t host = text.find(' ');
    if (host == std::string_view::npos || host == 0 || host > 255)
        return 0;
    std::size_t at = host + 1;
    while (at < text.size() && text[at] != ':' && text[at] != '[' && text[at] != ' ')
        ++at;
    if (at == host + 1)
        return 0;
    if (at < text.size() && text[at] == '[') {
        const std::size_t digits = digitsAt(text, at + 1);
        if (digits == 0 || text.substr(at + 1 + digits, 1) != "]")
            return 0;
        at += digits + 2;
    }
    return text.substr(at, 2) == ": " ? at + 2 : 0;
}

std::size_t spacesAt(std::string_view text, std::size_t at)
{
    const std::size_t end = text.find_first_not_of(" \t", at);
    return (end == std::string_view::npos ? text.size() : end) - at;
}

/// One more field of a record: "[...]", a level, a number of a process, a dash or bar between
/// fields.
std::size_t fieldSize(std::string_view text)
{
    if (text.empty())
        return 0;
    if (text[0] == '[') {
        const std::size_t end = text.find(']');
        if (end == std::string_view::npos || end > 120)
            return 0;
        const bool colon = text.substr(end + 1, 1) == ":";
        return end + 1 + colon;
    }
    if (const std::size_t level = levelSize(text)) {
        if (level == text.size() ||
            std::string_view(": ]/|-").find(text[level]) != std::string_view::npos)
            return level + (text.substr(level, 1) == ":" ? 1 : 0);
        return 0;
    }
    if ((text[0] == '-' || text[0] == '|' || text[0] == ':') && text.substr(1, 1) == " ")
        return 1;
    return 0;
}

/// "##[error]" of a workflow's log, "W0501 10:00:00.123 " of glog.
std::size_t shortSize(std::string_view line)
{
    if (line.starts_with("##[")) {
        const std::size_t end = line.find(']');
        return end == std::string_view::npos ? 0 : end + 1;
    }
    if (line.size() < 15 || std::string_view("IWEFD").find(line[0]) == std::string_view::npos ||
        digitsAt(line, 1) != 4 || line[5] != ' ')
        return 0;
    const std::size_t clock = clockSize(line.substr(6));
    return clock ? 6 + clock + spacesAt(line, 6 + clock) : 0;
}

} // namespace

std::size_t levelSize(std::string_view line)
{
    for (std::string_view level : levels)
        if (line.starts_with(level) &&
            (line.size() == level.size() || !isWordByte(line[level.size()])))
            return level.size();
    return 0;
}

std::size_t timeSize(std::string_view line)
{
    const std::size_t day = daySize(line);
    const std::size_t clock = clockSize(line.substr(day));
    return clock ? day + clock : 0;
}

bool isAccessLine(std::string_view line)
{
    // 10.0.0.1 - - [02/Nov/2026:10:00:00 +0000] "GET / HTTP/1.1" 200
    // 10.0.0.1:4711 - "GET / HTTP/1.1" 200 OK
    const std::size_t dash = line.find(" - ");
    if (dash == std::string_view::npos || dash > 60 || dash == 0)
        return false;
    const std::string_view host = line.substr(0, dash);
    if (host.find_first_not_of("0123456789abcdefABCDEF.:[]") != std::string_view::npos)
        return false;
    return line.find("HTTP/", dash) != std::string_view::npos;
}

std::size_t recordPrefixSize(std::string_view line)
{
    line = line.substr(0, 400);
    if (const std::size_t size = shortSize(line))
        return size;
    std::size_t at = 0;
    bool certain = false;
    const bool bracket = line.starts_with("[");
    if (const std::size_t time = timeSize(line.substr(bracket ? 1 : 0))) {
        at = time + (bracket ? 1 : 0);
        if (bracket) {
            // Celery writes level and process inside the same brackets.
            const std::size_t end = line.find(']', at);
            if (end == std::string_view::npos || end > at + 80)
                return 0;
            at = end + 1;
        }
        certain = true;
        if (isMonth(line)) {
            const std::size_t tag = tagSize(line.substr(std::min(line.size(), at + 1)));
            return tag ? at + 1 + tag : at + spacesAt(line, at);
        }
    } else if (bracket) {
        const std::size_t level = levelSize(line.substr(1));
        if (level == 0 || line.substr(1 + level, 1) != "]")
            return 0;
        at = level + 2;
        certain = true;
    } else if (const std::size_t level = levelSize(line)) {
        if (line.substr(level, 1) != ":" && line.substr(level, 3) != " - " &&
            line.substr(level, 4) != " in ")
            return 0;
        at = level + (line.substr(level, 1) == ":" ? 1 : 0);
        certain = true;
    }
    if (!certain)
        return 0;
    while (at < line.size()) {
        const std::size_t spaces = spacesAt(line, at);
        const std::size_t field = fieldSize(line.substr(at + spaces));
        if (field == 0)
            return at +
                   std::min<std::size_t>(spaces, line[at] == ' ' || line[at] == '\t' ? spaces : 0);
        at += spaces + field;
    }
    return at;
}

} // namespace paste
