#pragma once
#include <QColor>
#include <QStyledItemDelegate>

namespace panels {

/// A title with a muted line of details below it.
class TwoLineDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void setDetailColour(const QColor &colour) { m_detail = colour; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    QColor m_detail;
};

} // namespace panels
