#pragma once
#include "ui/diffview/diff_document.h"

namespace diffview {

/// A run of 0-based lines; none when last < first.
struct LineSpan {
    int first = 0;
    int last = -1;

    bool contains(int line) const { return first <= line && line <= last; }
};

/// Where an edit lies in both texts.
struct EditPlace {
    int hunk = 0;
    LineSpan before;
    LineSpan after;
    QString reason;
};

std::vector<EditPlace> editPlaces(const mend::Change &change);

/// "removed: ...", "added: ...", "changed: ...".
QString reasonText(bool added, bool removed, const QString &reason);

/// A hunk of the change in words, from its lines in the document (those from `first` on). No title
/// when it has no lines.
ChangeEntry changeEntry(const DiffDocument &document, int first, int hunk,
                        const mend::Change &change);

} // namespace diffview
