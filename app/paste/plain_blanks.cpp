#include "app/paste/lines.h"
#include "app/paste/stages.h"

namespace paste {

namespace {

constexpr auto npos = std::string_view::npos;
constexpr std::string_view hard = "\u00a0";

std::string plain(std::string_view line)
{
    std::string out;
    out.reserve(line.size());
    for (std::size_t at = 0; at < line.size();) {
        const bool found = line.substr(at, hard.size()) == hard;
        out += found ? ' ' : line[at];
        at += found ? hard.size() : 1;
    }
    return out;
}

/// A line whose words are the printer's own: all its blanks are plain ones.
bool isFixed(std::string_view line)
{
    const std::string_view rest = trimmed(line);
    return line.find("Traceback (most recent call") != npos ||
           (rest.starts_with("File \"") && rest.find("\", line ") != npos) ||
           rest.starts_with("The above exception was") ||
           rest.starts_with("During handling of the above") || rest.starts_with("Stack: ") ||
           rest.starts_with("[Previous line repeated ");
}

/// Blanks before the content: the indentation, and a group's margin with what stands behind it.
std::size_t marginSize(std::string_view line)
{
    std::size_t at = indentSize(line);
    if (at < line.size() && (line[at] == '|' || line[at] == '+'))
        at += 1 + indentSize(line.substr(at + 1));
    return at;
}

} // namespace

// Pages and chats keep indentation alive with blanks that are none for a grammar. In code they are
// a fault of the text: they stay there, and are told of.
void plainBlanks(Reading &reading)
{
    for (Piece &piece : reading.pieces) {
        const std::string_view text = piece.text;
        if (text.find(hard) == npos)
            continue;
        const auto lines = splitLines(text);
        bool trace = false;
        std::vector<std::size_t> upTo(lines.size()); // blanks before this offset are made plain
        for (std::size_t i = 0; i < lines.size(); ++i) {
            const std::string_view line = lineText(text, lines[i]);
            if (line.size() > 4000)
                continue;
            const std::string made = plain(line);
            const bool fixed = isFixed(made);
            trace = trace || fixed;
            upTo[i] = made.size() == line.size() ? 0 : fixed ? line.size() : marginSize(line);
        }
        if (!trace)
            continue;
        Rewriter rewriter(piece);
        std::size_t done = 0;
        std::size_t first = npos;
        for (std::size_t i = 0; i < lines.size(); ++i) {
            const std::size_t start = lines[i].range.start;
            for (std::size_t at = text.find(hard, start); at < start + upTo[i];
                 at = text.find(hard, at)) {
                first = std::min(first, at);
                rewriter.copy({done, at});
                rewriter.replace(" ", {at, at + hard.size()});
                done = at += hard.size();
            }
        }
        if (first == npos)
            continue;
        rewriter.copy({done, text.size()});
        addRepair(piece, "nbsp", "No-break spaces before the lines were read as plain ones.",
                  {first, done});
        Piece made = rewriter.finish();
        made.repairs = piece.repairs;
        piece = std::move(made);
    }
}

} // namespace paste
