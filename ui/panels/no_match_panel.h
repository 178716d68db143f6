#pragma once
#include "ui/bridge/diagnosis_runner.h"
#include <QWidget>

class QLabel;
class QListWidget;
class QPushButton;

namespace panels {

/// What was recognised although no cause fits, the nearest causes, and the ways on.
class NoMatchPanel : public QWidget
{
    Q_OBJECT
public:
    explicit NoMatchPanel(QWidget *parent = nullptr);

    void setResult(const bridge::DiagnosisPtr &result);
    QString searchTerm() const { return m_term; }
    QString recognised() const;
    QListWidget *nearestList() const { return m_nearest; }
    QPushButton *weakButton() const { return m_weak; }

signals:
    void searchRequested(const QString &query);
    void causeRequested(const QString &id);
    void copyReportRequested();
    /// The causes that are only hinted at are wanted all the same.
    void weakRequested();

private:
    QLabel *m_title = nullptr;
    QLabel *m_recognised = nullptr;
    QLabel *m_named = nullptr;
    QLabel *m_nearestTitle = nullptr;
    QListWidget *m_nearest = nullptr;
    QPushButton *m_weak = nullptr;
    QPushButton *m_search = nullptr;
    QPushButton *m_report = nullptr;
    QString m_term;
};

/// Text for an issue: what was recognised, without the user's paths and code.
QString issueReport(const diagnose::Diagnosis &diagnosis);

} // namespace panels
