#include "app/paste/lines.h"
#include "app/paste/stages.h"

namespace paste {

namespace {

constexpr auto npos = std::string_view::npos;
constexpr std::string_view head = "Traceback (most recent call last)";

} // namespace

namespace {

/// "[{""type"":""ValueError""}]": a record in a cell. Its quotes are made single ones.
bool unquoteRecords(Piece &piece)
{
    const std::string_view text = piece.text;
    Rewriter rewriter(piece);
    std::size_t done = 0;
    std::size_t first = npos;
    for (std::size_t at = text.find("{\"\""); at != npos; at = text.find("{\"\"", at + 1)) {
        const std::size_t open = at > 0 && text[at - 1] == '[' ? at - 1 : at;
        if (open == 0 || text[open - 1] != '"' || open - 1 < done ||
            (open >= 2 && std::string_view(",;\t\n\r").find(text[open - 2]) == npos))
            continue;
        first = std::min(first, open - 1);
        rewriter.copy({done, open - 1});
        rewriter.replace("\n", {open - 1, open});
        done = open;
        std::size_t end = open;
        while ((end = text.find('"', end)) != npos && text.substr(end, 2) == "\"\"") {
            rewriter.copy({done, end});
            rewriter.replace("\"", {end, end + 2});
            done = end += 2;
        }
        end = std::min(end, text.size());
        rewriter.copy({done, end});
        if (end < text.size())
            rewriter.replace("\n", {end, end + 1});
        done = std::min(end + 1, text.size());
        at = done;
    }
    if (first == npos)
        return false;
    rewriter.copy({done, text.size()});
    addRepair(piece, "unescape", "Doubled quotes of a table's cell were made single ones.",
              {first, done});
    Piece made = rewriter.finish();
    made.repairs = piece.repairs;
    piece = std::move(made);
    return true;
}

} // namespace

// A table's cell with line ends in it is quoted, and its quotes are doubled: File ""/srv/app.py"",
// line 3.
void unquoteCells(Reading &reading)
{
    for (Piece &piece : reading.pieces) {
        unquoteRecords(piece);
        const std::string_view text = piece.text;
        if (text.find("File \"\"") == npos)
            continue;
        Rewriter rewriter(piece);
        std::size_t done = 0;
        std::size_t at = 0;
        while ((at = text.find("File \"\"", done)) != npos) {
            // The cell opens at the last single quote above the frame, most often right before the
            // header.
            const std::size_t header = text.substr(0, at).rfind(head);
            if (header != npos && header >= done && header > 0 && text[header - 1] == '"') {
                rewriter.copy({done, header - 1});
                rewriter.replace("\n", {header - 1, header});
                done = header;
            }
            std::size_t end = at;
            while ((end = text.find('"', end)) != npos && text.substr(end, 2) == "\"\"") {
                rewriter.copy({done, end});
                rewriter.replace("\"", {end, end + 2});
                done = end += 2;
            }
            const std::size_t close = std::min(end, text.size());
            rewriter.copy({done, close});
            if (close < text.size())
                rewriter.replace("\n\n\n", {close, close + 1});
            done = std::min(close + 1, text.size());
        }
        rewriter.copy({done, text.size()});
        addRepair(piece, "unescape", "Doubled quotes of a table's cell were made single ones.",
                  {0, text.size()});
        piece = rewriter.finish();
    }
}

} // namespace paste
