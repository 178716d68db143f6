#pragma once
#include <cstddef>
#include <string_view>

namespace paste {

/// How many bytes at the start of a log line say when, how grave, and by whom: "2026-11-02
/// 10:00:00,123 [ERROR] ", "ERROR:    ", "Nov  2 10:00:00 host app[12]: ". 0 when the line does not
/// begin as a record does.
std::size_t recordPrefixSize(std::string_view line);

/// Length of a date with time ("2026-11-02T10:00:00.123Z", "02/Nov/2026:10:00:00 +0000", "Nov  2
/// 10:00:00") or a time alone ("10:00:00,123") at the start; 0 when there is none.
std::size_t timeSize(std::string_view line);

/// Length of a level word in capitals at the start ("ERROR", "WARNING"); 0 when there is none.
std::size_t levelSize(std::string_view line);

/// A line of a web server's access log.
bool isAccessLine(std::string_view line);

} // namespace paste
