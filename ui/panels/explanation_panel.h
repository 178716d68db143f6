#pragma once
#include "ui/bridge/diagnosis_runner.h"
#include "ui/theme/tokens.h"
#include <QWidget>

class QListView;
class QPushButton;
class QTextBrowser;
class QUrl;

namespace models {
class EvidenceModel;
}

namespace panels {

/// Why it happens, with numbered links to the evidence, the same evidence as a list, and the whole
/// page on demand.
class ExplanationPanel : public QWidget
{
    Q_OBJECT
public:
    explicit ExplanationPanel(QWidget *parent = nullptr);

    /// Shows a finding of the result; -1 shows nothing.
    void setFinding(const bridge::DiagnosisPtr &result, int finding);
    void setTokens(const theme::Tokens &tokens);
    QTextBrowser *text() const { return m_text; }
    QListView *evidenceList() const { return m_evidence; }

signals:
    /// A number, a link or a row of the list was chosen; the number is Evidence::number.
    void evidenceActivated(int number);
    void causeRequested(const QString &id);
    /// The whole explanation is shown, or only the short one again.
    void expanded(bool whole);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void show();
    void fitHeight();
    void openLink(const QUrl &link);

    QTextBrowser *m_text = nullptr;
    QListView *m_evidence = nullptr;
    QPushButton *m_more = nullptr;
    models::EvidenceModel *m_model = nullptr;
    bridge::DiagnosisPtr m_result;
    int m_finding = -1;
    bool m_expanded = false;
    theme::Tokens m_tokens;
};

} // namespace panels
