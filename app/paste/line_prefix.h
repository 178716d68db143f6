#pragma once
#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace paste {

/// A tool that puts something before every line.
struct LinePrefix {
    const char *id; ///< of formats/README section 6
    /// Bytes before the content of the line; 0 when the line does not begin so.
    std::size_t (*size)(std::string_view line);
    /// A line without it was written by somebody else: the tool itself, or a shell.
    bool everyLine = true;
};

/// The tools known by the shape of their prefix.
std::span<const LinePrefix> linePrefixes();

/// The shape of a prefix that no tool is known for: digits may differ, and the width of blanks.
class PrefixShape
{
public:
    explicit PrefixShape(std::string_view prefix);
    /// Bytes at the start of the line that have the shape; 0 when it has not.
    std::size_t match(std::string_view line) const;
    friend bool operator==(const PrefixShape &, const PrefixShape &) = default;

private:
    std::string m_shape; ///< '0' stands for digits, ' ' for blanks
    std::size_t m_lastBlanks = 0;
};

} // namespace paste
