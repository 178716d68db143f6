#include "app/paste/stages.h"

namespace paste {

std::span<const Stage> stages()
{
    static constexpr Stage table[] = {
        {"ansi", stripColours},
        {"quote", unquote},
        {"fence", cutFences},
        {"prefix", stripPrefixes},
    };
    return table;
}

} // namespace paste
