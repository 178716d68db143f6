#include "app/paste/lines.h"
#include "app/paste/stages.h"

namespace paste {

namespace {

constexpr auto npos = std::string_view::npos;
constexpr std::string_view head = "Traceback (most recent call last)";

std::size_t leadingBlanks(std::string_view line)
{
    return std::min(line.find_first_not_of(' '), line.size());
}

/// Where the header stands behind something else, npos otherwise.
std::size_t headerColumn(std::string_view line)
{
    line = trimmedRight(line.substr(0, 1000));
    if (line.ends_with(":"))
        line.remove_suffix(1);
    if (!line.ends_with(head))
        return npos;
    const std::size_t at = line.size() - head.size();
    return at > leadingBlanks(line) ? at : npos;
}

/// How many characters a text has: a prefix may hold letters of several bytes.
std::size_t width(std::string_view text)
{
    std::size_t count = 0;
    for (const char c : text)
        count += (static_cast<unsigned char>(c) & 0xc0) != 0x80;
    return count;
}

} // namespace

// journalctl and loggers with columns write a record of several lines below itself: what follows
// the first line begins where that line's own text began.
void stripAligned(Reading &reading)
{
    for (Piece &piece : reading.pieces) {
        if (piece.text.find(head) == std::string::npos)
            continue;
        const auto lines = splitLines(piece.text);
        const auto text = [&](std::size_t i) { return lineText(piece.text, lines[i]); };
        std::vector<std::size_t> cut(lines.size());
        std::optional<base::TextRange> changed;
        for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
            const std::size_t at = headerColumn(text(i));
            const std::size_t column = at == npos ? 0 : width(text(i).substr(0, at));
            if (column == 0 || leadingBlanks(text(i + 1)) != column + 2 ||
                !text(i + 1).substr(column + 2).starts_with("File \""))
                continue;
            std::size_t end = i + 1;
            while (end < lines.size() && (leadingBlanks(text(end)) >= column || isBlank(text(end))))
                ++end;
            for (std::size_t k = i + 1; k < end; ++k)
                cut[k] = std::min(column, leadingBlanks(text(k)));
            changed = base::TextRange{changed ? changed->start : lines[i].range.start,
                                      lines[end - 1].range.end};
            i = end - 1;
        }
        if (!changed)
            continue;
        Rewriter rewriter(piece);
        for (std::size_t i = 0; i < lines.size(); ++i)
            rewriter.copy({lines[i].range.start + cut[i], lines[i].next});
        addRepair(piece, "logger-prefix",
                  "Lines that a log writes below their record's own column were moved back.",
                  *changed);
        piece = rewriter.finish();
    }
}

} // namespace paste
