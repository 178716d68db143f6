#pragma once
#include "app/base/text_range.h"
#include <string>

namespace match {

/// A piece of evidence. `source` "paste": range counts in the pasted bytes; else in the named file.
struct Evidence {
    int number = 0; ///< 1-based
    bool primary = false;
    std::string what;
    std::string source;
    base::TextRange range;
    int line = 0; ///< 1-based, of `source`
    std::string text;
};

} // namespace match
