#include "app/paste/lines.h"

namespace paste {

std::vector<Line> splitLines(std::string_view text)
{
    std::vector<Line> lines;
    std::size_t start = 0;
    while (start < text.size()) {
        std::size_t end = text.find_first_of("\r\n", start);
        if (end == std::string_view::npos)
            end = text.size();
        std::size_t next = std::min(end + 1, text.size());
        if (end + 1 < text.size() && text[end] == '\r' && text[end + 1] == '\n')
            next = end + 2;
        lines.push_back({{start, end}, next});
        start = next;
    }
    return lines;
}

std::size_t indentSize(std::string_view line)
{
    std::size_t at = 0;
    while (at < line.size()) {
        if (line[at] == ' ' || line[at] == '\t')
            ++at;
        else if (line.substr(at, 2) == "\u00a0")
            at += 2;
        else
            break;
    }
    return at;
}

bool isBlank(std::string_view line)
{
    return line.find_first_not_of(" \t\r\n\f\v", indentSize(line)) == std::string_view::npos;
}

std::string_view trimmedRight(std::string_view text)
{
    while (!text.empty()) {
        if (std::string_view(" \t\r\n\f\v").find(text.back()) != std::string_view::npos)
            text.remove_suffix(1);
        else if (text.size() >= 2 && text.substr(text.size() - 2) == "\u00a0")
            text.remove_suffix(2);
        else
            break;
    }
    return text;
}

std::string_view trimmed(std::string_view text)
{
    text = trimmedRight(text);
    while (!text.empty()) {
        const std::size_t indent = indentSize(text);
        if (indent > 0)
            text.remove_prefix(indent);
        else if (std::string_view("\r\n\f\v").find(text.front()) != std::string_view::npos)
            text.remove_prefix(1);
        else
            break;
    }
    return text;
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isWordByte(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
           static_cast<unsigned char>(c) >= 0x80;
}

std::size_t digitsAt(std::string_view text, std::size_t at)
{
    std::size_t end = at;
    while (end < text.size() && isDigit(text[end]))
        ++end;
    return end - at;
}

} // namespace paste
