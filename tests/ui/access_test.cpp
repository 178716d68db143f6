#include "tests/ui/support.h"
#include "ui/diffview/unified_view.h"
#include "ui/editor/paste_editor.h"
#include "ui/models/catalogue_model.h"
#include "ui/panels/catalogue_panel.h"
#include "ui/panels/causes_panel.h"
#include "ui/panels/find_bar.h"
#include "ui/panels/fix_panel.h"
#include "ui/panels/paste_panel.h"
#include "ui/panels/shortcuts_dialog.h"
#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QTableView>
#include <QTableWidget>
#include <QTextBrowser>
#include <set>

namespace {

QStringList namelessWidgets(QWidget *window)
{
    QStringList nameless;
    for (QWidget *widget : window->findChildren<QWidget *>()) {
        if (!widget->isVisible() || !(widget->focusPolicy() & Qt::TabFocus))
            continue;
        QAccessibleInterface *face = QAccessible::queryAccessibleInterface(widget);
        if (face && face->state().focusable && face->text(QAccessible::Name).isEmpty())
            nameless << QString::fromLatin1(widget->metaObject()->className()) +
                            widget->objectName() +
                            QString::fromLatin1(widget->parent()->metaObject()->className());
    }
    return nameless;
}

} // namespace

class AccessTest : public QObject
{
    Q_OBJECT

private slots:
    void everyFocusableWidgetHasAName()
    {
        ShownWindow window;
        const QStringList nameless = namelessWidgets(&*window);
        QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(QLatin1Char(' '))));
        window->addCodeFile("kettle.py", forgottenAwait());
        QVERIFY(window.waitForDiagnosis());
        QCOMPARE(namelessWidgets(&*window), QStringList());
        window->showScreen(MainWindow::CatalogueScreen);
        QCOMPARE(namelessWidgets(&*window), QStringList());
        window->showScreen(MainWindow::ExportScreen);
        QCOMPARE(namelessWidgets(&*window), QStringList());
    }

    void tabVisitsEveryWidgetAndComesBack()
    {
        ShownWindow window;
        QVERIFY(window.diagnose(forgottenAwait()));
        window->pastePanel()->pasteEditor()->setFocus();
        std::set<QWidget *> visited;
        bool back = false;
        for (int i = 0; i < 60 && !back; ++i) {
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
            back = QApplication::focusWidget() == window->pastePanel()->pasteEditor();
            visited.insert(QApplication::focusWidget());
        }
        QVERIFY(back);
        for (QWidget *widget : {static_cast<QWidget *>(window->causesPanel()->table()),
                                static_cast<QWidget *>(window->fixPanel()->view()),
                                static_cast<QWidget *>(window->fixPanel()->changesList()),
                                static_cast<QWidget *>(window->fixPanel()->applyButton()),
                                static_cast<QWidget *>(window->searchField())})
            QVERIFY2(visited.count(widget) == 1, widget->metaObject()->className());
        QVERIFY(
            QString::fromStdString(window->pastePanel()->pasteBytes()).indexOf(QLatin1Char('\t')) <
            0);
    }

    void theChangesListFollowsTheDiff()
    {
        ShownWindow window;
        QVERIFY(window.diagnose(forgottenAwait()));
        window->fixPanel()->view()->setFocus();
        QTest::keyClick(window->fixPanel()->view(), Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget(), window->fixPanel()->changesList());
    }

    void tabIndentsWhenAskedTo()
    {
        ShownWindow window;
        auto *editor = window->pastePanel()->pasteEditor();
        editor->setFocus();
        QTest::keyClick(editor, Qt::Key_M, Qt::ControlModifier);
        QTest::keyClick(editor, Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget(), editor);
        QVERIFY(!window->pastePanel()->pasteBytes().empty());
        QTest::keyClick(editor, Qt::Key_M, Qt::ControlModifier);
        QTest::keyClick(editor, Qt::Key_Tab);
        QVERIFY(QApplication::focusWidget() != editor);
    }

    void f6GoesRoundThePanes()
    {
        ShownWindow window;
        QVERIFY(window.diagnose(forgottenAwait()));
        auto *editor = window->pastePanel()->pasteEditor();
        editor->setFocus();
        QTest::keyClick(editor, Qt::Key_F6);
        QCOMPARE(QApplication::focusWidget(), window->causesPanel()->table());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_F6, Qt::ShiftModifier);
        QCOMPARE(QApplication::focusWidget(), editor);
    }

    void dangerousEditorKeysDoNothing()
    {
        ShownWindow window;
        auto *editor = window->pastePanel()->pasteEditor();
        window->takePaste("one\ntwo\n");
        editor->setFocus();
        for (const int key : {Qt::Key_L, Qt::Key_T, Qt::Key_D, Qt::Key_U})
            QTest::keyClick(editor, Qt::Key(key), Qt::ControlModifier);
        QCOMPARE(window->pastePanel()->pasteBytes(), std::string("one\ntwo\n"));
    }

    void searchIsReachedFromAnywhereAndLeftWithEscape()
    {
        ShownWindow window;
        auto *editor = window->pastePanel()->pasteEditor();
        editor->setFocus();
        QTest::keyClick(editor, Qt::Key_K, Qt::ControlModifier);
        QCOMPARE(window->screen(), MainWindow::CatalogueScreen);
        QCOMPARE(QApplication::focusWidget(), window->searchField());
        const int all = window->cataloguePanel()->model()->rowCount();
        QTest::keyClicks(window->searchField(), QStringLiteral("await"));
        QVERIFY(window->cataloguePanel()->model()->rowCount() < all);
        QVERIFY(window->cataloguePanel()->model()->rowCount() > 0);
        QTest::keyClick(window->searchField(), Qt::Key_Down);
        QCOMPARE(QApplication::focusWidget(), window->cataloguePanel()->list());
        QTest::keyClick(window->cataloguePanel()->list(), Qt::Key_Return);
        QCOMPARE(QApplication::focusWidget(), window->cataloguePanel()->page());
        QVERIFY(!window->cataloguePanel()->page()->toPlainText().isEmpty());
        QTest::keyClick(window->cataloguePanel()->page(), Qt::Key_K, Qt::ControlModifier);
        QCOMPARE(window->searchField()->selectedText(), QStringLiteral("await"));
    }

    void aMisspeltWordIsFoundAndNonsenseIsNot()
    {
        ShownWindow window;
        window->cataloguePanel()->setQuery(QStringLiteral("courutine"));
        QVERIFY(window->cataloguePanel()->model()->rowCount() > 0);
        window->cataloguePanel()->setQuery(QStringLiteral("zzzzqqqq"));
        QCOMPARE(window->cataloguePanel()->model()->rowCount(), 0);
        window->cataloguePanel()->setQuery({});
        QCOMPARE(window->cataloguePanel()->model()->rowCount(),
                 int(ownKnowledge()->causes().size()));
    }

    void escapeClimbsDownAndNeverDeletes()
    {
        ShownWindow window;
        QVERIFY(window.diagnose(forgottenAwait()));
        auto *editor = window->pastePanel()->pasteEditor();
        editor->setFocus();
        QTest::keyClick(editor, Qt::Key_F, Qt::ControlModifier);
        auto *find = window->findChild<panels::FindBar *>();
        QVERIFY(find->isVisible());
        QTest::keyClick(find->field(), Qt::Key_Escape);
        QVERIFY(!find->isVisible());
        QCOMPARE(QApplication::focusWidget(), editor);
        window->causesPanel()->table()->setFocus();
        QTest::keyClick(window->causesPanel()->table(), Qt::Key_Escape);
        QCOMPARE(QApplication::focusWidget(), editor);
        QTest::keyClick(editor, Qt::Key_Escape);
        QVERIFY(window->isVisible());
        QCOMPARE(window->pastePanel()->pasteBytes(), forgottenAwait());
        window->showScreen(MainWindow::ExportScreen);
        QTest::keyClick(&*window, Qt::Key_Escape);
        QCOMPARE(window->screen(), MainWindow::DiagnoseScreen);
    }

    void everyShortcutIsListed()
    {
        ShownWindow window;
        panels::ShortcutsDialog dialog(window->actions());
        int withKeys = 0;
        for (const QAction *action : window->actions())
            withKeys += action->shortcuts().isEmpty() ? 0 : 1;
        QCOMPARE(dialog.table()->rowCount(), withKeys);
        std::set<QString> keys;
        for (const QAction *action : window->actions())
            for (const QKeySequence &key : action->shortcuts())
                QVERIFY2(keys.insert(key.toString()).second, qPrintable(key.toString()));
        dialog.field()->setText(QStringLiteral("evidence"));
        int shown = 0;
        for (int row = 0; row < dialog.table()->rowCount(); ++row)
            shown += dialog.table()->isRowHidden(row) ? 0 : 1;
        QCOMPARE(shown, 2);
    }

    void bothThemesReachEveryPane()
    {
        ShownWindow window;
        QVERIFY(window.diagnose(forgottenAwait()));
        for (const auto scheme : {theme::Scheme::Dark, theme::Scheme::Light}) {
            window->setScheme(scheme);
            const theme::Tokens &tokens = theme::tokensFor(scheme, {});
            const QImage picture = window->fixPanel()->view()->grab().toImage();
            bool added = false;
            for (int y = 0; y < picture.height() && !added; ++y)
                added = picture.pixelColor(picture.width() - 40, y) == tokens.addBg;
            QVERIFY(added);
            QCOMPARE(window->pastePanel()->pasteEditor()->grab().toImage().pixelColor(
                         window->pastePanel()->pasteEditor()->width() - 30, 200),
                     tokens.surface);
        }
    }
};

QTEST_MAIN(AccessTest)
#include "access_test.moc"
