#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace knowledge {

/// The words of a text in lower case: runs of letters, digits and non-ASCII bytes.
std::vector<std::string> wordsOf(std::string_view text);

/// The first letters of the parts of a hyphenated name: "no-running-loop" gives "nrl"; empty for a
/// name of one part.
std::string initialsOf(std::string_view name);

/// How many letters must be changed, added, left out or swapped with their neighbour to make one
/// word of the other; `most` + 1 when it is more than that.
std::size_t mistakesBetween(std::string_view written, std::string_view meant, std::size_t most);

/// How many mistakes a word of that length may hold: none below 4 letters, one below 7, else two.
std::size_t mistakesAllowed(std::size_t length);

} // namespace knowledge
