#include "ui/models/causes_model.h"
#include "ui/bridge/text.h"
#include "ui/models/words.h"

namespace models {

void CausesModel::setDiagnosis(bridge::DiagnosisPtr result)
{
    beginResetModel();
    m_result = std::move(result);
    m_all = false;
    fillRows();
    endResetModel();
}

void CausesModel::setShowAll(bool all)
{
    beginResetModel();
    m_all = all;
    fillRows();
    endResetModel();
}

void CausesModel::fillRows()
{
    m_rows.clear();
    if (!m_result)
        return;
    const auto &findings = m_result->diagnosis.findings;
    for (int i = 0; i < int(findings.size()); ++i) {
        const bool weak = findings[std::size_t(i)].finding.strength == match::Strength::Weak;
        if (m_all || (!weak && int(m_rows.size()) < shownAtMost))
            m_rows.push_back(i);
    }
}

int CausesModel::hiddenCount() const
{
    return m_result ? int(m_result->diagnosis.findings.size() - m_rows.size()) : 0;
}

int CausesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int CausesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant CausesModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const auto &item = m_result->diagnosis.findings[std::size_t(findingAt(index.row()))];
    const QString title = bridge::text(item.finding.cause->title);
    if (role == Qt::AccessibleTextRole && index.column() == CauseColumn)
        return tr("Cause %1: %2").arg(index.row() + 1).arg(title);
    if (role == Qt::ToolTipRole)
        return index.column() == MatchColumn ? strengthReason(item.finding)
                                             : bridge::text(item.finding.cause->summary);
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case NumberColumn:
        return index.row() + 1;
    case CauseColumn:
        return title;
    case PlaceColumn:
        return placeOf(item.finding);
    case MatchColumn:
        return strengthWord(item.finding.strength);
    case FixColumn:
        return fixWord(item);
    default:
        return {};
    }
}

QVariant CausesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NumberColumn:
        return tr("#");
    case CauseColumn:
        return tr("Cause");
    case PlaceColumn:
        return tr("Where");
    case MatchColumn:
        return tr("Match");
    case FixColumn:
        return tr("Fix");
    default:
        return {};
    }
}

} // namespace models
