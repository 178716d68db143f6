#include "ui/bridge/text.h"
#include "ui/diffview/unified_view.h"
#include "ui/editor/paste_editor.h"
#include "ui/main_window.h"
#include "ui/panels/catalogue_panel.h"
#include "ui/panels/causes_panel.h"
#include "ui/panels/empty_panel.h"
#include "ui/panels/explanation_panel.h"
#include "ui/panels/export_panel.h"
#include "ui/panels/find_bar.h"
#include "ui/panels/fix_panel.h"
#include "ui/panels/notice_bar.h"
#include "ui/panels/paste_panel.h"
#include "ui/panels/shortcuts_dialog.h"
#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QTabWidget>
#include <QTableView>
#include <QTextBrowser>
#include <QToolButton>

using Keys = QList<QKeySequence>;

namespace {

QKeySequence key(const char *text)
{
    return QKeySequence(QString::fromLatin1(text));
}

} // namespace

QAction *MainWindow::addAction(QMenu *menu, const QString &text, const Keys &keys,
                               void (MainWindow::*slot)())
{
    auto *action = new QAction(text, this);
    action->setShortcuts(keys);
    menu->addAction(action);
    // The menu hangs on a button: without this its shortcuts would work only while it is open.
    QMainWindow::addAction(action);
    connect(action, &QAction::triggered, this, slot);
    return action;
}

QMenu *MainWindow::addMenu(const QString &title)
{
    return m_menu->addMenu(title);
}

void MainWindow::buildActions()
{
    m_menu = new QMenu(this);
    m_menuButton->setMenu(m_menu);
    buildFileMenu();
    buildEditMenu();
    buildGoMenu();
    buildViewMenu();
    buildHelpMenu();
    auto *openMenu = new QAction(tr("Open the menu"), this);
    openMenu->setShortcut(key("F10"));
    QMainWindow::addAction(openMenu);
    connect(openMenu, &QAction::triggered, m_menuButton, &QToolButton::showMenu);
    auto *leave = new QAction(tr("Leave"), this);
    leave->setShortcut(key("Esc"));
    QMainWindow::addAction(leave);
    connect(leave, &QAction::triggered, this, &MainWindow::escape);
}

void MainWindow::buildFileMenu()
{
    QMenu *menu = addMenu(tr("&File"));
    addAction(menu, tr("&New"), {key("Ctrl+N"), key("Ctrl+W")}, &MainWindow::clearInput);
    addAction(menu, tr("&Open\u2026"), {key("Ctrl+O")}, &MainWindow::chooseFile);
    addAction(menu, tr("Add your &code\u2026"), {key("Ctrl+Shift+O")},
              &MainWindow::chooseCodeFiles);
    menu->addSeparator();
    addAction(menu, tr("&Save the patched file\u2026"), {key("Ctrl+S")},
              &MainWindow::saveFixedFile);
    addAction(menu, tr("Save the &patch\u2026"), {key("Ctrl+Shift+S")}, &MainWindow::savePatch);
    menu->addSeparator();
    auto *quit = new QAction(tr("&Quit"), this);
    quit->setShortcut(key("Ctrl+Q"));
    menu->addAction(quit);
    QMainWindow::addAction(quit);
    connect(quit, &QAction::triggered, this, &QWidget::close);
}

void MainWindow::buildEditMenu()
{
    QMenu *menu = addMenu(tr("&Edit"));
    addAction(menu, tr("&Undo"), {key("Ctrl+Z")}, &MainWindow::undo);
    addAction(menu, tr("&Redo"), {key("Ctrl+Shift+Z"), key("Ctrl+Y")}, &MainWindow::redo);
    addAction(menu, tr("&Paste and diagnose"), {key("Ctrl+V")}, &MainWindow::pasteClipboard);
    menu->addSeparator();
    addAction(menu, tr("Copy fixed &code"), {key("Ctrl+Shift+C")}, &MainWindow::copyFixedCode);
    addAction(menu, tr("Copy &git patch"), {key("Ctrl+Shift+G")}, &MainWindow::copyPatch);
    addAction(menu, tr("Copy report as &Markdown"), {key("Ctrl+Shift+M")},
              &MainWindow::copyMarkdown);
    menu->addSeparator();
    addAction(menu, tr("&Find in pane"), {key("Ctrl+F")}, &MainWindow::showFindBar);
    auto *next = new QAction(tr("Find ne&xt"), this);
    next->setShortcut(key("F3"));
    auto *previous = new QAction(tr("Find pre&vious"), this);
    previous->setShortcut(key("Shift+F3"));
    menu->addActions({next, previous});
    QMainWindow::addActions({next, previous});
    connect(next, &QAction::triggered, m_find, [this] { m_find->findNext(true); });
    connect(previous, &QAction::triggered, m_find, [this] { m_find->findNext(false); });
}

