#include "ui/models/evidence_model.h"
#include "ui/bridge/text.h"
#include <QCoreApplication>

namespace models {

void EvidenceModel::setEvidence(std::vector<match::Evidence> evidence)
{
    beginResetModel();
    m_evidence = std::move(evidence);
    endResetModel();
}

int EvidenceModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_evidence.size());
}

QVariant EvidenceModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const match::Evidence &item = m_evidence[std::size_t(index.row())];
    const QString what = bridge::text(item.what);
    if (role == Qt::DisplayRole) {
        const QString number = item.number <= 20 ? QString(QChar(0x2460 + item.number - 1))
                                                 : QStringLiteral("(%1)").arg(item.number);
        return QStringLiteral("%1 %2: %3").arg(number, evidencePlace(item), what);
    }
    if (role == Qt::AccessibleTextRole)
        return tr("Evidence %1, %2: %3").arg(item.number).arg(evidencePlace(item), what);
    if (role == Qt::ToolTipRole)
        return bridge::text(item.text);
    return {};
}

QString evidencePlace(const match::Evidence &evidence)
{
    if (evidence.source == "paste" || evidence.source.empty())
        return QCoreApplication::translate("evidence", "line %1").arg(evidence.line);
    return QCoreApplication::translate("evidence", "%1 line %2")
        .arg(bridge::text(evidence.source))
        .arg(evidence.line);
}

} // namespace models
