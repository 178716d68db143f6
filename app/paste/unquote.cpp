#include "app/paste/lines.h"
#include "app/paste/stages.h"

namespace paste {

namespace {

/// Bytes of "> ", ">> " and the like at the start; one '>' alone at the end of a line counts.
std::size_t quoteSize(std::string_view line)
{
    std::size_t at = 0;
    while (at < line.size() && line[at] == '>') {
        if (line.substr(at, 3) == ">>>")
            return at; // a prompt; behind "> " it is a quoted one
        ++at;
        if (at < line.size() && line[at] == ' ')
            ++at;
        else if (at < line.size() && line[at] != '>')
            return 0;
    }
    return at;
}

bool beginsTrace(std::string_view line)
{
    line = trimmed(line);
    return line.starts_with("Traceback (most recent call last)") || line.starts_with("File \"");
}

/// Old mail programs put a bare ">" before every line: a run of such lines with a trace in it.
void findTight(std::string_view text, const std::vector<Line> &lines,
               std::vector<std::size_t> &quotes)
{
    for (std::size_t first = 0; first < lines.size();) {
        std::size_t end = first;
        bool tight = false;
        while (end < lines.size()) {
            const std::string_view line = lineText(text, lines[end]);
            if (!line.starts_with(">") || line.starts_with(">>>"))
                break;
            tight = tight || (quotes[end] == 0 && beginsTrace(line.substr(1)));
            ++end;
        }
        for (std::size_t i = first; tight && end > first + 2 && i < end; ++i)
            quotes[i] = 1;
        first = std::max(end, first + 1);
    }
}

} // namespace

// Answers by mail and in forums put "> " before every line. One line alone may be a shell's prompt.
void unquote(Reading &reading)
{
    for (Piece &piece : reading.pieces) {
        if (piece.text.find('>') == std::string::npos)
            continue;
        const auto lines = splitLines(piece.text);
        std::vector<std::size_t> quotes(lines.size());
        for (std::size_t i = 0; i < lines.size(); ++i)
            quotes[i] = quoteSize(lineText(piece.text, lines[i]));
        findTight(piece.text, lines, quotes);
        Rewriter rewriter(piece);
        std::optional<base::TextRange> changed;
        for (std::size_t i = 0; i < lines.size(); ++i) {
            const bool run = quotes[i] > 0 && ((i > 0 && quotes[i - 1] > 0) ||
                                               (i + 1 < lines.size() && quotes[i + 1] > 0));
            const std::size_t skip = run ? quotes[i] : 0;
            if (skip > 0)
                changed = base::TextRange{changed ? changed->start : lines[i].range.start,
                                          lines[i].range.end};
            rewriter.copy({lines[i].range.start + skip, lines[i].next});
        }
        if (!changed)
            continue;
        addRepair(piece, "quote", "Quotation marks (>) before the lines were taken off.", *changed);
        piece = rewriter.finish();
    }
}

} // namespace paste
