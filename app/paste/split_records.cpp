#include "app/paste/lines.h"
#include "app/paste/stages.h"

namespace paste {

namespace {

constexpr auto npos = std::string_view::npos;

/// Length of `[2026-11-02T10:00:00.123Z] ` at an offset, 0 when there is none.
std::size_t stampSize(std::string_view text, std::size_t at)
{
    constexpr std::string_view shape = "[0000-00-00T00:00:00.000Z] ";
    if (text.size() - at < shape.size())
        return 0;
    for (std::size_t i = 0; i < shape.size(); ++i)
        if (shape[i] == '0' ? !isDigit(text[at + i]) : text[at + i] != shape[i])
            return 0;
    return shape.size();
}

} // namespace

// The Functions tools write from two threads at once: a record may begin behind the last one's
// text. Only where records begin so at the margin too.
void splitRecords(Reading &reading)
{
    for (Piece &piece : reading.pieces) {
        const std::string_view text = piece.text;
        bool stamped = false;
        std::vector<std::size_t> seams;
        for (std::size_t at = text.find('['); at != npos; at = text.find('[', at + 1)) {
            if (stampSize(text, at) == 0)
                continue;
            const bool starts = at == 0 || text[at - 1] == '\n' || text[at - 1] == '\r';
            stamped = stamped || starts;
            if (!starts)
                seams.push_back(at);
        }
        if (!stamped || seams.empty())
            continue;
        Rewriter rewriter(piece);
        std::size_t done = 0;
        for (const std::size_t seam : seams) {
            rewriter.copy({done, seam});
            rewriter.insert("\n", seam);
            done = seam;
        }
        rewriter.copy({done, text.size()});
        addRepair(piece, "newlines", "Line ends that were lost between records were put back.",
                  {seams.front(), seams.back()});
        piece = rewriter.finish();
    }
}

} // namespace paste
