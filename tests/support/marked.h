#pragma once
#include "app/base/text_range.h"
#include <string>
#include <string_view>
#include <vector>

namespace support {

/// A text whose marks have been taken out.
struct Marked {
    std::string text;
    std::vector<base::TextRange> marks; ///< in the order of the text
};

/// Takes out lines of nothing but blanks and carets; each run of carets marks what stands above it.
Marked marked(std::string_view text);

} // namespace support
