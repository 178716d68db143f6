#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace base {

/// A Python version as far as it matters here: 3.11, 3.14.
struct PythonVersion {
    int major = 3;
    int minor = 0;

    std::string text() const { return std::to_string(major) + "." + std::to_string(minor); }
    friend auto operator<=>(const PythonVersion &, const PythonVersion &) = default;
};

/// Reads "3.11" or "3.11.7"; nullopt for anything else.
std::optional<PythonVersion> parsePythonVersion(std::string_view text);

/// Whether a dotted version ("1.13.2", "3.12") satisfies a range such as ">=1.7.1,<1.13.3" (comma
/// means and; operators >=, <=, >, <, ==, !=). nullopt when either cannot be read.
std::optional<bool> versionInRange(std::string_view version, std::string_view range);

} // namespace base
