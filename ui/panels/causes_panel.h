#pragma once
#include "ui/bridge/diagnosis_runner.h"
#include <QWidget>

class QLabel;
class QPushButton;
class QTableView;

namespace models {
class CausesModel;
}

namespace panels {

/// The ranked causes; the first is selected.
class CausesPanel : public QWidget
{
    Q_OBJECT
public:
    explicit CausesPanel(QWidget *parent = nullptr);

    void setResult(const bridge::DiagnosisPtr &result);
    /// Shows weak causes and those beyond the fifth too, or the best only.
    void setAllShown(bool all);
    /// Index into Diagnosis::findings, or -1.
    int currentFinding() const;
    void selectRow(int row);
    QTableView *table() const { return m_table; }
    models::CausesModel *model() const { return m_model; }

signals:
    void findingSelected(int finding);
    /// Enter or a double click on a cause.
    void findingActivated(int finding);
    /// The user wants all, or the best again.
    void allShown(bool all);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void updateHeading();
    void fitHeight();

    QLabel *m_heading = nullptr;
    QPushButton *m_all = nullptr;
    QTableView *m_table = nullptr;
    models::CausesModel *m_model = nullptr;
};

} // namespace panels
