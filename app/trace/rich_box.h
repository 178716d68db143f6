#pragma once
#include <cstddef>
#include <optional>
#include <string_view>

/// The boxes that rich draws around a traceback.
namespace trace::rich {

/// Characters that a terminal shows.
std::size_t width(std::string_view text);

bool isTop(std::string_view text);
bool isBottom(std::string_view text);
/// The title in a box's upper edge.
std::string_view titleOf(std::string_view text);
/// A line inside one box without its sides.
std::optional<std::string_view> inside(std::string_view text);

/// `  12 code`, `❱ 12 code`
struct CodeLine {
    bool current = false;
    std::string_view code;
};
std::optional<CodeLine> readCodeLine(std::string_view text);

} // namespace trace::rich
