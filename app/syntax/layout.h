#pragma once
#include "app/syntax/validity.h"

namespace syntax
{

/// Why the lines of a text do not form blocks as CPython's tokenizer wants them: an empty block, an
/// indent where none may be, a dedent to no open level, tabs and spaces that cannot be compared, a
/// bracket or string that is never closed.
std::optional<Invalidity> whyBadLayout(std::string_view text);

} // namespace syntax
