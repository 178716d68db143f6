#pragma once
#include "app/trace/stack_trace.h"
#include <cstddef>
#include <optional>
#include <vector>

namespace trace {

/// One trace of a paste: the exception that was raised in the end with all that led to it and all
/// that is in it. Traces that say the same are one occurrence that is counted.
struct Occurrence {
    std::vector<std::size_t> exceptions; ///< of its first printing, in printed order
    std::size_t root = 0;                ///< the exception that was raised in the end
    std::vector<std::size_t> repeats;    ///< roots of the further printings
    base::TextRange range;               ///< pasted bytes of the first printing

    std::size_t count() const { return 1 + repeats.size(); }
};

/// The traces of a paste in the order of their first printing.
std::vector<Occurrence> occurrences(const Trace &trace);

/// For every exception the one of an earlier printing that it repeats.
std::vector<std::optional<std::size_t>> repeatedExceptions(const Trace &trace);

} // namespace trace
