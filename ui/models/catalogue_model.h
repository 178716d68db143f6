#pragma once
#include "app/knowledge/search.h"
#include <QAbstractListModel>
#include <memory>

namespace models {

/// What a search over the catalogue found, best first.
class CatalogueModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role { DetailRole = Qt::UserRole + 1, IdRole };

    using QAbstractListModel::QAbstractListModel;

    /// The hits point into the knowledge, which is kept.
    void setHits(std::shared_ptr<const knowledge::KnowledgeBase> base,
                 std::vector<knowledge::SearchHit> hits);
    const knowledge::Cause *causeAt(int row) const;
    int rowOf(const std::string &id) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    std::shared_ptr<const knowledge::KnowledgeBase> m_base;
    std::vector<knowledge::SearchHit> m_hits;
};

/// The fix words of a cause, best first: "Safe, Review".
QString fixWords(const knowledge::Cause &cause);

} // namespace models
