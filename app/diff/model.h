#pragma once
#include "app/base/text_range.h"
#include <string>
#include <string_view>
#include <vector>

namespace diff {

enum class RowKind { Same, Removed, Added, Changed };

/// One row of a comparison. Same and Changed rows have both lines, Removed only the left one, Added
/// only the right one. Leading white space is never ignored.
struct Row {
    RowKind kind = RowKind::Same;
    int leftLine = -1;                      ///< 0-based; -1 is a filler
    int rightLine = -1;                     ///< 0-based; -1 is a filler
    std::vector<base::TextRange> leftSpans; ///< changed bytes, counted from the line's start
    std::vector<base::TextRange> rightSpans;

    friend bool operator==(const Row &, const Row &) = default;
};

/// Two texts aligned line by line; line ends (LF, CRLF, none) belong to the lines that are
/// compared.
struct Model {
    std::vector<Row> rows;

    friend bool operator==(const Model &, const Model &) = default;
};

Model model(std::string_view before, std::string_view after);

} // namespace diff
