#pragma once
#include "app/base/text_range.h"
#include "ui/theme/code_styles.h"
#include <string>
#include <string_view>
#include <vector>

namespace editor {

/// One theme::Style per byte.
using Styles = std::vector<unsigned char>;

/// Colours Python, 3.8 to 3.15. Never fails: broken code is coloured as far as it goes.
Styles pythonStyles(std::string_view text);

/// Colours what people paste: tracebacks, log lines, and code where `code` says so. Without `code`
/// a paste that looks like a program is coloured as one.
Styles pasteStyles(std::string_view text, const std::vector<base::TextRange> &code);

} // namespace editor
