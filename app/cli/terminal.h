#pragma once
#include "app/base/result.h"
#include <iosfwd>
#include <string>
#include <string_view>

namespace cli {

/// Where a command writes.
struct Terminal {
    std::ostream &out;
    std::ostream &err;
    bool colour = false; ///< of `out`

    /// "tracemend-cli: WHERE: WHAT. HINT" on `err`.
    void problem(const base::Problem &problem) const;
    /// A remark on `err`.
    void note(std::string_view text) const;
};

/// Text that is safe to show: control characters of the paste (line feed and tab excepted) become
/// visible stand-ins, bytes that are no UTF-8 become U+FFFD.
std::string printable(std::string_view text);

enum class Paint { Error, Warning, Note, Help, Place, Added, Removed, Strong };

/// The text in colour, or as it is.
std::string painted(const Terminal &terminal, Paint paint, std::string_view text);

} // namespace cli
