#pragma once
#include "app/match/evidence.h"
#include <QAbstractListModel>
#include <vector>

namespace models {

/// The evidence of one finding, a full sentence each.
class EvidenceModel : public QAbstractListModel
{
    Q_OBJECT
public:
    using QAbstractListModel::QAbstractListModel;

    void setEvidence(std::vector<match::Evidence> evidence);
    const std::vector<match::Evidence> &evidence() const { return m_evidence; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    std::vector<match::Evidence> m_evidence;
};

/// "line 7", or "main.py line 7" where it is not in the paste.
QString evidencePlace(const match::Evidence &evidence);

} // namespace models
