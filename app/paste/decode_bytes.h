#pragma once
#include "app/base/result.h"
#include <optional>
#include <string_view>

namespace paste {

/// Why bytes that start so are no text (a picture, an archive, binary data), with what to do.
std::optional<base::Problem> whyNoText(std::string_view start);

/// Text of two bytes a character: by its mark, or because every other byte of the start is zero.
bool isWide(std::string_view start);

} // namespace paste
