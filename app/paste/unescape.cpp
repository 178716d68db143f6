#include "app/paste/json_text.h"
#include "app/paste/lines.h"
#include "app/paste/stages.h"
#include "app/syntax/validity.h"

namespace paste {

namespace {

constexpr auto npos = std::string_view::npos;
constexpr std::string_view head = "Traceback (most recent call last)";

/// `\n`, or `\\n` where it was escaped twice, behind a header: how many backslashes. 0 = not
/// escaped.
std::size_t escapesBehind(std::string_view line, std::size_t at)
{
    std::size_t end = at + head.size();
    if (line.substr(end, 1) == ":")
        ++end;
    std::size_t backslashes = 0;
    while (line.substr(end + backslashes, 1) == "\\")
        ++backslashes;
    const std::string_view letter = line.substr(end + backslashes, 1);
    return letter == "n" || letter == "r" ? backslashes : 0;
}

/// The quoted string around an offset of a line: [inside, end of inside). Without quotes: to the
/// line's end.
base::TextRange stringAround(std::string_view line, std::size_t at, std::size_t backslashes)
{
    std::size_t open = npos;
    for (std::size_t i = at; i-- > 0;) {
        if (line[i] != '"' && line[i] != '\'')
            continue;
        const bool escaped = i > 0 && line[i - 1] == '\\';
        // b'...' and r'...' are reprs too.
        const std::size_t before =
            i > 0 && std::string_view("bru").find(line[i - 1]) != npos ? i - 1 : i;
        const bool opens =
            before == 0 || std::string_view("=: ([{,").find(line[before - 1]) != npos;
        if (!escaped && opens) {
            open = i;
            break;
        }
    }
    if (open == npos)
        return {at, line.size()};
    const char quote = line[open];
    for (std::size_t i = at; i < line.size(); ++i) {
        if (line[i] == '\\') {
            ++i;
            continue;
        }
        if (line[i] != quote)
            continue;
        // Inside double quotes a file's own would be escaped; where they are not, nothing was.
        if (backslashes == 1 && quote == '"' && line.substr(0, i).ends_with("File "))
            return {at, line.size()};
        return {open + 1, i};
    }
    return {open + 1, line.size()};
}

/// `  File "F", line N, in f` as a line of its own.
bool isPlace(std::string_view line)
{
    const std::size_t at = line.find("File \"");
    return at != npos && at < 40 && line.find("\\n") == npos && line.find("\", line ", at) != npos;
}

/// The byte that a character of two bytes below U+0100 was spelled for.
char byteOf(std::string_view character)
{
    return static_cast<char>(((character[0] & 0x03) << 6) | (character[1] & 0x3f));
}

/// b'...': what \xNN stands for is a byte, not a character.
bool isBytes(std::string_view line, std::size_t inside)
{
    return inside >= 2 && (line[inside - 1] == '"' || line[inside - 1] == '\'') &&
           line[inside - 2] == 'b' && (inside == 2 || !isWordByte(line[inside - 3]));
}

void undo(Rewriter &rewriter, std::string_view text, base::TextRange range, std::size_t backslashes,
          bool bytes)
{
    std::size_t done = range.start;
    for (std::size_t at = text.find('\\', done); at != npos && at < range.end;
         at = text.find('\\', at)) {
        // Escaped twice: the second backslash starts the escape that counts.
        std::size_t run = 0;
        while (run < backslashes && at + run < range.end && text[at + run] == '\\')
            ++run;
        Escape escape = readEscape(text.substr(0, range.end), at + run - 1);
        if (bytes && escape.size == 4 && escape.text.size() == 2)
            escape.text = std::string(1, byteOf(escape.text));
        if (escape.size == 0) {
            ++at;
            continue;
        }
        rewriter.copy({done, at});
        rewriter.replace(escape.text, {at, at + run - 1 + escape.size});
        done = at += run - 1 + escape.size;
    }
    rewriter.copy({done, range.end});
}

bool unescapePiece(Piece &piece)
{
    const std::string_view text = piece.text;
    if (text.find("Traceback (most recent call last):\\") == npos &&
        text.find("Traceback (most recent call last)\\") == npos)
        return false;
    Rewriter rewriter(piece);
    std::optional<base::TextRange> changed;
    bool source = false; // the line above says that this one is source, whose escapes are its own
    for (const Line &line : splitLines(text)) {
        const std::string_view now = lineText(text, line);
        const bool skip = source || now.starts_with(">  ") || now.starts_with("E  ");
        source = isPlace(now);
        const std::size_t at = skip ? npos : now.find(head);
        const std::size_t backslashes = at == npos ? 0 : escapesBehind(now, at);
        if (backslashes == 0) {
            rewriter.copy({line.range.start, line.next});
            continue;
        }
        const base::TextRange inside = stringAround(now, at, backslashes);
        const std::size_t start = line.range.start;
        rewriter.copy({start, start + inside.start});
        if (inside.start > 0)
            rewriter.insert("\n", start + inside.start);
        undo(rewriter, text, {start + inside.start, start + inside.end}, backslashes,
             isBytes(now, inside.start));
        // What follows the string is no part of the message.
        if (inside.end < now.size())
            rewriter.insert("\n\n\n", start + inside.end);
        rewriter.copy({start + inside.end, line.next});
        changed = base::TextRange{changed ? changed->start : start, line.range.end};
    }
    if (!changed)
        return false;
    addRepair(piece, "unescape",
              "Line ends and quotes that were written as \\n and \\\" were put back.", *changed);
    piece = rewriter.finish();
    return true;
}

/// A program as one string: "import asyncio\\nasyncio.run(main())\\n".
void unescapeCode(Piece &piece)
{
    const std::string_view text = trimmed(piece.text);
    if (text.size() < 20 || text.size() > (1u << 20) || (text[0] != '"' && text[0] != '\'') ||
        text.back() != text[0] || text.find_first_of("\r\n") != npos ||
        text.find("\\n") == text.rfind("\\n"))
        return;
    const std::size_t start = static_cast<std::size_t>(text.data() - piece.text.data()) + 1;
    Rewriter rewriter(piece);
    undo(rewriter, piece.text, {start, start + text.size() - 2}, 1, false);
    if (!syntax::isValidPython(rewriter.text()))
        return;
    addRepair(piece, "unescape",
              "Line ends and quotes that were written as \\n and \\\" were put back.",
              {0, piece.text.size()});
    piece = rewriter.finish();
}

} // namespace

void unescape(Reading &reading)
{
    for (Piece &piece : reading.pieces) {
        unescapeCode(piece);
        for (int round = 0; round < 3 && unescapePiece(piece); ++round)
            continue;
    }
}

} // namespace paste
