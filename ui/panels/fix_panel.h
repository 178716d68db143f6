#pragma once
#include "ui/bridge/choice.h"
#include "ui/theme/tokens.h"
#include <QWidget>

class QComboBox;
class QLabel;
class QListView;
class QPushButton;
class QStackedWidget;
class QTextBrowser;
class QToolButton;

namespace diffview {
class UnifiedView;
}
namespace models {
class ChangesModel;
}

namespace panels {

/// The fixes of one finding: which one, its annotated diff, its changes with a check box each, and
/// what can be done with it. Choices are only asked for; setChoice() shows what holds.
class FixPanel : public QWidget
{
    Q_OBJECT
public:
    explicit FixPanel(QWidget *parent = nullptr);

    /// The fixes of a finding; the first one is shown. Empty: says that there is none.
    void setFixes(const std::vector<mend::Fix> &fixes);
    /// Shows which hunks are taken, and what that breaks (empty: nothing).
    void setChoice(const bridge::Hunks &chosen, const QString &problem);
    void setTokens(const theme::Tokens &tokens);
    void setCodePoints(int points);
    void setNotesVisible(bool visible);
    void setWrapped(bool wrapped);

    int currentFix() const;
    /// Goes `step` changes on, round the end; returns "Change 2 of 3" for the status line.
    QString stepChange(int step);
    void toggleCurrentChange();

    diffview::UnifiedView *view() const { return m_view; }
    QListView *changesList() const { return m_list; }
    models::ChangesModel *changes() const { return m_changes; }
    QPushButton *applyButton() const { return m_apply; }
    QComboBox *fixBox() const { return m_box; }
    QLabel *counter() const { return m_counter; }

signals:
    void fixSelected(int index);
    void toggleRequested(int hunk, bool include);
    void applyRequested();
    void keepOriginalRequested();
    void saveFileRequested();
    void savePatchRequested();
    void copyPatchRequested();
    void stepRequested(int step);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildHeader();
    void buildBody();
    void buildButtons();
    void connectParts();
    void showFix(int index);
    void describe(const mend::Fix &fix);
    void updateCounter();
    void updateButtons();

    QComboBox *m_box = nullptr;
    QLabel *m_safety = nullptr;
    QLabel *m_target = nullptr;
    QLabel *m_why = nullptr;
    QLabel *m_counter = nullptr;
    QLabel *m_problem = nullptr;
    QToolButton *m_previous = nullptr;
    QToolButton *m_next = nullptr;
    QStackedWidget *m_body = nullptr;
    diffview::UnifiedView *m_view = nullptr;
    QTextBrowser *m_advice = nullptr;
    QListView *m_list = nullptr;
    models::ChangesModel *m_changes = nullptr;
    QPushButton *m_apply = nullptr;
    QPushButton *m_keep = nullptr;
    QPushButton *m_saveFile = nullptr;
    QPushButton *m_savePatch = nullptr;
    QPushButton *m_copy = nullptr;
    std::vector<mend::Fix> m_fixes;
    bridge::Hunks m_chosen;
    bool m_atEnd = false;
};

} // namespace panels
