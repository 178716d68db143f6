#pragma once
#include "app/syntax/tree.h"
#include <string>
#include <string_view>

namespace mend {

/// How a file is written, so that new text looks like it.
struct SourceStyle {
    std::string newline = "\n";
    std::string indent = "    ";
    char quote = '"';
};

SourceStyle sourceStyle(const syntax::Tree &tree);

/// The white space at the start of the line that holds the byte.
std::string_view indentAt(std::string_view text, std::size_t offset);

/// Where the line that holds the byte begins, and where the next one does (the text's end for the
/// last).
std::size_t lineStart(std::string_view text, std::size_t offset);
std::size_t lineEnd(std::string_view text, std::size_t offset);

/// Whether only blanks stand between the line's start and the byte.
bool firstOnLine(std::string_view text, std::size_t offset);

/// Size of a byte order mark at the start, 0 or 3.
std::size_t byteOrderMark(std::string_view text);

} // namespace mend
