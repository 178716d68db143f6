#pragma once
#include "app/paste/piece.h"
#include <span>

namespace paste {

/// One thing that is undone on the way from bytes to text.
struct Stage {
    const char *name; ///< of formats/README 0.5
    void (*run)(Reading &reading);
};

/// All stages in their order; a new kind of wrapping is one more line there and a file of its own.
std::span<const Stage> stages();

// One file each, named after them.
void decodeBytes(Reading &reading);
void stripBom(Reading &reading);
void joinLines(Reading &reading);
void openContainers(Reading &reading);
void unescape(Reading &reading);
void stripHtml(Reading &reading);
void unquote(Reading &reading);
void cutFences(Reading &reading);
void stripColours(Reading &reading);
void stripToolPrefixes(Reading &reading);
void stripAligned(Reading &reading);
void stripPrefixes(Reading &reading);
void unquoteCells(Reading &reading);
void plainBlanks(Reading &reading);
void splitRecords(Reading &reading);
void restoreMargins(Reading &reading);
void splitJoined(Reading &reading);
void translateFrames(Reading &reading);
void cutPrompts(Reading &reading);
void applyDiff(Reading &reading);
void numberLines(Reading &reading);
void stripGutter(Reading &reading);

} // namespace paste
