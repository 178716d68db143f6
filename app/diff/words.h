#pragma once
#include "app/base/text_range.h"
#include <string_view>
#include <vector>

namespace diff {

/// A line cut into words, numbers, runs of blanks and single other characters. Bytes of the line.
std::vector<base::TextRange> words(std::string_view line);

/// How alike two lines are, from 0 (nothing in common) to 1 (equal), by the words that they share.
double likeness(std::string_view left, std::string_view right);

struct WordSpans {
    std::vector<base::TextRange> left;
    std::vector<base::TextRange> right;
};

/// The bytes that differ between two lines, at word borders, neighbouring ones joined.
WordSpans changedWords(std::string_view left, std::string_view right);

} // namespace diff
