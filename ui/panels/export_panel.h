#pragma once
#include "ui/bridge/export_text.h"
#include "ui/bridge/git_check.h"
#include "ui/theme/tokens.h"
#include <QWidget>
#include <memory>

class QButtonGroup;
class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace editor {
class CodeEditor;
}

namespace panels {

/// What can be exported: a fix of the user's code with the hunks that are taken.
struct ExportInput {
    bridge::DiagnosisPtr result;
    std::shared_ptr<const mend::Fix> fix;
    bridge::Hunks chosen;
};

/// Chooses what to write and shows exactly those bytes.
class ExportPanel : public QWidget
{
    Q_OBJECT
public:
    using What = bridge::ExportKind;

    explicit ExportPanel(QWidget *parent = nullptr);

    void setInput(ExportInput input);
    void setTokens(const theme::Tokens &tokens);
    void setCodePoints(int points);
    void choose(What what);

    /// The bytes that Copy and Save write; empty while they are being made.
    const std::string &bytes() const { return m_bytes; }
    QString suggestedName() const;
    /// A sentence below the buttons: what was written.
    void tell(const QString &text);

    editor::CodeEditor *preview() const { return m_preview; }
    QLabel *checkLine() const { return m_check; }
    QLineEdit *pathField() const { return m_path; }

signals:
    void copyRequested(const std::string &bytes);
    void saveRequested(const std::string &bytes, const QString &suggestedName);
    void printRequested(const std::string &bytes, const QString &title);
    /// The preview shows what was last asked for.
    void shown();

private:
    QWidget *buildChoices();
    QWidget *buildPreview();
    void refresh();
    bridge::ExportRequest request() const;
    void showMade(const bridge::ExportText &made);
    void updateButtons();
    void countHideable();
    void markPatchLines();
    void updateCheckLine();
    QString secretWarning() const;
    void showChecked(bridge::GitCheck::Outcome outcome, const QString &details);
    What what() const;
    const mend::Change *currentChange() const;

    QButtonGroup *m_what = nullptr;
    QCheckBox *m_secrets = nullptr;
    QCheckBox *m_userNames = nullptr;
    QCheckBox *m_mails = nullptr;
    QComboBox *m_file = nullptr;
    QLineEdit *m_path = nullptr;
    QLabel *m_fileLabel = nullptr;
    QLabel *m_summary = nullptr;
    QLabel *m_check = nullptr;
    QLabel *m_said = nullptr;
    QPushButton *m_copy = nullptr;
    QPushButton *m_save = nullptr;
    QPushButton *m_print = nullptr;
    editor::CodeEditor *m_preview = nullptr;
    bridge::GitCheck *m_git = nullptr;
    ExportInput m_input;
    std::string m_bytes;
    bridge::LatestJob m_make;
    bridge::LatestJob m_count;
};

} // namespace panels
