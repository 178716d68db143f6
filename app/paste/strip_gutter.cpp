#include "app/paste/code_shape.h"
#include "app/paste/lines.h"
#include "app/paste/stages.h"

namespace paste {

namespace {

constexpr auto npos = std::string_view::npos;

struct GutterLine {
    std::size_t number = 0;
    std::size_t end = 0; ///< behind the number and its mark
    char sign = 0;       ///< what stands behind the number: '|', ':', ')', '.' or nothing
};

/// `  12 | code`, `12│ code`, `12: code`, `12) code`, `12. code`, `12  code`, `12`
std::optional<GutterLine> readGutter(std::string_view line)
{
    const std::size_t indent = indentSize(line);
    const std::size_t digits = digitsAt(line, indent);
    if (digits == 0 || digits > 6)
        return std::nullopt;
    GutterLine gutter;
    for (std::size_t i = 0; i < digits; ++i)
        gutter.number = gutter.number * 10 + static_cast<std::size_t>(line[indent + i] - '0');
    gutter.end = indent + digits;
    const std::size_t mark = std::min(line.find_first_not_of(' ', gutter.end), line.size());
    for (std::string_view sign : {"|", "\u2502", ":", ")", "."})
        if (line.substr(mark, sign.size()) == sign) {
            const bool bar = sign == "|" || sign == "\u2502";
            const bool ends = mark + 1 == line.size() || line[mark + 1] == ' ';
            if (!bar && (mark != gutter.end || (sign != ":" && !ends)))
                continue;
            gutter.end = mark + sign.size();
            gutter.sign = bar ? '|' : sign[0];
            return gutter;
        }
    if (gutter.end < line.size() && line[gutter.end] != ' ' && line[gutter.end] != '\t')
        return std::nullopt;
    return gutter;
}

class GutterStripper
{
public:
    explicit GutterStripper(const Piece &piece) : m_piece(piece), m_lines(splitLines(piece.text)) {}

    bool run(Piece &piece)
    {
        Rewriter rewriter(m_piece);
        std::optional<base::TextRange> changed;
        for (std::size_t i = 0; i < m_lines.size();) {
            const std::size_t count = runLength(i);
            if (count < 3 || !isCode(i, count)) {
                for (std::size_t end = i + std::max<std::size_t>(count, 1); i < end; ++i)
                    rewriter.copy({m_lines[i].range.start, m_lines[i].next});
                continue;
            }
            const std::size_t blanks = commonBlanks(i, count);
            for (std::size_t end = i + count; i < end; ++i) {
                const std::size_t skip =
                    std::min(readGutter(text(i))->end + blanks, m_lines[i].range.size());
                rewriter.copy({m_lines[i].range.start + skip, m_lines[i].next});
                changed = base::TextRange{changed ? changed->start : m_lines[i].range.start,
                                          m_lines[i].range.end};
            }
        }
        if (!changed)
            return false;
        addRepair(piece, "line-gutter", "Line numbers before the code were taken off.", *changed);
        Piece made = rewriter.finish();
        made.repairs = piece.repairs;
        piece = std::move(made);
        return true;
    }

private:
    std::string_view text(std::size_t i) const { return lineText(m_piece.text, m_lines[i]); }

    /// Lines from here on whose numbers follow one another.
    std::size_t runLength(std::size_t first) const
    {
        auto last = readGutter(text(first));
        if (!last)
            return 0;
        std::size_t count = 1;
        while (first + count < m_lines.size()) {
            const auto next = readGutter(text(first + count));
            if (!next || next->number != last->number + 1 || next->sign != last->sign)
                break;
            last = next;
            ++count;
        }
        return count;
    }

    std::size_t commonBlanks(std::size_t first, std::size_t count) const
    {
        std::size_t least = npos;
        for (std::size_t i = first; i < first + count; ++i) {
            const std::string_view rest = text(i).substr(readGutter(text(i))->end);
            if (!isBlank(rest))
                least = std::min(least, indentSize(rest));
        }
        return least == npos ? 0 : least;
    }

    bool isCode(std::size_t first, std::size_t count) const
    {
        std::size_t mayParse = 400;
        std::size_t code = 0;
        std::size_t seen = 0;
        for (std::size_t i = first; i < first + std::min<std::size_t>(count, 60); ++i) {
            const std::string_view rest = text(i).substr(readGutter(text(i))->end);
            if (isBlank(rest))
                continue;
            ++seen;
            code += codeShape(rest, mayParse) != CodeShape::None;
        }
        // A list in prose is numbered like that too.
        const char sign = readGutter(text(first))->sign;
        if (sign == ')' || sign == '.')
            return seen >= 5 && code * 5 >= seen * 4;
        return seen > 0 && code * 2 >= seen;
    }

    const Piece &m_piece;
    std::vector<Line> m_lines;
};

/// Renderers number the lines around a frame; they have their own way of being read.
bool isRendered(std::string_view text)
{
    return text.find("Traceback (most recent call last)") != npos || text.find("\n--> ") != npos ||
           text.find("\n----") != npos || text.find("\u2771") != npos;
}

} // namespace

void stripGutter(Reading &reading)
{
    for (Piece &piece : reading.pieces) {
        if (piece.text.size() > (4u << 20) || isRendered(piece.text))
            continue;
        const Piece from = piece;
        GutterStripper(from).run(piece);
    }
}

} // namespace paste
