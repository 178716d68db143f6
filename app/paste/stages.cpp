#include "app/paste/stages.h"

namespace paste {

std::span<const Stage> stages()
{
    // A page, a quote or a fence may be around a record, and a record in a page: what is undone
    // twice finds nothing the second time where it was done.
    static constexpr Stage table[] = {
        {"bytes", stripBom},
        {"prefix", stripToolPrefixes},
        {"cell", unquoteCells},
        {"container", joinLines},
        {"container", openContainers},
        {"unescape", unescape},
        {"html", stripHtml},
        {"ansi", stripColours},
        {"quote", unquote},
        {"fence", cutFences},
        {"container", openContainers},
        {"unescape", unescape},
        {"newlines", splitRecords},
        {"prefix", stripAligned},
        {"prefix", stripPrefixes},
        {"nbsp", plainBlanks},
        {"newlines", restoreMargins},
        {"newlines", splitJoined},
        {"localised", translateFrames},
        {"prompt", cutPrompts},
        {"diff-marks", applyDiff},
        {"line-gutter", numberLines},
        {"line-gutter", stripGutter},
    };
    return table;
}

} // namespace paste
