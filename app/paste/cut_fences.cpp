#include "app/paste/lines.h"
#include "app/paste/stages.h"

namespace paste {

namespace {

/// A line of backticks or tildes that opens or closes a block.
struct Fence {
    char mark = 0;
    std::size_t count = 0;
    std::string_view info;
    std::size_t infoAt = 0;
};

std::optional<Fence> readFence(std::string_view line)
{
    const std::size_t indent = indentSize(line);
    if (indent >= line.size() || (line[indent] != '`' && line[indent] != '~'))
        return std::nullopt;
    Fence fence;
    fence.mark = line[indent];
    while (indent + fence.count < line.size() && line[indent + fence.count] == fence.mark)
        ++fence.count;
    if (fence.count < 3)
        return std::nullopt;
    fence.infoAt = indent + fence.count;
    fence.info = trimmed(line.substr(fence.infoAt));
    if (fence.mark == '~' && fence.info.find('^') != std::string_view::npos)
        return std::nullopt; // a line of markers under code
    if (fence.mark == '~' && (fence.count > 6 || indent > 0))
        return std::nullopt;
    if (fence.info.find('`') != std::string_view::npos)
        return std::nullopt;
    return fence;
}

/// An info string is a word, perhaps with a title; anything else is the first line of the block.
bool isInfo(std::string_view info)
{
    const std::string_view word = info.substr(0, info.find_first_of(" {,:"));
    if (word.size() > 24 || info.ends_with(":") || info.find('(') != std::string_view::npos)
        return false;
    return word.find_first_not_of(
               "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_+.#-/") ==
           std::string_view::npos;
}

/// `python title="app/main.py"`, `python app/main.py`, `app/main.py`
void readInfo(std::string_view info, Piece &piece)
{
    std::string word(info.substr(0, info.find_first_of(" {,:")));
    for (char &c : word)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    piece.language = word;
    std::string_view rest = info.substr(word.size());
    if (const std::size_t title = rest.find('"'); title != std::string_view::npos)
        rest = rest.substr(title + 1, rest.find('"', title + 1) - title - 1);
    rest = trimmed(rest);
    while (!rest.empty() && (rest.front() == ':' || rest.front() == '{'))
        rest.remove_prefix(1);
    if (word.find('.') != std::string::npos)
        piece.name = std::string(info.substr(0, word.size()));
    else if (rest.find('.') != std::string_view::npos && rest.find(' ') == std::string_view::npos)
        piece.name = std::string(rest);
}

class FenceCutter
{
public:
    explicit FenceCutter(const Piece &piece) : m_piece(piece), m_lines(splitLines(piece.text)) {}

    std::vector<Piece> cut()
    {
        for (std::size_t i = 0; i < m_lines.size(); ++i)
            m_open ? inside(i) : outside(i);
        take(m_start, m_piece.text.size());
        return std::move(m_out);
    }

private:
    std::string_view text(std::size_t i) const { return lineText(m_piece.text, m_lines[i]); }

    void outside(std::size_t i)
    {
        const auto fence = readFence(text(i));
        if (!fence)
            return;
        take(m_start, m_lines[i].range.start);
        m_open = fence;
        m_info = {};
        m_indent = indentSize(text(i));
        m_fenceAt = m_lines[i].range;
        if (isInfo(fence->info)) {
            m_info = fence->info;
            m_start = m_lines[i].next;
        } else {
            m_start = m_lines[i].range.start + fence->infoAt;
        }
    }

    void inside(std::size_t i)
    {
        const std::string_view line = text(i);
        const auto fence = readFence(line);
        std::size_t end = m_lines[i].range.start;
        if (!fence || fence->mark != m_open->mark || fence->count < m_open->count ||
            !fence->info.empty()) {
            // Written without a line end before it, the fence closes the block all the same.
            const std::string marks(m_open->count, m_open->mark);
            if (m_open->mark != '`' || !trimmedRight(line).ends_with(marks) ||
                line.find(marks) == 0)
                return;
            end = m_lines[i].range.start + line.rfind(marks);
        }
        take(m_start, end);
        m_open.reset();
        m_start = m_lines[i].next;
    }

    /// A list item's block stands as deep as its fence.
    Piece dedented(base::TextRange range) const
    {
        if (!m_open || m_indent == 0)
            return slice(m_piece, range);
        Rewriter rewriter(m_piece);
        const auto first =
            std::partition_point(m_lines.begin(), m_lines.end(), [range](const Line &line) {
                return line.range.start < range.start;
            });
        for (auto at = first; at != m_lines.end() && at->range.start < range.end; ++at) {
            const Line &line = *at;
            const std::size_t skip = std::min(indentSize(lineText(m_piece.text, line)), m_indent);
            rewriter.copy({line.range.start + skip, std::min(line.next, range.end)});
        }
        Piece piece = rewriter.finish();
        piece.repairs.clear();
        return piece;
    }

    void take(std::size_t start, std::size_t end)
    {
        if (start >= end ||
            trimmed(std::string_view(m_piece.text).substr(start, end - start)).empty())
            return;
        Piece piece = dedented({start, end});
        if (m_open) {
            piece.fenced = true;
            readInfo(m_info, piece);
            piece.repairs.push_back({"fence", "The marks of a code block were taken off.",
                                     m_piece.origin.toOrigin({m_fenceAt.start, end}), false});
        }
        m_out.push_back(std::move(piece));
    }

    const Piece &m_piece;
    std::vector<Line> m_lines;
    std::vector<Piece> m_out;
    std::optional<Fence> m_open;
    std::string_view m_info;
    std::size_t m_indent = 0;
    base::TextRange m_fenceAt;
    std::size_t m_start = 0;
};

} // namespace

void cutFences(Reading &reading)
{
    std::vector<Piece> pieces;
    for (Piece &piece : reading.pieces) {
        if (piece.fenced || (piece.text.find("```") == std::string::npos &&
                             piece.text.find("~~~") == std::string::npos)) {
            pieces.push_back(std::move(piece));
            continue;
        }
        for (Piece &part : FenceCutter(piece).cut())
            pieces.push_back(std::move(part));
    }
    reading.pieces = std::move(pieces);
}

} // namespace paste
