#include "app/paste/piece.h"

namespace paste {

void Rewriter::copy(base::TextRange range)
{
    m_text.append(m_from.text, range.start, range.size());
    m_map.append(range.size(), range);
}

void Rewriter::replace(std::string_view text, base::TextRange range)
{
    m_text.append(text);
    m_map.append(text.size(), range);
}

void Rewriter::append(const Rewriter &other, std::string_view margin)
{
    bool lineStart = true;
    for (const OriginMap::Run &run : other.m_map.runs()) {
        const bool copied = run.text.size() == run.origin.size();
        for (std::size_t at = run.text.start; at < run.text.end;) {
            const std::size_t end = std::min(other.m_text.find('\n', at), run.text.end - 1) + 1;
            const std::size_t from =
                copied ? run.origin.start + (at - run.text.start) : run.origin.start;
            if (lineStart)
                insert(margin, from);
            replace(std::string_view(other.m_text).substr(at, end - at),
                    copied ? base::TextRange{from, from + (end - at)} : run.origin);
            lineStart = other.m_text[end - 1] == '\n';
            at = end;
        }
    }
}

Piece Rewriter::finish() const
{
    Piece piece{m_text,          m_from.origin.after(m_map),
                m_from.language, m_from.name,
                m_from.fenced,   m_from.repairs};
    return piece;
}

Piece slice(const Piece &from, base::TextRange range)
{
    Rewriter rewriter(from);
    rewriter.copy(range);
    Piece piece = rewriter.finish();
    const base::TextRange own = from.origin.toOrigin(range);
    std::erase_if(piece.repairs, [own](const Repair &repair) {
        return !repair.where.overlaps(own) && !own.contains(repair.where.start) &&
               !(own.empty() && repair.where.contains(own.start));
    });
    return piece;
}

void addRepair(Piece &piece, std::string name, std::string what, base::TextRange text,
               bool doubtful)
{
    piece.repairs.push_back(
        {std::move(name), std::move(what), piece.origin.toOrigin(text), doubtful});
}

} // namespace paste
