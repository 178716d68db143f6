#pragma once
#include <QString>

namespace editor {

/// Breaks a note into lines of at most `columns`, each indented; the editor does not wrap
/// annotations.
QString wrapNote(const QString &text, int indent, int columns);

} // namespace editor
