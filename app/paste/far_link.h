#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace paste {

/// How an exception of an event is linked to one that stands further below it: records that name
/// the parent by number have no sentence of Python's own.
struct FarLink {
    enum class Kind { Cause, Context, Member };
    Kind kind = Kind::Context;
    int member = 0;           ///< its number in the group
    std::size_t distance = 1; ///< exceptions between it and its parent, the parent included

    /// The sentence that is put between the two, and what it says.
    std::string sentence() const;
    static std::optional<FarLink> read(std::string_view line);
};

} // namespace paste
