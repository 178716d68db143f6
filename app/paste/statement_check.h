#pragma once
#include <cstddef>
#include <string_view>

namespace paste {

/// Whether a logical line is a Python statement, or the head of one, wherever it may stand.
/// Comments and blanks around it do not matter.
bool isStatement(std::string_view line);

} // namespace paste
