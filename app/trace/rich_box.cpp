#include "app/trace/rich_box.h"
#include "app/paste/lines.h"
#include <algorithm>
#include <initializer_list>

namespace trace::rich {

using paste::digitsAt;
using paste::trimmed;
using paste::trimmedRight;

namespace {

constexpr auto npos = std::string_view::npos;

bool startsWithAny(std::string_view text, std::initializer_list<std::string_view> words)
{
    return std::any_of(words.begin(), words.end(),
                       [text](std::string_view word) { return text.starts_with(word); });
}

} // namespace

// Near enough: bytes that begin a character.
std::size_t width(std::string_view text)
{
    std::size_t count = 0;
    for (const char c : text)
        count += (static_cast<unsigned char>(c) & 0xc0) != 0x80;
    return count;
}

bool isTop(std::string_view text)
{
    return startsWithAny(text, {"\u256d", "\u250c\u2500", "+-"});
}
bool isBottom(std::string_view text)
{
    return startsWithAny(text, {"\u2570", "\u2514\u2500", "+-"});
}

std::string_view titleOf(std::string_view text)
{
    const std::size_t start = text.find(' ');
    const std::size_t end = text.rfind(' ');
    return start == npos || end <= start ? std::string_view()
                                         : trimmed(text.substr(start, end - start));
}

std::optional<std::string_view> inside(std::string_view text)
{
    std::size_t side = 0;
    for (std::string_view mark : {"\u2502", "|"})
        if (text.starts_with(mark))
            side = mark.size();
    if (side == 0)
        return std::nullopt;
    text.remove_prefix(side);
    if (text.starts_with(" "))
        text.remove_prefix(1);
    std::string_view right = trimmedRight(text);
    for (std::string_view mark : {"\u2502", "|"})
        if (right.ends_with(mark)) {
            right.remove_suffix(mark.size());
            return right;
        }
    return text;
}

std::optional<CodeLine> readCodeLine(std::string_view text)
{
    CodeLine line;
    for (std::string_view mark : {"\u2771 ", "> "})
        if (text.starts_with(mark)) {
            line.current = true;
            text.remove_prefix(mark.size());
        }
    if (!line.current && !text.starts_with(" "))
        return std::nullopt;
    const std::size_t number = std::min(text.find_first_not_of(' '), text.size());
    const std::size_t digits = digitsAt(text, number);
    if (digits == 0 || (number + digits < text.size() && text[number + digits] != ' '))
        return std::nullopt;
    text.remove_prefix(number + digits);
    // Guides show the indentation.
    while (true) {
        text = trimmed(text);
        if (text.starts_with("\u2502"))
            text.remove_prefix(std::string_view("\u2502").size());
        else if (text.starts_with("|   "))
            text.remove_prefix(1);
        else
            break;
    }
    line.code = text;
    return line;
}

} // namespace trace::rich