void MainWindow::buildGoMenu()
{
    QMenu *menu = addMenu(tr("&Go"));
    addAction(menu, tr("&Diagnose"), {key("Ctrl+1")}, &MainWindow::showDiagnose);
    addAction(menu, tr("&Catalogue"), {key("Ctrl+2")}, &MainWindow::showCatalogue);
    addAction(menu, tr("&Export"), {key("Ctrl+3"), key("Ctrl+E")}, &MainWindow::showExport);
    addAction(menu, tr("&Search causes"), {key("Ctrl+K")}, &MainWindow::focusSearch);
    menu->addSeparator();
    addAction(menu, tr("Diagnose &now"), {key("F5")}, &MainWindow::diagnoseNow);
    addAction(menu, tr("&Apply fix"), {key("Ctrl+Return"), key("Ctrl+Enter")},
              &MainWindow::applyFix);
    menu->addSeparator();
    addAction(menu, tr("Next c&hange"), {key("F7"), key("Alt+Down")}, &MainWindow::nextChange);
    addAction(menu, tr("P&revious change"), {key("Shift+F7"), key("Alt+Up")},
              &MainWindow::previousChange);
    addAction(menu, tr("Next e&vidence"), {key("F8")}, &MainWindow::nextEvidence);
    addAction(menu, tr("Pre&vious evidence"), {key("Shift+F8")}, &MainWindow::previousEvidence);
    addAction(menu, tr("Next &pane"), {key("F6")}, &MainWindow::nextPane);
    addAction(menu, tr("Previous pa&ne"), {key("Shift+F6")}, &MainWindow::previousPane);
}

void MainWindow::buildViewMenu()
{
    QMenu *menu = addMenu(tr("&View"));
    auto *group = new QActionGroup(this);
    const QString names[] = {tr("&System colours"), tr("&Light"), tr("&Dark")};
    for (int i = 0; i < 3; ++i) {
        QAction *action = menu->addAction(names[i]);
        action->setCheckable(true);
        action->setData(i);
        group->addAction(action);
        m_schemeActions << action;
        connect(action, &QAction::triggered, this, [this, i] { setScheme(theme::Scheme(i)); });
    }
    menu->addSeparator();
    addAction(menu, tr("Library &frames"), {key("Ctrl+Shift+H")}, &MainWindow::toggleLibraryFrames);
    m_notesAction =
        addAction(menu, tr("&Notes below lines"), {key("Ctrl+Shift+A")}, &MainWindow::toggleNotes);
    m_wrapAction = addAction(menu, tr("&Wrap long lines"), {key("Alt+Z")}, &MainWindow::toggleWrap);
    m_tabAction =
        addAction(menu, tr("&Tab moves focus"), {key("Ctrl+M")}, &MainWindow::toggleTabMovesFocus);
    for (QAction *action : {m_notesAction, m_wrapAction, m_tabAction}) {
        action->setCheckable(true);
        action->setChecked(true);
    }
    menu->addSeparator();
    addAction(menu, tr("&Bigger code"), {key("Ctrl++"), key("Ctrl+=")}, &MainWindow::biggerCode);
    addAction(menu, tr("S&maller code"), {key("Ctrl+-")}, &MainWindow::smallerCode);
}

void MainWindow::buildHelpMenu()
{
    QMenu *menu = addMenu(tr("&Help"));
    addAction(menu, tr("&Shortcuts"), {key("Ctrl+?"), key("F1")}, &MainWindow::showShortcuts);
    addAction(menu, tr("&About Tracemend"), {}, &MainWindow::showAbout);
}

