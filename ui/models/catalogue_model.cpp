#include "ui/models/catalogue_model.h"
#include "ui/bridge/text.h"
#include "ui/models/words.h"
#include <QCoreApplication>
#include <QStringList>

namespace models {

void CatalogueModel::setHits(std::shared_ptr<const knowledge::KnowledgeBase> base,
                             std::vector<knowledge::SearchHit> hits)
{
    beginResetModel();
    m_base = std::move(base);
    m_hits = std::move(hits);
    endResetModel();
}

const knowledge::Cause *CatalogueModel::causeAt(int row) const
{
    return row >= 0 && row < int(m_hits.size()) ? m_hits[std::size_t(row)].cause : nullptr;
}

int CatalogueModel::rowOf(const std::string &id) const
{
    for (std::size_t i = 0; i < m_hits.size(); ++i)
        if (m_hits[i].cause->id == id)
            return int(i);
    return -1;
}

int CatalogueModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_hits.size());
}

QVariant CatalogueModel::data(const QModelIndex &index, int role) const
{
    const knowledge::Cause *cause = causeAt(index.row());
    if (!cause)
        return {};
    const QString detail =
        QStringLiteral("%1 \u00b7 %2").arg(familyName(cause->family), fixWords(*cause));
    switch (role) {
    case Qt::DisplayRole:
        return bridge::text(cause->title);
    case DetailRole:
        return detail;
    case Qt::AccessibleTextRole:
        return QStringLiteral("%1, %2").arg(bridge::text(cause->title), detail);
    case Qt::ToolTipRole:
        return bridge::text(cause->summary);
    case IdRole:
        return bridge::text(cause->id);
    default:
        return {};
    }
}

QString fixWords(const knowledge::Cause &cause)
{
    QStringList words;
    for (const knowledge::Mend &mend : cause.mends) {
        const QString word = safetyWord(mend.safety);
        if (!words.contains(word))
            words << word;
    }
    return words.isEmpty() ? QCoreApplication::translate("words", "No fix")
                           : words.join(QStringLiteral(", "));
}

} // namespace models
