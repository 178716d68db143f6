#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace support {

/// The text without the leading blanks of its lines.
std::string flattened(std::string_view text);

/// The text with lines cut at a width: at the very column, or at the last blank before it (which
/// goes).
std::string wrapped(std::string_view text, std::size_t width, bool atBlanks);

/// Every function of the text (with its decorators) that has so many lines, moved to the margin.
std::vector<std::string> functionsOf(std::string_view text, std::size_t least, std::size_t most);

/// The depth of every statement.
std::vector<int> depthsOf(std::string_view text);

} // namespace support
