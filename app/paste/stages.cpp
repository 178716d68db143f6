#include "app/paste/stages.h"

namespace paste {

std::span<const Stage> stages()
{
    static constexpr Stage table[] = {
        {"container", openContainers}, {"unescape", unescape}, {"html", stripHtml},
        {"ansi", stripColours},        {"quote", unquote},     {"fence", cutFences},
        {"prefix", stripPrefixes},
    };
    return table;
}

} // namespace paste
