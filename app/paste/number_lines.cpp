#include "app/paste/code_shape.h"
#include "app/paste/lines.h"
#include "app/paste/stages.h"

namespace paste {

namespace {

constexpr auto npos = std::string_view::npos;
constexpr std::size_t fewest = 5; ///< lines that must be numbered before a number is no text

std::optional<std::size_t> numberOf(std::string_view line)
{
    line = trimmed(line);
    if (line.empty() || line.size() > 6 || digitsAt(line, 0) != line.size())
        return std::nullopt;
    std::size_t number = 0;
    for (const char c : line)
        number = number * 10 + static_cast<std::size_t>(c - '0');
    return number;
}

/// `app/main.py:12:code`, as grep and other search tools print: offset of the code.
struct Hit {
    std::string_view path;
    std::size_t number = 0;
    std::size_t code = 0;
};

std::optional<Hit> readHit(std::string_view line)
{
    const std::size_t end = line.find(".py");
    if (end == npos || end == 0 || end > 200 || line.substr(0, end).find(' ') != npos)
        return std::nullopt;
    const std::size_t mark = end + 3;
    const std::size_t digits = digitsAt(line, mark + 1);
    const std::string_view sign = line.substr(mark, 1);
    if ((sign != ":" && sign != "-") || digits == 0 || digits > 6)
        return std::nullopt;
    const std::string_view after = line.substr(mark + 1 + digits, 1);
    if (after != ":" && after != "-")
        return std::nullopt;
    Hit hit{line.substr(0, mark), 0, mark + digits + 2};
    hit.number = numberOf(line.substr(mark + 1, digits)).value_or(0);
    return hit;
}

class NumberLines
{
public:
    explicit NumberLines(const Piece &piece) : m_piece(piece), m_lines(splitLines(piece.text)) {}

    bool run(Piece &piece)
    {
        m_skip.resize(m_lines.size());
        for (std::size_t i = 0; i < m_lines.size();)
            i += std::max<std::size_t>(1, std::max({between(i), above(i), hits(i)}));
        if (!m_changed)
            return false;
        Rewriter rewriter(m_piece);
        for (std::size_t i = 0; i < m_lines.size(); ++i)
            if (m_skip[i] != npos)
                rewriter.copy({m_lines[i].range.start + m_skip[i], m_lines[i].next});
        addRepair(piece, "line-gutter", "Line numbers around the code were taken out.", *m_changed);
        Piece made = rewriter.finish();
        made.repairs = piece.repairs;
        if (!m_name.empty() && made.name.empty())
            made.name = m_name;
        piece = std::move(made);
        return true;
    }

private:
    std::string_view text(std::size_t i) const { return lineText(m_piece.text, m_lines[i]); }

    void change(std::size_t first, std::size_t end)
    {
        const base::TextRange range{m_lines[first].range.start, m_lines[end - 1].range.end};
        m_changed = m_changed ? base::TextRange{m_changed->start, range.end} : range;
    }

    /// At least half of the lines look like code.
    bool areCode(const std::vector<std::string_view> &lines)
    {
        std::size_t seen = 0;
        std::size_t code = 0;
        for (const std::string_view line : lines) {
            if (isBlank(line))
                continue;
            ++seen;
            code += codeShape(line, m_mayParse) != CodeShape::None;
        }
        return seen >= 3 && code * 2 >= seen;
    }

    /// Pages copy a number on a line of its own before every line of code.
    std::size_t between(std::size_t first)
    {
        auto number = numberOf(text(first));
        std::vector<std::string_view> code;
        std::size_t i = first;
        while (number && i + 1 < m_lines.size()) {
            code.push_back(text(i + 1));
            const std::size_t next = i + 2;
            i = next;
            if (next >= m_lines.size() || numberOf(text(next)) != *number + 1)
                break;
            ++*number;
        }
        if (code.size() < fewest || !areCode(code))
            return 0;
        const std::size_t end = first + 2 * code.size();
        for (std::size_t at = first; at < end; at += 2)
            m_skip[at] = npos;
        change(first, end);
        return end - first;
    }

    /// ... or all the numbers first, the code below them.
    std::size_t above(std::size_t first)
    {
        auto number = numberOf(text(first));
        std::size_t end = first;
        while (number && end < m_lines.size() && numberOf(text(end)) == *number) {
            ++*number;
            ++end;
        }
        if (end - first < fewest)
            return 0;
        std::vector<std::string_view> code;
        for (std::size_t i = end; i < std::min(m_lines.size(), end + (end - first)); ++i)
            code.push_back(text(i));
        if (!areCode(code))
            return 0;
        for (std::size_t i = first; i < end; ++i)
            m_skip[i] = npos;
        change(first, end + code.size());
        return end - first;
    }

    /// Lines of one file as a search prints them.
    std::size_t hits(std::size_t first)
    {
        const auto start = readHit(text(first));
        if (!start)
            return 0;
        std::vector<std::string_view> code;
        std::vector<std::size_t> skip;
        std::size_t number = start->number;
        for (std::size_t i = first; i < m_lines.size(); ++i, ++number) {
            const auto hit = readHit(text(i));
            if (!hit || hit->path != start->path || hit->number != number)
                break;
            code.push_back(text(i).substr(hit->code));
            skip.push_back(hit->code);
        }
        if (code.size() < 3 || !areCode(code))
            return 0;
        std::copy(skip.begin(), skip.end(), m_skip.begin() + static_cast<std::ptrdiff_t>(first));
        m_name = std::string(start->path);
        change(first, first + skip.size());
        return skip.size();
    }

    const Piece &m_piece;
    std::vector<Line> m_lines;
    std::vector<std::size_t> m_skip; ///< bytes before the code; npos: the whole line
    std::optional<base::TextRange> m_changed;
    std::string m_name;
    std::size_t m_mayParse = 400;
};

} // namespace

void numberLines(Reading &reading)
{
    for (Piece &piece : reading.pieces) {
        if (piece.text.size() > (1u << 20) || piece.text.find(", line ") != std::string::npos)
            continue;
        const Piece from = piece;
        NumberLines(from).run(piece);
    }
}

} // namespace paste
