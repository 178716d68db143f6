#include "app/paste/stages.h"

namespace paste {

// Windows' editors put a mark before the text that no line begins with; files that were joined have
// it in their middle.
void stripBom(Reading &reading)
{
    constexpr std::string_view mark = "\ufeff";
    for (Piece &piece : reading.pieces) {
        const std::string_view text = piece.text;
        std::size_t at = text.find(mark);
        if (at == std::string_view::npos)
            continue;
        const std::size_t first = at;
        Rewriter rewriter(piece);
        std::size_t done = 0;
        bool changed = false;
        for (; at != std::string_view::npos; at = text.find(mark, at + mark.size())) {
            if (at > 0 && text[at - 1] != '\n' && text[at - 1] != '\r')
                continue; // inside a line it is what it says
            rewriter.copy({done, at});
            done = at + mark.size();
            changed = true;
        }
        if (!changed)
            continue;
        rewriter.copy({done, text.size()});
        Piece made = rewriter.finish();
        addRepair(piece, "bom", "The mark that tells the byte order was taken off.",
                  {first, first + mark.size()});
        made.repairs = std::move(piece.repairs);
        piece = std::move(made);
    }
}

} // namespace paste
