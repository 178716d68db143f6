#pragma once
#include "app/base/text_range.h"
#include "app/paste/piece.h"
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace paste {

/// JSON as it stands in a text, with the place of every value. Takes what a copy leaves of it: a
/// cut end, comments, trailing commas. Nesting costs no stack; the number of values is bounded.
class JsonText
{
public:
    enum class Kind : std::uint8_t { Null, Boolean, Number, String, Array, Object };
    using Index = std::uint32_t;
    static constexpr Index none = static_cast<Index>(-1);

    struct Value {
        Kind kind = Kind::Null;
        base::TextRange range; ///< of the value; a string's without its quotes
        base::TextRange key;   ///< without quotes; empty in an array
        Index parent = none;
        Index first = none;
        Index last = none;
        Index next = none;
        Index size = 1; ///< values in it, itself included; they follow it directly
    };

    /// Reads the value that starts at the offset.
    static JsonText read(std::string_view text, std::size_t start);

    bool empty() const { return m_values.empty(); }
    /// The text ended before the value did.
    bool cut() const { return m_cut; }
    std::size_t end() const { return m_end; }
    Index size() const { return static_cast<Index>(m_values.size()); }
    const Value &at(Index index) const { return m_values[index]; }

    /// The member of that name; `none` when there is none. Names with dots are one name.
    Index member(Index object, std::string_view name) const;
    /// The first member that is there.
    Index anyMember(Index object, std::initializer_list<std::string_view> names) const;
    bool is(Index index, Kind kind) const { return index != none && m_values[index].kind == kind; }
    bool isText(Index index) const { return is(index, Kind::String); }
    /// A string's characters with their escapes undone; a number as it is written.
    std::string text(Index index) const;
    std::string_view raw(Index index) const;

    /// Appends a string's characters to the new text, each led back to where it stands.
    void put(Rewriter &rewriter, Index index) const;

private:
    class Parser;
    std::string_view m_text;
    std::vector<Value> m_values;
    std::size_t m_end = 0;
    bool m_cut = false;
};

/// One escape of JSON, Python or JavaScript at an offset (`\n`, `\"`, `\u001b`, `\x1b`): its size
/// and what it stands for. Size 0 when the backslash there starts none.
struct Escape {
    std::size_t size = 0;
    std::string text;
};
Escape readEscape(std::string_view text, std::size_t at);

} // namespace paste
