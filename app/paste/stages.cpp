#include "app/paste/stages.h"

namespace paste {

std::span<const Stage> stages()
{
    static constexpr Stage table[] = {
        {"bytes", stripBom},          {"cell", unquoteCells},
        {"container", joinLines},     {"container", openContainers},
        {"unescape", unescape},       {"html", stripHtml},
        {"ansi", stripColours},       {"quote", unquote},
        {"fence", cutFences},         {"newlines", splitRecords},
        {"prefix", stripAligned},     {"prefix", stripPrefixes},
        {"nbsp", plainBlanks},        {"newlines", restoreMargins},
        {"newlines", splitJoined},    {"localised", translateFrames},
        {"prompt", cutPrompts},       {"diff-marks", applyDiff},
        {"line-gutter", numberLines}, {"line-gutter", stripGutter},
    };
    return table;
}

} // namespace paste