void MainWindow::escape()
{
    if (m_runner->running() && m_cancel->isVisible()) {
        cancelDiagnosis();
    } else if (m_find->isVisible()) {
        m_find->dismiss();
    } else if (m_notice->isVisible()) {
        m_notice->dismiss();
    } else if (m_search->hasFocus()) {
        m_search->clear();
        m_catalogue->setQuery({});
        if (m_beforeSearch && m_beforeSearch->isVisible())
            m_beforeSearch->setFocus();
        else
            m_catalogue->focusList();
    } else {
        showScreen(DiagnoseScreen);
        m_paste->tabs()->setCurrentIndex(0);
        m_paste->pasteEditor()->setFocus();
    }
}

void MainWindow::focusSearch()
{
    if (QApplication::focusWidget() != m_search)
        m_beforeSearch = QApplication::focusWidget();
    showScreen(CatalogueScreen);
    m_search->setFocus();
    m_search->selectAll();
}

std::vector<QWidget *> MainWindow::panes() const
{
    if (screen() == CatalogueScreen)
        return {m_search, m_catalogue->list(), m_catalogue->page(), m_catalogue->example()};
    if (screen() == ExportScreen)
        return {m_export->preview()};
    QWidget *input = m_paste->tabs()->currentIndex() == 0 ? m_paste->pasteEditor()
                                                          : m_paste->tabs()->currentWidget();
    if (answer() != CausesAnswer)
        return {input};
    return {input, m_causes->table(), m_explanation->text(), m_fix->view(), m_fix->changesList()};
}

void MainWindow::cyclePane(int step)
{
    std::vector<QWidget *> all;
    for (QWidget *pane : panes())
        if (pane->isVisible())
            all.push_back(pane);
    if (all.empty())
        return;
    int current = step > 0 ? -1 : int(all.size());
    for (std::size_t i = 0; i < all.size(); ++i)
        if (all[i]->hasFocus() || all[i]->isAncestorOf(QApplication::focusWidget()))
            current = int(i);
    const int count = int(all.size());
    all[std::size_t((current + step + count) % count)]->setFocus(Qt::OtherFocusReason);
}

void MainWindow::toggleTabMovesFocus()
{
    const bool moves = m_tabAction->isChecked();
    m_paste->setTabMovesFocus(moves);
    m_tabState->setText(moves ? QString() : tr("Tab indents (Ctrl+M)"));
    say(moves ? tr("Tab moves to the next field") : tr("Tab indents in the editor"));
}

void MainWindow::toggleWrap()
{
    const bool wrapped = m_wrapAction->isChecked();
    m_paste->setWrapped(wrapped);
    m_fix->setWrapped(wrapped);
    say(wrapped ? tr("Long lines are wrapped") : tr("Long lines are not wrapped"));
}

void MainWindow::toggleNotes()
{
    const bool visible = m_notesAction->isChecked();
    m_paste->setNotesVisible(visible);
    m_fix->setNotesVisible(visible);
}

void MainWindow::toggleLibraryFrames()
{
    m_paste->setLibraryFramesHidden(!m_paste->libraryFramesHidden());
    const int hidden = m_paste->pasteEditor()->hiddenFrames();
    say(hidden > 0 ? tr("%n library frame(s) hidden", nullptr, hidden)
                   : tr("Every frame is shown"));
}

void MainWindow::setCodePoints(int points)
{
    m_points = std::clamp(points, 8, 32);
    m_paste->setCodePoints(m_points);
    m_fix->setCodePoints(m_points);
    m_catalogue->setCodePoints(m_points);
    m_export->setCodePoints(m_points);
}

void MainWindow::showFindBar()
{
    auto *pane = qobject_cast<editor::CodeEditor *>(QApplication::focusWidget());
    m_find->open(pane ? pane : m_paste->pasteEditor());
}

void MainWindow::showShortcuts()
{
    panels::ShortcutsDialog dialog(actions(), this);
    dialog.exec();
}

void MainWindow::showAbout()
{
    QMessageBox::about(
        this, tr("About Tracemend"),
        tr("Tracemend %1\n\nNames the cause of asynchronous Python errors and mends the code. "
           "Works offline; what you paste is never sent and never run.\n\nGPL-3.0-or-later.")
            .arg(QStringLiteral(TRACEMEND_VERSION)));
}
