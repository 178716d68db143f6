#pragma once
#include "ui/bridge/choice.h"
#include "ui/bridge/diagnosis_runner.h"
#include "ui/bridge/examples.h"
#include "ui/theme/tokens.h"
#include <QMainWindow>
#include <QPointer>
#include <QTimer>
#include <QUndoStack>
#include <optional>

class QLabel;
class QLineEdit;
class QMenu;
class QMimeData;
class QPushButton;
class QSplitter;
class QStackedWidget;
class QToolButton;

namespace editor {
class CodeEditor;
}
namespace panels {
class CataloguePanel;
class CausesPanel;
class EmptyPanel;
class ExplanationPanel;
class ExportPanel;
class FindBar;
class FixPanel;
class NoMatchPanel;
class NoticeBar;
class PastePanel;
} // namespace panels

/// The window: three screens, and the only place that knows two panels at once.
class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    /// Everything the user gave: what an undo step brings back.
    struct Input {
        std::string paste;
        QString name;
        std::vector<diagnose::GivenFile> files;
    };

    enum Screen { DiagnoseScreen, CatalogueScreen, ExportScreen };
    enum Answer { EmptyAnswer, CausesAnswer, NoMatchAnswer };

    explicit MainWindow(QWidget *parent = nullptr);
    ~MainWindow() override;

    void setKnowledge(std::shared_ptr<const knowledge::KnowledgeBase> base);
    /// Says why there is no knowledge; the window stays usable.
    void showProblem(const base::Problem &problem);
    void setScheme(theme::Scheme scheme);
    void showScreen(Screen screen);

    /// Takes a file's bytes: a .py file as code when something was pasted already, else as the
    /// paste.
    void openFile(const QString &path);
    /// Replaces the paste after asking about size; undoable.
    void takePaste(const std::string &bytes, const QString &fileName = {});
    void addCodeFile(const std::string &name, const std::string &bytes);
    void pasteClipboard();
    void diagnoseNow();

    Screen screen() const;
    Answer answer() const;
    const bridge::DiagnosisPtr &result() const { return m_result; }
    const bridge::Hunks &chosen() const { return m_chosen; }
    QString statusText() const;
    /// How often the clipboard was read; only Paste does it.
    int clipboardReads() const { return m_clipboardReads; }

    bridge::DiagnosisRunner *runner() const { return m_runner; }
    panels::PastePanel *pastePanel() const { return m_paste; }
    panels::CausesPanel *causesPanel() const { return m_causes; }
    panels::ExplanationPanel *explanationPanel() const { return m_explanation; }
    panels::FixPanel *fixPanel() const { return m_fix; }
    panels::CataloguePanel *cataloguePanel() const { return m_catalogue; }
    panels::ExportPanel *exportPanel() const { return m_export; }
    panels::EmptyPanel *emptyPanel() const { return m_empty; }
    panels::NoMatchPanel *noMatchPanel() const { return m_noMatch; }
    panels::NoticeBar *noticeBar() const { return m_notice; }
    QLineEdit *searchField() const { return m_search; }

    /// Bytes above which the window asks, and above which it refuses.
    static constexpr std::size_t askAbove = 5U << 20;
    static constexpr std::size_t refuseAbove = 20U << 20;

signals:
    void diagnosisFinished(quint64 number);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

