#pragma once
#include "app/base/python_version.h"
#include "ui/bridge/diagnosis_runner.h"
#include "ui/theme/tokens.h"
#include <QWidget>
#include <optional>

class QComboBox;
class QLabel;
class QPushButton;
class QTabWidget;

namespace editor {
class PasteEditor;
}

namespace panels {

class CodeFileView;

/// What the user gives: the paste, files of code beside it, and the Python version.
class PastePanel : public QWidget
{
    Q_OBJECT
public:
    explicit PastePanel(QWidget *parent = nullptr);

    /// Shows what was recognised and forgets the marks of the result before.
    void setResult(const bridge::DiagnosisPtr &result);
    /// Marks the evidence of one finding; those of another source in that file's tab.
    void setEvidence(const std::vector<match::Evidence> &evidence);
    void setTokens(const theme::Tokens &tokens);
    void setCodePoints(int points);

    /// Replaces the paste as one undo step.
    void replacePaste(const std::string &bytes);
    std::string pasteBytes() const;
    /// Adds a file, or replaces the text of the one with this name as one undo step.
    void setCodeFile(const std::string &name, const std::string &text);
    void clearCodeFiles();
    std::vector<diagnose::GivenFile> codeFiles() const;
    std::optional<base::PythonVersion> pythonVersion() const;
    void setPythonVersion(const QString &version);

    /// Goes to the place of evidence and focuses it.
    void showEvidence(const match::Evidence &evidence);
    /// Brings the first evidence that lies in the paste or a file into view; focus and caret stay.
    void revealEvidence(const std::vector<match::Evidence> &evidence);
    void setLibraryFramesHidden(bool hidden);
    bool libraryFramesHidden() const { return m_hideLibrary; }
    void setNotesVisible(bool visible);
    void setTabMovesFocus(bool moves);
    void setWrapped(bool wrapped);

    editor::PasteEditor *pasteEditor() const { return m_editor; }
    QTabWidget *tabs() const { return m_tabs; }
    QString headerText() const;

signals:
    /// Paste, files, their names or the Python version changed.
    void inputChanged();
    void openCodeRequested();
    void libraryFramesToggled(bool hidden);

private:
    void buildHeader();
    void buildTabs();
    void updateLibraryButton();
    void closeTab(int index);
    CodeFileView *fileNamed(const std::string &name) const;
    std::vector<CodeFileView *> files() const;

    QLabel *m_header = nullptr;
    QPushButton *m_library = nullptr;
    QTabWidget *m_tabs = nullptr;
    QComboBox *m_python = nullptr;
    QPushButton *m_addCode = nullptr;
    editor::PasteEditor *m_editor = nullptr;
    bridge::DiagnosisPtr m_result;
    theme::Tokens m_tokens;
    int m_points = 10;
    bool m_hideLibrary = true;
};

} // namespace panels
