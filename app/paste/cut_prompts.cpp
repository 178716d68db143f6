#include "app/paste/lines.h"
#include "app/paste/stages.h"

namespace paste {

namespace {

/// What a session line begins with.
enum class Prompt { None, First, More };

struct PromptLine {
    Prompt kind = Prompt::None;
    std::size_t size = 0;
};

/// `>>> code`, `... code`, `In [3]: code`, `   ...: code`
PromptLine readPrompt(std::string_view line, bool open)
{
    if (line.starts_with(">>> ") || trimmedRight(line) == ">>>")
        return {Prompt::First, std::min<std::size_t>(4, line.size())};
    if (open && (line.starts_with("... ") || trimmedRight(line) == "..."))
        return {Prompt::More, std::min<std::size_t>(4, line.size())};
    if (line.starts_with("In [")) {
        const std::size_t digits = digitsAt(line, 4);
        if (digits > 0 && line.substr(4 + digits, 2) == "]:")
            return {Prompt::First, std::min(line.size(), 6 + digits + 1)};
    }
    const std::size_t indent = indentSize(line);
    // Older versions write one dot more.
    const std::size_t dots = std::min(line.find_first_not_of('.', indent), line.size());
    if (open && indent >= 2 && dots >= indent + 3 && line.substr(dots, 1) == ":")
        return {Prompt::More, std::min(line.size(), dots + 2)};
    return {};
}

class SessionCutter
{
public:
    explicit SessionCutter(const Piece &piece) : m_piece(piece), m_lines(splitLines(piece.text)) {}

    std::vector<Piece> cut()
    {
        m_prompts.resize(m_lines.size());
        bool open = false;
        std::optional<std::size_t> first;
        std::size_t last = 0;
        for (std::size_t i = 0; i < m_lines.size(); ++i) {
            m_prompts[i] = readPrompt(lineText(m_piece.text, m_lines[i]), open);
            open = m_prompts[i].kind != Prompt::None;
            if (open && !first)
                first = i;
            last = open ? i : last;
        }
        if (!first)
            return {};
        std::vector<Piece> pieces;
        add(pieces, 0, *first);
        pieces.push_back(code(*first, last));
        for (std::size_t i = *first; i < m_lines.size();) {
            std::size_t end = i;
            while (end < m_lines.size() && m_prompts[end].kind == Prompt::None)
                ++end;
            add(pieces, i, end);
            i = end + (end == i ? 1 : 0);
        }
        return pieces;
    }

private:
    void add(std::vector<Piece> &pieces, std::size_t first, std::size_t end) const
    {
        if (first >= end)
            return;
        Piece piece = slice(m_piece, {m_lines[first].range.start, m_lines[end - 1].next});
        if (trimmed(piece.text).empty())
            return;
        piece.language.clear();
        pieces.push_back(std::move(piece));
    }

    Piece code(std::size_t first, std::size_t last) const
    {
        Rewriter rewriter(m_piece);
        for (std::size_t i = first; i <= last; ++i)
            if (m_prompts[i].kind != Prompt::None)
                rewriter.copy({m_lines[i].range.start + m_prompts[i].size, m_lines[i].next});
        Piece piece = rewriter.finish();
        piece.language = "python";
        piece.fenced = true;
        piece.repairs.push_back(
            {"prompt", "The prompts of a session were taken off, its output set apart.",
             m_piece.origin.toOrigin({m_lines[first].range.start, m_lines[last].range.end}),
             false});
        return piece;
    }

    const Piece &m_piece;
    std::vector<Line> m_lines;
    std::vector<PromptLine> m_prompts;
};

bool hasPrompt(std::string_view text)
{
    for (std::string_view mark : {">>> ", "In ["})
        for (std::size_t at = text.find(mark); at != std::string_view::npos;
             at = text.find(mark, at + 1))
            if (at == 0 || text[at - 1] == '\n' || text[at - 1] == '\r')
                return true;
    return false;
}

/// How deep a session stands that is set off from the text around it: a list's item, an example in
/// documentation. 0 when there is none. Inside a string of code it is the string's.
std::size_t sessionIndent(std::string_view text)
{
    bool apart = true;
    for (const Line &line : splitLines(text)) {
        const std::string_view now = lineText(text, line);
        const std::size_t indent = indentSize(now);
        if (apart && indent > 0 && indent < 40 && now.substr(indent, 4) == ">>> ") {
            const std::string_view before = text.substr(0, line.range.start);
            return before.find("\"\"\"") == std::string_view::npos &&
                           before.find("'''") == std::string_view::npos
                       ? indent
                       : 0;
        }
        apart = isBlank(now);
    }
    return 0;
}

/// The piece with all that stands that deep moved to the margin.
Piece movedLeft(const Piece &piece, std::size_t indent)
{
    Rewriter rewriter(piece);
    for (const Line &line : splitLines(piece.text)) {
        const std::size_t own = indentSize(lineText(piece.text, line));
        rewriter.copy({line.range.start + (own >= indent ? indent : 0), line.next});
    }
    return rewriter.finish();
}

} // namespace

// A session is one program: what was typed belongs together, what was printed stands between.
void cutPrompts(Reading &reading)
{
    std::vector<Piece> pieces;
    for (Piece &piece : reading.pieces) {
        std::vector<Piece> parts;
        if (const std::size_t indent = sessionIndent(piece.text))
            piece = Piece(movedLeft(piece, indent));
        if (hasPrompt(piece.text))
            parts = SessionCutter(piece).cut();
        if (parts.empty())
            pieces.push_back(std::move(piece));
        for (Piece &part : parts)
            pieces.push_back(std::move(part));
    }
    reading.pieces = std::move(pieces);
}

} // namespace paste
