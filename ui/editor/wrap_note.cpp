#include "ui/editor/wrap_note.h"
#include <QStringList>
#include <algorithm>

namespace editor {

QString wrapNote(const QString &text, int indent, int columns)
{
    const int shift = std::min(indent, std::max(0, columns - 30));
    const QString margin(shift, QLatin1Char(' '));
    const qsizetype width = std::max(16, columns - shift);
    QStringList lines;
    for (const QString &paragraph : text.split(QLatin1Char('\n'))) {
        QString line;
        for (QString word : paragraph.split(QLatin1Char(' '))) {
            if (!line.isEmpty() && line.size() + 1 + word.size() > width) {
                lines << margin + line;
                // What follows the first line stands below its text, not below its number.
                line = QStringLiteral("  ");
            } else if (!line.isEmpty()) {
                line += QLatin1Char(' ');
            }
            for (; word.size() > width - 2; word = word.mid(width - 2))
                lines << margin + line + word.left(width - 2), line = QStringLiteral("  ");
            line += word;
        }
        lines << margin + line;
    }
    // The background of an annotation ends with its text: blanks carry it across the pane.
    for (QString &line : lines)
        line = line.leftJustified(columns);
    return lines.join(QLatin1Char('\n'));
}

} // namespace editor
