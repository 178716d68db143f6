#pragma once
#include "ui/bridge/diagnosis_runner.h"
#include <QAbstractTableModel>

namespace models {

/// The ranked causes of a diagnosis: number, cause, place, match word, fix word.
class CausesModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { NumberColumn, CauseColumn, PlaceColumn, MatchColumn, FixColumn, ColumnCount };
    static constexpr int shownAtMost = 5;

    using QAbstractTableModel::QAbstractTableModel;

    void setDiagnosis(bridge::DiagnosisPtr result);
    /// All findings, weak ones too, or the best five that are strong or possible.
    void setShowAll(bool all);
    bool showsAll() const { return m_all; }
    /// How many findings are not shown.
    int hiddenCount() const;
    /// Index into Diagnosis::findings.
    int findingAt(int row) const { return m_rows.at(std::size_t(row)); }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void fillRows();

    bridge::DiagnosisPtr m_result;
    std::vector<int> m_rows;
    bool m_all = false;
};

} // namespace models
