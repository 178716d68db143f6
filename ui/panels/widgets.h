#pragma once
#include <QLabel>
#include <QString>

class QAbstractButton;
class QPushButton;
class QToolButton;
class QWidget;

namespace panels {

/// A label in the muted colour; wraps.
QLabel *mutedLabel(const QString &text, QWidget *parent);
/// A bold label that names `buddy`.
QLabel *headingLabel(const QString &text, QWidget *buddy, QWidget *parent);
/// A word in a frame; see setBadge().
QLabel *badge(QWidget *parent);
/// Word and tone ("ok", "warn", "err", "info") of a badge; an empty word hides it.
void setBadge(QLabel *label, const QString &word, const QString &tone);
QPushButton *button(const QString &text, const QString &toolTip, QWidget *parent);
/// A button that shows only an icon; the name is what a screen reader says.
QToolButton *iconButton(const QString &icon, const QString &name, const QString &toolTip,
                        QWidget *parent);

} // namespace panels
