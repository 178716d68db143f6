#pragma once
#include <cstddef>

namespace base {

/// A span of UTF-8 bytes, end exclusive. Which text it counts in is said by whoever holds it.
struct TextRange {
    std::size_t start = 0;
    std::size_t end = 0;

    std::size_t size() const { return end - start; }
    bool empty() const { return start == end; }
    bool contains(std::size_t offset) const { return start <= offset && offset < end; }
    bool contains(TextRange other) const { return start <= other.start && other.end <= end; }
    /// True when they share a byte; touching ranges do not overlap.
    bool overlaps(TextRange other) const { return start < other.end && other.start < end; }

    friend bool operator==(const TextRange &, const TextRange &) = default;
    // Spelled out: moc cannot read <compare> when it comes before other standard headers.
    friend bool operator<(const TextRange &a, const TextRange &b)
    {
        return a.start != b.start ? a.start < b.start : a.end < b.end;
    }
};

} // namespace base
