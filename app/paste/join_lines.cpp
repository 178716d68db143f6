#include "app/paste/json_text.h"
#include "app/paste/lines.h"
#include "app/paste/stages.h"

namespace paste {

namespace {

/// What loggers and collectors call the one line that a record holds.
constexpr std::string_view names[] = {"log",  "message", "msg",   "MESSAGE", "textPayload",
                                      "text", "line",    "event", "@message"};

bool isTraceLine(std::string_view text)
{
    // Behind a group's margin too.
    text.remove_prefix(std::min(text.find_first_not_of(" \t|+"), text.size()));
    text = trimmed(text);
    if (text.starts_with("Exception Group "))
        text.remove_prefix(16);
    if (text.find('\n') != std::string_view::npos)
        return false;
    return text.starts_with("Traceback (most recent call last)") ||
           (text.starts_with("File \"") && text.find("\", line ") != std::string_view::npos);
}

/// A line that is one record as a whole.
JsonText recordOf(std::string_view text, const Line &line)
{
    const std::string_view now = lineText(text, line);
    if (!now.starts_with("{") || !trimmedRight(now).ends_with("}"))
        return {};
    JsonText json = JsonText::read(text.substr(0, line.range.end), line.range.start);
    return json.empty() || json.cut() || !json.is(0, JsonText::Kind::Object) ? JsonText{}
                                                                             : std::move(json);
}

/// The member that holds one line of a trace, in the first record where one does.
std::string_view lineName(std::string_view text, const std::vector<Line> &lines)
{
    std::size_t budget = 2000; // records looked at
    for (const Line &line : lines) {
        const std::string_view now = lineText(text, line);
        if (!now.starts_with("{") || (now.find("Traceback (") == std::string_view::npos &&
                                      now.find("File \\\"") == std::string_view::npos))
            continue;
        if (budget-- == 0)
            break;
        const JsonText json = recordOf(text, line);
        if (json.empty())
            continue;
        for (std::string_view name : names) {
            const JsonText::Index value = json.member(0, name);
            if (json.isText(value) && isTraceLine(json.text(value)))
                return name;
        }
    }
    return {};
}

} // namespace

// Where every line that a program prints is kept as a record of its own (Docker, journals,
// collectors), they belong together.
void joinLines(Reading &reading)
{
    for (Piece &piece : reading.pieces) {
        if (piece.text.find("{\"") == std::string::npos)
            continue;
        const auto lines = splitLines(piece.text);
        const std::string_view name = lineName(piece.text, lines);
        if (name.empty())
            continue;
        Rewriter rewriter(piece);
        std::optional<base::TextRange> changed;
        for (const Line &line : lines) {
            const JsonText json = recordOf(piece.text, line);
            const JsonText::Index value = json.empty() ? JsonText::none : json.member(0, name);
            if (!json.isText(value)) {
                rewriter.copy({line.range.start, line.next});
                continue;
            }
            changed = base::TextRange{changed ? changed->start : line.range.start, line.range.end};
            json.put(rewriter, value);
            if (!json.text(value).ends_with('\n')) // an empty text is an empty line
                rewriter.insert("\n", json.at(value).range.end);
        }
        if (!changed)
            continue;
        addRepair(piece, "container", "The lines were taken out of the records that hold one each.",
                  *changed);
        piece = rewriter.finish();
    }
}

} // namespace paste
