#pragma once
#include "app/base/text_range.h"
#include <string_view>
#include <vector>

namespace paste {

/// A line of a text: its bytes without the line end, and where the next one starts.
struct Line {
    base::TextRange range;
    std::size_t next = 0;
};

/// The lines of a text, ended by LF, CRLF or a lone CR. A text that ends with a line end has no
/// empty line behind it.
std::vector<Line> splitLines(std::string_view text);

inline std::string_view lineText(std::string_view text, const Line &line)
{
    return text.substr(line.range.start, line.range.size());
}

/// Bytes of white space at the start: spaces, tabs and no-break spaces.
std::size_t indentSize(std::string_view line);
bool isBlank(std::string_view line);
std::string_view trimmed(std::string_view text);
std::string_view trimmedRight(std::string_view text);
bool isDigit(char c);
bool isWordByte(char c); ///< letter, digit, underscore or a byte of a non-ASCII character
/// Length of the run of digits at an offset.
std::size_t digitsAt(std::string_view text, std::size_t at);

} // namespace paste
