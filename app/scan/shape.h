#pragma once
#include "app/scan/stream.h"
#include <cstdint>
#include <string>
#include <string_view>

namespace scan {

/// FNV-1a, 64 bit.
std::uint64_t hashOf(std::string_view text);
/// The same as hexadecimal digits.
std::string hashText(std::string_view text);

/// The shape of a message: its first line without what differs from one time to the next. Quoted
/// values become '?', words that hold a digit and identifiers of hexadecimal digits become 0.
std::string messageShape(std::string_view message);

/// A number that two blocks share only when they tell of the same faults in the same lines: what
/// differs is in messages, times, addresses and numbers of tasks only.
std::uint64_t blockShape(const LogBlock &block);

} // namespace scan
