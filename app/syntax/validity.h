#pragma once
#include "app/base/text_range.h"
#include "app/syntax/tree.h"
#include <optional>
#include <string>
#include <string_view>

namespace syntax {

/// Why a text is not Python, and where (bytes of that text).
struct Invalidity {
    std::string what;
    base::TextRange range;
};

struct ValidityOptions {
    /// A notebook cell may `await` at its top level.
    bool topLevelAwait = false;
};

/// nullopt when CPython would compile the text: no ERROR or MISSING node, no empty block,
/// consistent indentation, `await`, `async for` and `async with` only inside `async def`, no
/// `return` or `yield` outside a function, no `break` or `continue` outside a loop, `from
/// __future__` first, no Python 2 statement. Otherwise the first reason found.
std::optional<Invalidity> whyInvalidPython(std::string_view text, ValidityOptions options = {});
std::optional<Invalidity> whyInvalidPython(const Tree &tree, ValidityOptions options = {});

inline bool isValidPython(std::string_view text, ValidityOptions options = {})
{
    return !whyInvalidPython(text, options);
}

} // namespace syntax
