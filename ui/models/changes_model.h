#pragma once
#include "ui/bridge/choice.h"
#include <QAbstractListModel>
#include <vector>

namespace models {

/// One selectable change, in words.
struct ChangeRow {
    int hunk = 0;
    QString title;
    QString reason;
    QString file; ///< shown where a fix touches several
};

/// The changes of a fix with a check box each. Ticking only asks: the answer comes by setChosen().
class ChangesModel : public QAbstractListModel
{
    Q_OBJECT
public:
    using QAbstractListModel::QAbstractListModel;

    void setChanges(std::vector<ChangeRow> rows);
    void setChosen(const bridge::Hunks &chosen);
    int chosenCount() const;
    const std::vector<ChangeRow> &rows() const { return m_rows; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

signals:
    void toggleRequested(int row, bool include);

private:
    std::vector<ChangeRow> m_rows;
    bridge::Hunks m_chosen;
    bool m_severalFiles = false;
};

} // namespace models
