#include "app/paste/lines.h"
#include "app/paste/stages.h"

namespace paste {

namespace {

constexpr auto npos = std::string_view::npos;
constexpr std::string_view head = "Exception Group Traceback (most recent call last):";
constexpr std::string_view dashes = "----------------";

/// "+---- 1 ----", "+-+---- 1 ----", "+--------": what parts the members of a group.
struct Rule {
    bool first = false;
    bool last = false; ///< no number in it
    std::size_t size = 0;
};

std::optional<Rule> readRule(std::string_view text)
{
    Rule rule;
    rule.first = text.starts_with("+-+-");
    std::size_t at = rule.first ? 3 : 1;
    if (!text.starts_with("+") || text.substr(at, dashes.size()) != dashes)
        return std::nullopt;
    at = std::min(text.find_first_not_of('-', at), text.size());
    rule.last = true;
    if (text.substr(at, 1) == " ") {
        const std::size_t digits = digitsAt(text, at + 1);
        const std::size_t word = digits ? digits : text.substr(at + 1, 3) == "..." ? 3 : 0;
        if (word && text.substr(at + 1 + word, 1 + dashes.size()).ends_with(dashes)) {
            at = std::min(text.find_first_not_of('-', at + 2 + word), text.size());
            rule.last = false;
        }
    }
    rule.size = at;
    return rule;
}

/// Where the next line of a group begins in a line that holds several: at a bar between blanks or
/// at a rule.
std::size_t nextSeam(std::string_view line, std::size_t from)
{
    for (std::size_t at = from; at < line.size(); ++at) {
        const bool behindBlank = at > 0 && line[at - 1] == ' ';
        if (line[at] == '|' && behindBlank && (at + 1 == line.size() || line[at + 1] == ' '))
            return at;
        if (line[at] == '+' && (behindBlank || at > from + 15) && readRule(line.substr(at)))
            return at;
    }
    return npos;
}

/// Puts the line ends back where a whole group stands in one line.
bool splitGroups(Piece &piece)
{
    const std::string_view text = piece.text;
    Rewriter rewriter(piece);
    std::optional<base::TextRange> changed;
    for (const Line &line : splitLines(text)) {
        const std::string_view now = lineText(text, line);
        const std::size_t header = now.find(head);
        const std::size_t first = header == npos ? npos : nextSeam(now, header + head.size());
        if (first == npos) {
            rewriter.copy({line.range.start, line.next});
            continue;
        }
        // All its lines go to the margin; the blanks before them are put back together.
        const std::size_t blank = indentSize(now);
        std::size_t done = line.range.start + (now.substr(blank, 1) == "+" ? blank : 0);
        for (std::size_t at = first; at != npos;) {
            const std::size_t seam = line.range.start + at;
            std::size_t end = seam;
            while (end > done && text[end - 1] == ' ')
                --end;
            rewriter.copy({done, end});
            rewriter.insert("\n", end);
            done = seam;
            const auto rule = readRule(now.substr(at));
            at = nextSeam(now, at + (rule ? rule->size : 1));
        }
        rewriter.copy({done, line.next});
        changed = base::TextRange{changed ? changed->start : line.range.start, line.range.end};
    }
    if (!changed)
        return false;
    addRepair(piece, "newlines", "Line ends that were lost in a group were put back.", *changed);
    piece = rewriter.finish();
    return true;
}

/// A group whose lines have lost the blanks before their margins gets them back: how deep a line
/// stands follows from the rules above it.
class Margins
{
public:
    explicit Margins(const Piece &piece) : m_piece(piece), m_lines(splitLines(piece.text)) {}

    std::optional<Piece> restore(Piece &piece)
    {
        Rewriter rewriter(m_piece);
        std::optional<base::TextRange> changed;
        for (std::size_t i = 0; i < m_lines.size(); ++i) {
            const auto column = columnOf(i);
            if (column) {
                rewriter.insert(std::string(*column, ' '), m_lines[i].range.start);
                changed = base::TextRange{changed ? changed->start : m_lines[i].range.start,
                                          m_lines[i].range.end};
            }
            rewriter.copy({m_lines[i].range.start, m_lines[i].next});
        }
        if (!changed)
            return std::nullopt;
        addRepair(piece, "indentation", "The margins of an exception group were put back.",
                  *changed);
        return rewriter.finish();
    }

private:
    std::string_view text(std::size_t i) const { return lineText(m_piece.text, m_lines[i]); }

    bool opens(std::size_t i) const
    {
        const std::string_view line = trimmedRight(text(i));
        if (line.starts_with("+ ") && line.substr(2) == head)
            return i + 1 < m_lines.size() && text(i + 1).starts_with("|");
        return line.starts_with("| ") &&
               (line.ends_with(" sub-exceptions)") || line.ends_with(" sub-exception)")) &&
               i + 1 < m_lines.size() && text(i + 1).starts_with("+-+-");
    }

    /// Blanks that are missing before the line; nullopt outside of a flattened group.
    std::optional<std::size_t> columnOf(std::size_t i)
    {
        const std::string_view line = text(i);
        if (m_depth == 0) {
            if (!opens(i))
                return std::nullopt;
            m_depth = 1;
            return 2;
        }
        if (!line.starts_with("|") && !line.starts_with("+")) {
            m_depth = 0;
            return std::nullopt;
        }
        const std::size_t column = 2 * m_depth;
        if (const auto rule = readRule(line)) {
            if (rule->first)
                ++m_depth;
            else if (rule->last)
                --m_depth;
            // The outermost group's own chain may go on behind its last member.
            m_depth = std::max<std::size_t>(m_depth, 1);
        }
        return column;
    }

    const Piece &m_piece;
    std::vector<Line> m_lines;
    std::size_t m_depth = 0; ///< 1: the outermost group's own margin
};

} // namespace

void restoreMargins(Reading &reading)
{
    for (Piece &piece : reading.pieces) {
        if (piece.text.find(" sub-exception") == std::string::npos)
            continue;
        splitGroups(piece);
        // What the new piece is made of must outlive its making.
        Piece before = piece;
        if (auto made = Margins(before).restore(before)) {
            made->repairs = before.repairs;
            piece = std::move(*made);
        }
    }
}

} // namespace paste
