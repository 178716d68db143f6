#include "app/cli/terminal.h"
#include <cstdint>
#include <ostream>

namespace cli {

namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

/// Length of the UTF-8 sequence at the start of the text, 0 when there is none.
std::size_t sequence(std::string_view text)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char first = byte(0);
    if (first < 0x80)
        return 1;
    const std::size_t size = first >= 0xF0 && first < 0xF5   ? 4
                             : first >= 0xE0 && first < 0xF0 ? 3
                             : first >= 0xC2 && first < 0xE0 ? 2
                                                             : 0;
    if (size == 0 || text.size() < size)
        return 0;
    for (std::size_t i = 1; i < size; ++i)
        if ((byte(i) & 0xC0) != 0x80)
            return 0;
    const unsigned char second = byte(1);
    const bool overlong = (first == 0xE0 && second < 0xA0) || (first == 0xF0 && second < 0x90);
    const bool outside = (first == 0xED && second >= 0xA0) || (first == 0xF4 && second >= 0x90);
    return overlong || outside ? 0 : size;
}

/// Controls that could move the cursor or reorder what is shown: C0, DEL, C1, and the bidi
/// controls.
std::string standIn(std::string_view character)
{
    const auto first = static_cast<unsigned char>(character[0]);
    if (character.size() == 1) {
        if (first == '\n' || first == '\t' || (first >= 0x20 && first != 0x7F))
            return {};
        // U+2400..U+2421 are the pictures of the control characters
        std::string picture = "\xE2\x90";
        picture += static_cast<char>(first == 0x7F ? 0xA1 : 0x80 + first);
        return picture;
    }
    if (character.size() == 2 && first == 0xC2 && static_cast<unsigned char>(character[1]) < 0xA0)
        return std::string(replacement);
    if (character.size() == 3 && first == 0xE2) {
        const auto second = static_cast<unsigned char>(character[1]);
        const auto third = static_cast<unsigned char>(character[2]);
        if ((second == 0x80 && third >= 0xAA && third <= 0xAE) ||
            (second == 0x81 && third >= 0xA6 && third <= 0xA9))
            return std::string(replacement);
    }
    return {};
}

} // namespace

std::string printable(std::string_view text)
{
    std::string result;
    result.reserve(text.size());
    while (!text.empty()) {
        const auto size = sequence(text);
        if (size == 0) {
            result += replacement;
            text.remove_prefix(1);
            continue;
        }
        const auto character = text.substr(0, size);
        text.remove_prefix(size);
        if (character == "\r" && text.substr(0, 1) == "\n")
            continue;
        const auto other = standIn(character);
        if (other.empty())
            result += character;
        else
            result += other;
    }
    return result;
}

std::string painted(const Terminal &terminal, Paint paint, std::string_view text)
{
    if (!terminal.colour)
        return std::string(text);
    const char *code = "0";
    switch (paint) {
    case Paint::Error:
        code = "1;31";
        break;
    case Paint::Warning:
        code = "1;33";
        break;
    case Paint::Note:
        code = "1;36";
        break;
    case Paint::Help:
        code = "1;32";
        break;
    case Paint::Place:
        code = "34";
        break;
    case Paint::Added:
        code = "32";
        break;
    case Paint::Removed:
        code = "31";
        break;
    case Paint::Strong:
        code = "1";
        break;
    }
    return "\x1b[" + std::string(code) + "m" + std::string(text) + "\x1b[0m";
}

void Terminal::problem(const base::Problem &problem) const
{
    err << "tracemend-cli: ";
    if (!problem.where.empty())
        err << printable(problem.where) << ": ";
    std::string what = printable(problem.what);
    while (what.ends_with('.'))
        what.pop_back();
    err << what << '.';
    if (!problem.hint.empty()) {
        std::string hint = printable(problem.hint);
        hint[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(hint[0])));
        err << ' ' << hint;
        if (hint.back() != '.')
            err << '.';
    }
    err << '\n';
}

void Terminal::note(std::string_view text) const
{
    err << "tracemend-cli: " << printable(text) << '\n';
}

} // namespace cli
