#pragma once
#include "app/base/text_range.h"
#include "app/mend/fix.h"
#include "ui/bridge/choice.h"
#include "ui/editor/styles.h"
#include <QString>
#include <string>
#include <vector>

namespace diffview {

enum class LineKind { Header, Hunk, Context, Removed, Added, NoNewline };

/// A line of the unified diff as it is shown. Numbers are the user's, 1-based; 0: none.
struct DiffLine {
    LineKind kind = LineKind::Context;
    int oldNumber = 0;
    int newNumber = 0;
    base::TextRange range;              ///< in DiffDocument::text, without the line end
    std::vector<base::TextRange> words; ///< changed words, in DiffDocument::text
    int hunk = 0;                       ///< the choice it belongs to; 0: none
};

/// Why a change was made, shown below `line`.
struct DiffReason {
    int line = 0;
    int hunk = 0;
    QString text;

    friend bool operator==(const DiffReason &, const DiffReason &) = default;
};

/// A choice the user has: one hunk of the fix, in words.
struct ChangeEntry {
    int hunk = 0;
    QString title; ///< "31 removed: print(...)"
    QString reason;
    QString file;
    std::vector<int> needs;
    int firstLine = 0; ///< in DiffDocument::lines

    friend bool operator==(const ChangeEntry &, const ChangeEntry &) = default;
};

/// The literal unified diff of a fix and what is said about its lines.
struct DiffDocument {
    std::string text;
    std::vector<DiffLine> lines;
    editor::Styles styles;
    std::vector<DiffReason> reasons;
    std::vector<ChangeEntry> changes;
    QString problem; ///< why there is no diff
};

DiffDocument makeDocument(const mend::Fix &fix);

/// The diff of two texts that no fix stands behind (a cause's own before-and-after).
DiffDocument makeDocument(const std::string &name, const std::string &before,
                          const std::string &after);

} // namespace diffview
