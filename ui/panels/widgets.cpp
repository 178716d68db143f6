#include "ui/panels/widgets.h"
#include <QIcon>
#include <QPushButton>
#include <QStyle>
#include <QToolButton>
#include <QVariant>

namespace panels {

QLabel *mutedLabel(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setProperty("muted", true);
    label->setWordWrap(true);
    return label;
}

QLabel *headingLabel(const QString &text, QWidget *buddy, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    QFont font = label->font();
    font.setBold(true);
    label->setFont(font);
    label->setBuddy(buddy);
    return label;
}

QLabel *badge(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setProperty("badge", true);
    label->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    return label;
}

void setBadge(QLabel *label, const QString &word, const QString &tone)
{
    label->setText(word);
    label->setVisible(!word.isEmpty());
    label->setProperty("tone", tone);
    // Rules that look at properties are read again only when the style is told.
    label->style()->unpolish(label);
    label->style()->polish(label);
}

QPushButton *button(const QString &text, const QString &toolTip, QWidget *parent)
{
    auto *result = new QPushButton(text, parent);
    result->setToolTip(toolTip);
    result->setAutoDefault(false);
    return result;
}

QToolButton *iconButton(const QString &icon, const QString &name, const QString &toolTip,
                        QWidget *parent)
{
    auto *result = new QToolButton(parent);
    result->setIcon(QIcon(icon));
    result->setAccessibleName(name);
    result->setToolTip(toolTip);
    result->setFocusPolicy(Qt::StrongFocus);
    return result;
}

} // namespace panels
