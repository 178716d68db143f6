#pragma once
#include "app/trace/line_shapes.h"
#include <optional>
#include <string_view>

namespace trace {

/// `path:12: rest`
struct PytestLocation {
    std::string_view file;
    std::optional<int> line;
    std::string_view rest;
};

std::optional<PytestLocation> readPytestLocation(std::string_view line);

} // namespace trace
