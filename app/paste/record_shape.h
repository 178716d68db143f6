#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace paste {

/// How the records of a log begin that no format is known for: the words, marks and blanks up to
/// the first time, or up to the level's word.
class RecordShape
{
public:
    /// The shape of a record's first line; nullopt when nothing in it says that it is one.
    static std::optional<RecordShape> of(std::string_view line);
    /// Whether another line begins in the same way.
    bool matches(std::string_view line) const;

private:
    static std::string shapeOf(std::string_view line);
    std::string m_shape; ///< 'w' stands for a word, ' ' for blanks, 't' for a time, 'L' for a level
};

} // namespace paste
