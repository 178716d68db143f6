#include "app/paste/stages.h"

namespace paste {

std::span<const Stage> stages()
{
    static constexpr Stage table[] = {
        {"bytes", stripBom},
        {"container", joinLines},
        {"container", openContainers},
        {"unescape", unescape},
        {"html", stripHtml},
        {"ansi", stripColours},
        {"quote", unquote},
        {"fence", cutFences},
        {"prefix", stripAligned},
        {"prefix", stripPrefixes},
        {"cell", unquoteCells},
        {"nbsp", plainBlanks},
        {"newlines", splitJoined},
        {"localised", translateFrames},
        {"prompt", cutPrompts},
        {"diff-marks", applyDiff},
        {"line-gutter", stripGutter},
    };
    return table;
}

} // namespace paste
