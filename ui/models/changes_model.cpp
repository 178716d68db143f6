#include "ui/models/changes_model.h"

namespace models {

void ChangesModel::setChanges(std::vector<ChangeRow> rows)
{
    beginResetModel();
    m_rows = std::move(rows);
    m_chosen.clear();
    m_severalFiles = false;
    for (const ChangeRow &row : m_rows) {
        m_chosen.insert(row.hunk);
        m_severalFiles = m_severalFiles || row.file != m_rows.front().file;
    }
    endResetModel();
}

void ChangesModel::setChosen(const bridge::Hunks &chosen)
{
    m_chosen = chosen;
    if (!m_rows.empty())
        emit dataChanged(index(0), index(int(m_rows.size()) - 1), {Qt::CheckStateRole});
}

int ChangesModel::chosenCount() const
{
    return int(std::count_if(m_rows.begin(), m_rows.end(), [this](const ChangeRow &row) {
        return m_chosen.count(row.hunk) > 0;
    }));
}

int ChangesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant ChangesModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const ChangeRow &row = m_rows[std::size_t(index.row())];
    if (role == Qt::CheckStateRole)
        return m_chosen.count(row.hunk) > 0 ? Qt::Checked : Qt::Unchecked;
    if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole) {
        const QString title = m_severalFiles ? tr("%1: %2").arg(row.file, row.title) : row.title;
        return row.reason.isEmpty() ? title : title + QStringLiteral(" \u2014 ") + row.reason;
    }
    if (role == Qt::ToolTipRole)
        return row.reason;
    return {};
}

bool ChangesModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!index.isValid() || role != Qt::CheckStateRole)
        return false;
    emit toggleRequested(index.row(), value.toInt() == Qt::Checked);
    return true;
}

Qt::ItemFlags ChangesModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QAbstractListModel::flags(index);
    return index.isValid() ? flags | Qt::ItemIsUserCheckable : flags;
}

} // namespace models
