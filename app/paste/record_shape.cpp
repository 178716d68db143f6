#include "app/paste/record_shape.h"
#include "app/paste/lines.h"
#include "app/paste/record_prefix.h"

namespace paste {

// Empty when the line has neither a time near its start nor begins with a level.
std::string RecordShape::shapeOf(std::string_view line)
{
    constexpr std::size_t far = 80;
    constexpr std::size_t shortestTime = 7;
    line = line.substr(0, 2 * far);
    if (const std::size_t level = levelSize(line);
        level > 0 && level < line.size() &&
        std::string_view(" |\t").find(line[level]) != std::string_view::npos)
        return std::string("L") + line[level];
    std::string shape;
    for (std::size_t at = 0; at < std::min(line.size(), far);) {
        if (isDigit(line[at]) && timeSize(line.substr(at)) >= shortestTime)
            return shape + 't';
        if (isWordByte(line[at])) {
            while (at < line.size() && isWordByte(line[at]))
                ++at;
            shape += 'w';
        } else if (line[at] == ' ' || line[at] == '\t') {
            at += indentSize(line.substr(at));
            shape += ' ';
        } else {
            shape += line[at++];
        }
        if (shape.size() > far / 2)
            break;
    }
    return {};
}

std::optional<RecordShape> RecordShape::of(std::string_view line)
{
    RecordShape shape;
    shape.m_shape = shapeOf(line);
    return shape.m_shape.empty() ? std::nullopt : std::optional(std::move(shape));
}

bool RecordShape::matches(std::string_view line) const
{
    return shapeOf(line) == m_shape;
}

} // namespace paste
