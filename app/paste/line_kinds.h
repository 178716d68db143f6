#pragma once
#include "app/paste/lines.h"
#include <string>
#include <string_view>
#include <vector>

namespace paste {

/// What one line of an unwrapped paste is.
enum class LineKind { Blank, Trace, Log, Code, Config, Text };

struct KindedLine {
    LineKind kind = LineKind::Text;
    /// The line belongs to nothing above it, although nothing stands between them: prose that
    /// follows a trace whose blank lines were lost.
    bool apart = false;
};

struct KindOptions {
    /// The text is known to be Python (a fence says so): what is no trace is code.
    bool python = false;
};

/// Judges every line of the text, in one pass.
std::vector<KindedLine> lineKinds(std::string_view text, const std::vector<Line> &lines,
                                  const KindOptions &options);

} // namespace paste
