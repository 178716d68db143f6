#include "app/paste/stages.h"

namespace paste {

namespace {

struct Mark {
    std::string_view bytes;
    std::string_view repair;
    std::string_view what;
};

constexpr Mark marks[] = {
    {"\ufeff", "bom", "The mark that tells the byte order was taken off."},
    {"\u200b", "nbsp", "Characters that cannot be seen were taken out."},
};

void strip(Piece &piece, const Mark &mark)
{
    const std::string_view text = piece.text;
    Rewriter rewriter(piece);
    std::size_t done = 0;
    std::size_t first = std::string_view::npos;
    for (std::size_t at = text.find(mark.bytes); at != std::string_view::npos;
         at = text.find(mark.bytes, at + mark.bytes.size())) {
        if (at > done && text[at - 1] != '\n' && text[at - 1] != '\r')
            continue; // inside a line it is what it says
        first = std::min(first, at);
        rewriter.copy({done, at});
        done = at + mark.bytes.size();
    }
    if (first == std::string_view::npos)
        return;
    rewriter.copy({done, text.size()});
    addRepair(piece, std::string(mark.repair), std::string(mark.what), {first, text.size()});
    piece = rewriter.finish();
}

} // namespace

// Windows' editors put a mark before the text that no line begins with, and files that were joined
// have it in their middle; chats and pages put blanks of no width there.
void stripBom(Reading &reading)
{
    for (Piece &piece : reading.pieces)
        for (const Mark &mark : marks)
            strip(piece, mark);
}

} // namespace paste
