#include "app/paste/code_shape.h"
#include "app/paste/lines.h"
#include "app/paste/stages.h"

namespace paste {

namespace {

constexpr auto npos = std::string_view::npos;

bool isHunkHead(std::string_view line)
{
    return line.starts_with("@@ -") && line.find(" @@", 4) != npos;
}

/// `+++ b/app/main.py`: the name without the side's letter and the time.
std::string newName(std::string_view line)
{
    std::string_view name = trimmed(line.substr(4));
    name = name.substr(0, name.find('\t'));
    if (name.size() > 2 && name[1] == '/' && std::string_view("abciw").find(name[0]) != npos)
        name.remove_prefix(2);
    return name == "/dev/null" ? std::string() : std::string(name);
}

std::string languageOf(std::string_view name)
{
    for (const auto &[ending, language] :
         {std::pair(".py", "python"), std::pair(".json", "json"), std::pair(".toml", "toml")})
        if (name.ends_with(ending))
            return language;
    return name.empty() ? "python" : "";
}

class DiffReader
{
public:
    explicit DiffReader(const Piece &piece) : m_piece(piece), m_lines(splitLines(piece.text)) {}

    /// One piece for each file, with the lines as they are after the change; text around stays.
    std::vector<Piece> read()
    {
        std::size_t i = 0;
        std::size_t outside = 0;
        while (i < m_lines.size()) {
            const bool header = text(i).starts_with("--- ") && i + 1 < m_lines.size() &&
                                text(i + 1).starts_with("+++ ");
            if (!header && !isHunkHead(text(i))) {
                ++i;
                continue;
            }
            std::size_t start = i;
            while (start > outside && isGitHead(text(start - 1)))
                --start;
            keep(outside, start);
            i = readFile(i, header);
            outside = i;
        }
        if (m_out.empty())
            return {};
        keep(outside, m_lines.size());
        return std::move(m_out);
    }

    /// All of it is a diff's body without a head: every line is marked, some are new, and what they
    /// make is code.
    std::vector<Piece> readBody()
    {
        std::size_t marked = 0;
        std::size_t fresh = 0;
        std::size_t code = 0;
        std::size_t mayParse = 400;
        for (std::size_t i = 0; i < m_lines.size(); ++i) {
            const std::string_view line = text(i);
            if (isBlank(line))
                continue;
            if (std::string_view(" +-").find(line[0]) == npos)
                return {};
            ++marked;
            fresh += line[0] == '+';
            code += line[0] != '-' && codeShape(line.substr(1), mayParse) != CodeShape::None;
        }
        if (marked < 3 || fresh == 0 || code * 2 < marked)
            return {};
        readFile(0, false);
        return std::move(m_out);
    }

private:
    std::string_view text(std::size_t i) const { return lineText(m_piece.text, m_lines[i]); }

    static bool isGitHead(std::string_view line)
    {
        for (std::string_view word : {"diff --git", "index ", "new file mode", "deleted file mode",
                                      "old mode", "new mode", "similarity ", "rename "})
            if (line.starts_with(word))
                return true;
        return false;
    }

    void keep(std::size_t first, std::size_t end)
    {
        if (first >= end)
            return;
        Piece piece = slice(m_piece, {m_lines[first].range.start, m_lines[end - 1].next});
        if (!trimmed(piece.text).empty())
            m_out.push_back(std::move(piece));
    }

    std::size_t readFile(std::size_t first, bool header)
    {
        Rewriter rewriter(m_piece);
        std::string name = m_piece.name;
        std::size_t i = first;
        if (header) {
            name = newName(text(i + 1));
            i += 2;
        }
        for (; i < m_lines.size(); ++i) {
            const std::string_view line = text(i);
            if (isHunkHead(line) || line.starts_with("\\ No newline"))
                continue;
            if (line.empty()) {
                rewriter.copy({m_lines[i].range.start, m_lines[i].next});
                continue;
            }
            if (line.starts_with("--- ") && i + 1 < m_lines.size() &&
                text(i + 1).starts_with("+++ "))
                break;
            if (line[0] == '-')
                continue;
            if (line[0] != ' ' && line[0] != '+')
                break;
            rewriter.copy({m_lines[i].range.start + 1, m_lines[i].next});
        }
        Piece piece = rewriter.finish();
        piece.name = name;
        piece.language = languageOf(name);
        piece.fenced = true;
        piece.repairs.push_back(
            {"diff-marks", "The marks of a diff were taken off; the text is what it makes.",
             m_piece.origin.toOrigin({m_lines[first].range.start, m_lines[i - 1].range.end}),
             false});
        if (!trimmed(piece.text).empty())
            m_out.push_back(std::move(piece));
        return i;
    }

    const Piece &m_piece;
    std::vector<Line> m_lines;
    std::vector<Piece> m_out;
};

} // namespace

void applyDiff(Reading &reading)
{
    std::vector<Piece> pieces;
    for (Piece &piece : reading.pieces) {
        std::vector<Piece> parts;
        if (piece.text.find("@@ -") != std::string::npos ||
            piece.text.find("+++ ") != std::string::npos)
            parts = DiffReader(piece).read();
        else if (piece.text.size() < (1u << 20) &&
                 (piece.text.starts_with("+") || piece.text.find("\n+") != std::string::npos))
            parts = DiffReader(piece).readBody();
        if (parts.empty())
            pieces.push_back(std::move(piece));
        for (Piece &part : parts)
            pieces.push_back(std::move(part));
    }
    reading.pieces = std::move(pieces);
}

} // namespace paste