private:
    // main_window.cpp
    void buildTopBar();
    void buildScreens();
    QWidget *buildDiagnoseScreen();
    void buildStatusBar();
    void connectPanels();
    void applyScheme();
    void readSettings();
    void writeSettings();
    void fitAnswer();
    void say(const QString &text);

    // main_window_actions.cpp
    void buildActions();
    QMenu *addMenu(const QString &title);
    QAction *addAction(QMenu *menu, const QString &text, const QList<QKeySequence> &keys,
                       void (MainWindow::*slot)());
    void buildFileMenu();
    void buildEditMenu();
    void buildGoMenu();
    void buildViewMenu();
    void buildHelpMenu();
    void escape();
    void focusSearch();
    void nextPane() { cyclePane(1); }
    void previousPane() { cyclePane(-1); }
    void cyclePane(int step);
    std::vector<QWidget *> panes() const;
    void toggleTabMovesFocus();
    void toggleWrap();
    void toggleNotes();
    void toggleLibraryFrames();
    void biggerCode() { setCodePoints(m_points + 1); }
    void smallerCode() { setCodePoints(m_points - 1); }
    void setCodePoints(int points);
    void showFindBar();
    void showShortcuts();
    void showAbout();
    void showDiagnose() { showScreen(DiagnoseScreen); }
    void showCatalogue() { showScreen(CatalogueScreen); }
    void showExport() { showScreen(ExportScreen); }

    // main_window_input.cpp
    void inputChanged();
    void startDiagnosis();
    void cancelDiagnosis();
    void clearInput();
    void chooseFile();
    void chooseCodeFiles();
    bool handleDrag(QWidget *target, QEvent *event);
    void takeDrop(const QMimeData *mime);
    void tryExample(const bridge::Example &example);
    void tryExampleOf(const QString &cause);
    void acceptLarge();
    Input input() const;
    void setInput(const Input &input);
    void pushInput(const Input &after, const QString &text);
    bool sizeAllows(std::size_t size);
    bool readable(const std::string &bytes, const QString &name);
    /// The name under which the paste's frames know a file, else its own.
    std::string nameInTrace(const QString &path) const;
    void showSlowJob();

    // main_window_result.cpp
    void showResult(bridge::DiagnosisPtr result);
    void showFinding(int finding);
    void showFix(int fix);
    void requestToggle(int hunk, bool include);
    void setChosen(const bridge::Hunks &chosen);
    void showWeak(bool weak);
    void pushChoice(const bridge::Hunks &chosen, const QString &text);
    void keepOriginal();
    void applyFix();
    void undo();
    void redo();
    void nextChange() { stepChange(1); }
    void previousChange() { stepChange(-1); }
    void stepChange(int step);
    void nextEvidence() { stepEvidence(1); }
    void previousEvidence() { stepEvidence(-1); }
    void stepEvidence(int step);
    void showEvidence(int number);
    void searchFor(const QString &query);
    void openCause(const QString &id);
    const mend::Fix *currentFix() const;
    const match::Finding *currentFinding() const;

    // main_window_export.cpp
    void saveFixedFile();
    void savePatch();
    void copyPatch();
    void copyFixedCode();
    void copyMarkdown();
    void copyIssueReport();
    void copyBytes(const std::string &bytes);
    void saveBytes(const std::string &bytes, const QString &suggestedName);
    void printBytes(const std::string &bytes, const QString &title);
    void updateExport();

    QList<QToolButton *> m_screenButtons;
    QStackedWidget *m_screens = nullptr;
    QStackedWidget *m_answers = nullptr;
    QSplitter *m_split = nullptr;
    QSplitter *m_rightSplit = nullptr;
    QLineEdit *m_search = nullptr;
    QToolButton *m_menuButton = nullptr;
    QMenu *m_menu = nullptr;
    QList<QAction *> m_schemeActions;
    QAction *m_wrapAction = nullptr;
    QAction *m_notesAction = nullptr;
    QAction *m_tabAction = nullptr;

    panels::NoticeBar *m_notice = nullptr;
    panels::FindBar *m_find = nullptr;
    panels::PastePanel *m_paste = nullptr;
    panels::CausesPanel *m_causes = nullptr;
    panels::ExplanationPanel *m_explanation = nullptr;
    panels::FixPanel *m_fix = nullptr;
    panels::EmptyPanel *m_empty = nullptr;
    panels::NoMatchPanel *m_noMatch = nullptr;
    panels::CataloguePanel *m_catalogue = nullptr;
    panels::ExportPanel *m_export = nullptr;

    QLabel *m_status = nullptr;
    QLabel *m_job = nullptr;
    QLabel *m_knowledgeLabel = nullptr;
    QLabel *m_tabState = nullptr;
    QPushButton *m_cancel = nullptr;

    bridge::DiagnosisRunner *m_runner = nullptr;
    std::shared_ptr<const knowledge::KnowledgeBase> m_base;
    std::vector<bridge::Example> m_examples;
    bridge::DiagnosisPtr m_result;
    int m_finding = -1;
    int m_fixIndex = -1;
    int m_evidence = -1;
    bridge::Hunks m_chosen;
    QString m_refusal; ///< of what is chosen; known when no check runs
    bridge::LatestJob m_choiceCheck;
    bool m_applyWhenChecked = false;
    QUndoStack m_history;
    QTimer m_debounce;
    QTimer m_slow;
    QString m_pasteName;
    Input m_large;                  ///< waits for an answer
    std::size_t m_acceptedSize = 0; ///< up to here the user said yes

    theme::Scheme m_scheme = theme::Scheme::System;
    QPalette m_systemPalette;
    bool m_applyingScheme = false;
    int m_points = 10;
    int m_clipboardReads = 0;
    bool m_newPaste = false;    ///< more than typing since the last job
    bool m_answerSized = false; ///< the user moved the handle
    QPointer<QWidget> m_beforeSearch;
};
