#include "ui/panels/two_line_delegate.h"
#include "ui/models/catalogue_model.h"
#include <QApplication>
#include <QPainter>

namespace panels {

void TwoLineDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    const QString title = item.text;
    item.text.clear();
    const QStyle *style = item.widget ? item.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);

    painter->save();
    const QRect inner = option.rect.adjusted(10, 5, -8, -5);
    const int height = option.fontMetrics.height();
    QFont bold = option.font;
    bold.setBold(option.state.testFlag(QStyle::State_Selected));
    painter->setFont(bold);
    painter->setPen(option.palette.color(QPalette::Text));
    painter->drawText(QRect(inner.left(), inner.top(), inner.width(), height), Qt::AlignLeft,
                      QFontMetrics(bold).elidedText(title, Qt::ElideRight, inner.width()));
    painter->setFont(option.font);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    painter->setPen(selected || !m_detail.isValid() ? option.palette.color(QPalette::Text)
                                                    : m_detail);
    painter->drawText(
        QRect(inner.left(), inner.top() + height + 2, inner.width(), height), Qt::AlignLeft,
        option.fontMetrics.elidedText(index.data(models::CatalogueModel::DetailRole).toString(),
                                      Qt::ElideRight, inner.width()));
    painter->restore();
}

QSize TwoLineDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {200, 2 * option.fontMetrics.height() + 14};
}

} // namespace panels
