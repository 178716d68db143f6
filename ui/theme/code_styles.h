#pragma once
#include "ui/theme/tokens.h"
#include <QFont>

class QsciScintillaBase;

namespace theme {

/// Style bytes of the code panes.
enum Style : unsigned char {
    TextStyle = 0,
    KeywordStyle,
    StringStyle,
    NumberStyle,
    CommentStyle,
    FunctionStyle,
    TypeStyle,
    QuietStyle,     ///< carets, prefixes, frames of libraries
    ExceptionStyle, ///< the name of an exception
    HeadingStyle,   ///< "Traceback ...", file headers of a diff
    HunkStyle,      ///< "@@ ... @@"
};

/// Styles of annotations and margin texts; above the 32-39 that the editor keeps for itself.
enum NoteStyle : unsigned char {
    ReasonNote = 48,
    EvidenceNote,
    FoldNote,
    LeftOutNote,
    NumberMargin,
    AddedMargin,
    RemovedMargin,
    PrimaryMargin,
    SecondaryMargin,
};

enum LineMarker {
    AddedLine = 1,
    RemovedLine,
    HeaderLine,
    LeftOutLine,
    CurrentChange,
    NotedLine,   ///< unseen: has an annotation
    NumberedLine ///< unseen: has a number of evidence in its margin
};

/// Word marks come in pairs: a background and an underline.
enum WordMark {
    PrimaryMark = 8,
    PrimaryEdge,
    SecondaryMark,
    SecondaryEdge,
    AddedWord,
    AddedEdge,
    RemovedWord,
    RemovedEdge,
};

/// The platform's fixed font at the size of the code panes.
QFont codeFont(int points);

/// Sets every colour, font, marker and indicator of a code pane. Text, marks and annotations stay.
void applyTheme(QsciScintillaBase &pane, const Tokens &tokens, int points);

} // namespace theme
