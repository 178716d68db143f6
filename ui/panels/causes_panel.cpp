#include "ui/panels/causes_panel.h"
#include "ui/models/causes_model.h"
#include "ui/panels/widgets.h"
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPushButton>
#include <QTableView>

namespace panels {

using models::CausesModel;

CausesPanel::CausesPanel(QWidget *parent)
    : QWidget(parent), m_table(new QTableView(this)), m_model(new CausesModel(this))
{
    m_table->setModel(m_model);
    m_table->setAccessibleName(tr("Causes"));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(26);
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    QHeaderView *header = m_table->horizontalHeader();
    header->setHighlightSections(false);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setSectionResizeMode(QHeaderView::ResizeToContents);
    header->setSectionResizeMode(CausesModel::CauseColumn, QHeaderView::Stretch);
    m_table->installEventFilter(this);

    m_heading = headingLabel(tr("Ca&uses"), m_table, this);
    m_all = button(tr("Show &all"), tr("Show every cause that fits, weak ones too"), this);
    auto *row = new QHBoxLayout;
    row->addWidget(m_heading, 1);
    row->addWidget(m_all);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addLayout(row);
    layout->addWidget(m_table);

    connect(m_all, &QPushButton::clicked, this, [this] {
        setAllShown(!m_model->showsAll());
        emit allShown(m_model->showsAll());
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &current) {
                if (current.isValid())
                    emit findingSelected(m_model->findingAt(current.row()));
            });
    connect(m_table, &QTableView::doubleClicked, this, [this](const QModelIndex &index) {
        emit findingActivated(m_model->findingAt(index.row()));
    });
}

void CausesPanel::setResult(const bridge::DiagnosisPtr &result)
{
    m_model->setDiagnosis(result);
    updateHeading();
    selectRow(0);
}

void CausesPanel::setAllShown(bool all)
{
    m_model->setShowAll(all);
    updateHeading();
    selectRow(0);
}

void CausesPanel::updateHeading()
{
    m_heading->setText(tr("Ca&uses (%1)").arg(m_model->rowCount()));
    m_all->setVisible(m_model->hiddenCount() > 0 || m_model->showsAll());
    m_all->setText(m_model->showsAll() ? tr("Show the &best")
                                       : tr("Show &all (%1 more)").arg(m_model->hiddenCount()));
    fitHeight();
}

void CausesPanel::fitHeight()
{
    const int rows = std::clamp(m_model->rowCount(), 1, 5);
    m_table->setFixedHeight(m_table->horizontalHeader()->sizeHint().height() + rows * 26 + 6);
}

int CausesPanel::currentFinding() const
{
    const QModelIndex index = m_table->currentIndex();
    return index.isValid() ? m_model->findingAt(index.row()) : -1;
}

void CausesPanel::selectRow(int row)
{
    if (row >= 0 && row < m_model->rowCount())
        m_table->selectRow(row);
}

bool CausesPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if ((key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) && !key->modifiers()) {
            emit findingActivated(currentFinding());
            return true;
        }
        if (key->key() >= Qt::Key_1 && key->key() <= Qt::Key_9 && !key->modifiers()) {
            selectRow(key->key() - Qt::Key_1);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace panels
