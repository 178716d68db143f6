#include "app/paste/lines.h"
#include "app/paste/stages.h"

namespace paste {

namespace {

constexpr auto npos = std::string_view::npos;

/// The escape character, as a byte or as it is spelled where a copy lost it.
std::size_t escapeSize(std::string_view text, std::size_t at)
{
    if (text[at] == '\x1b')
        return 1;
    for (std::string_view spelled :
         {"\\u001b", "\\u001B", "\\x1b", "\\x1B", "\\033", "\\e", "\u241b", "^["})
        if (text.substr(at, spelled.size()) == spelled &&
            text.substr(at + spelled.size(), 1) == "[")
            return spelled.size();
    return 0;
}

/// Length of the whole sequence that begins with an escape of that size.
std::size_t sequenceSize(std::string_view text, std::size_t at, std::size_t escape)
{
    std::size_t end = at + escape;
    if (end >= text.size())
        return escape;
    if (text[end] == '[') {
        ++end;
        while (end < text.size() && static_cast<unsigned char>(text[end]) >= 0x20 &&
               static_cast<unsigned char>(text[end]) < 0x40)
            ++end;
        return std::min(end + 1, text.size()) - at;
    }
    if (text[end] == ']') {
        // A title or a link: ends at BEL or at ESC backslash, and never runs over a line.
        while (end < text.size() && text[end] != '\a' && text[end] != '\n') {
            if (text[end] == '\x1b' && end + 1 < text.size() && text[end + 1] == '\\')
                return end + 2 - at;
            ++end;
        }
        return std::min(end + (end < text.size() && text[end] == '\a' ? 1 : 0), text.size()) - at;
    }
    if (text[end] == '(' || text[end] == ')')
        return std::min(end + 2, text.size()) - at;
    return std::min(end + 1, text.size()) - at;
}

/// "[31m" whose escape character was lost on the way.
std::size_t bareSize(std::string_view text, std::size_t at)
{
    std::size_t end = at + 1;
    while (end < text.size() && (isDigit(text[end]) || text[end] == ';'))
        ++end;
    return end > at + 1 && end < text.size() && text[end] == 'm' ? end + 1 - at : 0;
}

/// A message is coloured to its end, notes are not: where a bare line follows it, it is a note.
bool startsNote(std::string_view rest)
{
    const std::size_t line = rest.starts_with("\r\n") ? 2 : rest.starts_with("\n") ? 1 : npos;
    if (line == npos || line >= rest.size())
        return false;
    // In a group the line that follows is a margin's.
    const std::size_t start = std::min(rest.find_first_not_of(' ', line), rest.size() - 1);
    return std::string_view("\n\r\x1b|+").find(rest[start]) == npos;
}

bool stripPiece(Piece &piece)
{
    const std::string_view text = piece.text;
    const bool spelled = text.find("001b[") != npos || text.find("001B[") != npos ||
                         text.find("x1b[") != npos || text.find("033[") != npos ||
                         text.find("\\e[") != npos || text.find("\u241b[") != npos ||
                         text.find("^[[") != npos;
    const bool real = text.find('\x1b') != npos;
    const bool bare =
        !real && !spelled && text.find("[0m") != npos && text.find("[0m") != text.rfind("[0m");
    if (!real && !spelled && !bare)
        return false;
    const std::string_view starts = bare ? "[" : spelled ? "\x1b\\\xe2^" : "\x1b";
    Rewriter rewriter(piece);
    std::size_t done = 0;
    std::size_t first = npos;
    std::size_t step = 0;
    for (std::size_t at = text.find_first_of(starts); at != npos;
         at = text.find_first_of(starts, at)) {
        const std::size_t escape = bare ? 0 : escapeSize(text, at);
        const std::size_t size = bare     ? bareSize(text, at)
                                 : escape ? sequenceSize(text, at, escape)
                                          : 0;
        if (size == 0) {
            ++at;
            continue;
        }
        first = std::min(first, at);
        rewriter.copy({done, at});
        const std::string_view sequence = text.substr(at, size);
        done = at += size;
        // Type, its end, message, its end: how CPython colours the line that names the exception.
        constexpr std::string_view steps[] = {"\x1b[1;35m", "\x1b[0m", "\x1b[35m", "\x1b[0m"};
        step = sequence == steps[step] ? step + 1 : sequence == steps[0] ? 1 : 0;
        if (step == 4) {
            step = 0;
            if (startsNote(text.substr(at)))
                rewriter.insert("\n\n", at);
        }
    }
    if (first == npos)
        return false;
    rewriter.copy({done, text.size()});
    addRepair(piece, "ansi", "Colour codes of a terminal were taken out.", {first, done});
    piece = rewriter.finish();
    return true;
}

} // namespace

void stripColours(Reading &reading)
{
    for (Piece &piece : reading.pieces)
        stripPiece(piece);
}

} // namespace paste
