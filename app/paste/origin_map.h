#pragma once
#include "app/base/text_range.h"
#include <cstddef>
#include <vector>

namespace paste {

/// Maps bytes of a text that was made from the paste (unwrapped, unescaped, repaired) back to the
/// pasted bytes. Made of runs: a run of equal length is a copy, any other maps as a whole.
class OriginMap
{
public:
    struct Run {
        base::TextRange text;   ///< bytes of the made text
        base::TextRange origin; ///< bytes of the paste
        friend bool operator==(const Run &, const Run &) = default;
    };

    OriginMap() = default;
    /// The map of an unchanged piece of the paste.
    static OriginMap identity(base::TextRange origin);

    /// Appends a run behind the last one. Text without an origin (inserted indentation) gets the
    /// empty range at the place where it was put in.
    void append(std::size_t textSize, base::TextRange origin);
    /// The smallest range of the paste that holds everything the text range was made from.
    base::TextRange toOrigin(base::TextRange text) const;
    /// First `inner` (text -> middle), then this map (middle -> paste).
    OriginMap after(const OriginMap &inner) const;
    const std::vector<Run> &runs() const { return m_runs; }

    friend bool operator==(const OriginMap &, const OriginMap &) = default;

private:
    std::vector<Run> m_runs; // sorted, gapless in text
};

} // namespace paste
