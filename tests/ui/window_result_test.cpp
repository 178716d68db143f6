#include "app/diff/patch.h"
#include "tests/ui/support.h"
#include "ui/diffview/unified_view.h"
#include "ui/editor/paste_editor.h"
#include "ui/models/causes_model.h"
#include "ui/models/changes_model.h"
#include "ui/panels/causes_panel.h"
#include "ui/panels/explanation_panel.h"
#include "ui/panels/export_panel.h"
#include "ui/panels/fix_panel.h"
#include "ui/panels/no_match_panel.h"
#include "ui/panels/paste_panel.h"
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QTableView>
#include <QTextBrowser>
#include <QTextDocumentFragment>

namespace {

const std::string nestedRun =
    "Traceback (most recent call last):\n"
    "  File \"/srv/tea/kettle.py\", line 12, in <module>\n"
    "    asyncio.run(main())\n"
    "  File \"/usr/lib/python3.11/asyncio/runners.py\", line 190, in run\n"
    "    return runner.run(main)\n"
    "           ^^^^^^^^^^^^^^^^\n"
    "  File \"/usr/lib/python3.11/asyncio/base_events.py\", line 653, in run_until_complete\n"
    "    return future.result()\n"
    "           ^^^^^^^^^^^^^^^\n"
    "  File \"/srv/tea/kettle.py\", line 9, in main\n"
    "    loop.run_until_complete(pour(\"\u0634\u0627\u064a \U0001F375\"))\n"
    "  File \"/usr/lib/python3.11/asyncio/base_events.py\", line 592, in _check_running\n"
    "    raise RuntimeError('This event loop is already running')\n"
    "RuntimeError: This event loop is already running\n";

std::vector<base::TextRange> spansOf(const match::Finding &finding, bool primary)
{
    std::vector<base::TextRange> spans;
    for (const match::Evidence &item : finding.evidence)
        if (item.source == "paste" && item.primary == primary)
            spans.push_back(item.range);
    std::sort(spans.begin(), spans.end());
    return spans;
}

} // namespace

class WindowResultTest : public QObject
{
    Q_OBJECT

private slots:
    void theFirstCauseIsSelectedAndItsEvidenceMarkedByteExactly()
    {
        ShownWindow window;
        QVERIFY(window.diagnose(nestedRun));
        QCOMPARE(window->answer(), MainWindow::CausesAnswer);
        QCOMPARE(window->causesPanel()->currentFinding(), 0);
        QVERIFY(window->causesPanel()->model()->rowCount() <= 5);
        const auto &finding = window->result()->diagnosis.findings.front().finding;
        auto *editor = window->pastePanel()->pasteEditor();
        QCOMPARE(editor->marked(theme::PrimaryMark), spansOf(finding, true));
        QCOMPARE(editor->marked(theme::PrimaryEdge), spansOf(finding, true));
        QCOMPARE(editor->evidence().size(),
                 spansOf(finding, true).size() + spansOf(finding, false).size());
        QVERIFY(window->pastePanel()->headerText().startsWith(QLatin1String("RuntimeError")));
    }

    void everyNumberOfTheExplanationIsALink()
    {
        ShownWindow window;
        QVERIFY(window.diagnose(nestedRun));
        const auto &finding = window->result()->diagnosis.findings.front().finding;
        const QString html = window->explanationPanel()->text()->toHtml();
        for (const match::Evidence &item : finding.evidence)
            QVERIFY(html.contains(QStringLiteral("href=\"evidence:%1\"").arg(item.number)));
        emit window->explanationPanel()->text()->anchorClicked(QUrl(QStringLiteral("evidence:1")));
        const auto *editor = window->pastePanel()->pasteEditor();
        QCOMPARE(editor->selectedBytes().start, finding.evidence.front().range.start);
    }

    void f8GoesRoundTheEvidence()
    {
        ShownWindow window;
        QVERIFY(window.diagnose(nestedRun));
        const auto &evidence = window->result()->diagnosis.findings.front().finding.evidence;
        const auto *editor = window->pastePanel()->pasteEditor();
        for (std::size_t i = 0; i <= evidence.size(); ++i) {
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_F8);
            const std::size_t at = i % evidence.size();
            QCOMPARE(editor->selectedBytes().start, evidence[at].range.start);
            QVERIFY(window->statusText().startsWith(
                QStringLiteral("Evidence %1 of %2").arg(at + 1).arg(evidence.size())));
            QVERIFY(editor->isLineShown(editor->lineOfByte(evidence[at].range.start)));
        }
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_F8, Qt::ShiftModifier);
        QCOMPARE(editor->selectedBytes().start, evidence.back().range.start);
    }

    void libraryFramesHideUnlessNoneIsTheUsers()
    {
        ShownWindow window;
        QVERIFY(window.diagnose(nestedRun));
        auto *editor = window->pastePanel()->pasteEditor();
        QVERIFY(editor->hiddenFrames() >= 1);
        QVERIFY(!editor->isLineShown(4));
        QTest::keyClick(&*window, Qt::Key_H, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(editor->isLineShown(4));
        QVERIFY(
            window.diagnose("Traceback (most recent call last):\n"
                            "  File \"/usr/lib/python3.11/asyncio/runners.py\", line 190, in run\n"
                            "    return runner.run(main)\nRuntimeError: no running event loop\n"));
        QVERIFY(!window->pastePanel()->libraryFramesHidden()); // remembered
        window->pastePanel()->setLibraryFramesHidden(true);
        QCOMPARE(editor->hiddenFrames(), 0);
        QVERIFY(editor->isLineShown(1));
    }

    void f7GoesThroughTheChangesFromAnyPane()
    {
        ShownWindow window;
        QVERIFY(window.diagnose(forgottenAwait()));
        const int count = window->fixPanel()->changes()->rowCount();
        QVERIFY(count >= 1);
        window->pastePanel()->pasteEditor()->setFocus();
        for (int i = 1; i < count; ++i)
            QTest::keyClick(window->pastePanel()->pasteEditor(), Qt::Key_F7);
        QTest::keyClick(window->pastePanel()->pasteEditor(), Qt::Key_Down, Qt::AltModifier);
        QVERIFY2(window->statusText().startsWith(QLatin1String("Last change")),
                 qPrintable(window->statusText()));
        QTest::keyClick(window->pastePanel()->pasteEditor(), Qt::Key_F7);
        QVERIFY(window->statusText().startsWith(QStringLiteral("Change 1 of %1").arg(count)));
    }

    void spaceTakesAChangeOutAndUndoPutsItBack()
    {
        ShownWindow window;
        QVERIFY(window.diagnose(forgottenAwait()));
        auto *fix = window->fixPanel();
        const bridge::Hunks all = window->chosen();
        QVERIFY(!all.empty());
        QVERIFY(fix->applyButton()->isEnabled());
        const QString counter = fix->counter()->text();
        fix->changesList()->setFocus();
        QTest::keyClick(fix->changesList(), Qt::Key_Space);
        QVERIFY(window->chosen().size() < all.size());
        QVERIFY(fix->counter()->text() != counter);
        QTest::keyClick(fix->changesList(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(window->chosen(), all);
        QCOMPARE(fix->counter()->text(), counter);
        QVERIFY(fix->applyButton()->isEnabled());
        fix->view()->setFocus();
        QTest::keyClick(fix->view(), Qt::Key_Space);
        QVERIFY(window->chosen().size() < all.size());
        QTest::keyClick(fix->view(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(window->chosen(), all);
    }

    void applyReplacesTheCodeAndUndoBringsItBack()
    {
        ShownWindow window;
        QVERIFY(window.diagnose(forgottenAwait()));
        const mend::Fix fix = window->result()->diagnosis.findings.front().fixes.front();
        QCOMPARE(fix.target, mend::Target::YourCode);
        QTest::keyClick(window->fixPanel()->view(), Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(window->pastePanel()->pasteBytes(), fix.changes.front().after);
        QVERIFY(window.waitForDiagnosis());
        for (const auto &item : window->result()->diagnosis.findings)
            QVERIFY(item.finding.cause->id != "coroutine-statement-dropped");
        QTest::keyClick(window->fixPanel()->view(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(window->pastePanel()->pasteBytes(), forgottenAwait());
    }

    void applyMendsAGivenFile()
    {
        ShownWindow window;
        window->takePaste(
            "kettle.py:10: RuntimeWarning: coroutine 'water' was never awaited\n  water(1)\n");
        window->addCodeFile("kettle.py", forgottenAwait());
        QVERIFY(window.waitForDiagnosis());
        QTest::keyClick(window->fixPanel()->view(), Qt::Key_Return, Qt::ControlModifier);
        const auto files = window->pastePanel()->codeFiles();
        QCOMPARE(files.size(), std::size_t(1));
        QVERIFY(files.front().text.find("await water(1)") != std::string::npos);
        QTest::keyClick(&*window, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(window->pastePanel()->codeFiles().front().text, forgottenAwait());
    }

    void theCopiedPatchIsTheOneThatIsShown()
    {
        ShownWindow window;
        QVERIFY(window.diagnose(forgottenAwait()));
        QTest::keyClick(&*window, Qt::Key_G, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(bridge::bytes(QApplication::clipboard()->text()),
                 window->fixPanel()->view()->bytes());
        QTest::keyClick(&*window, Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
        const mend::Fix fix = window->result()->diagnosis.findings.front().fixes.front();
        QCOMPARE(bridge::bytes(QApplication::clipboard()->text()), fix.changes.front().after);
    }

    void weakCausesCanBeLookedAtWhenNothingStrongerFits()
    {
        ShownWindow window;
        // Only a hint: nothing here shows that the loop is uvloop's.
        QVERIFY(window.diagnose("import nest_asyncio\n\nnest_asyncio.apply()\n"));
        QCOMPARE(window->answer(), MainWindow::NoMatchAnswer);
        QVERIFY(window->noMatchPanel()->weakButton()->isVisible());
        QTest::mouseClick(window->noMatchPanel()->weakButton(), Qt::LeftButton);
        QCOMPARE(window->answer(), MainWindow::CausesAnswer);
        QVERIFY(window->causesPanel()->model()->rowCount() > 0);
        QVERIFY(window->causesPanel()->currentFinding() >= 0);
        window->causesPanel()->setAllShown(false);
        emit window->causesPanel()->allShown(false);
        QCOMPARE(window->answer(), MainWindow::NoMatchAnswer);
        // A paste with nothing at all offers nothing of the kind.
        QVERIFY(window.diagnose("import asyncio\n\n\nasync def main():\n    pass\n"));
        QVERIFY(!window->noMatchPanel()->weakButton()->isVisible());
    }

    void exportShowsExactlyWhatIsWritten()
    {
        ShownWindow window;
        const std::string crlf = [] {
            std::string text;
            for (const char c : forgottenAwait())
                text += c == '\n' ? std::string("\r\n") : std::string(1, c);
            text.resize(text.size() - 2); // no final line end
            return text;
        }();
        window->addCodeFile("t\u00e9a house/kettle.py", crlf);
        QVERIFY(window.waitForDiagnosis());
        window->showScreen(MainWindow::ExportScreen);
        auto *panel = window->exportPanel();
        QSignalSpy shown(panel, &panels::ExportPanel::shown);
        panel->choose(panels::ExportPanel::What::FixedFile);
        QVERIFY(panel->bytes().empty()); // nothing stale can be saved meanwhile
        QVERIFY(shown.wait(5000));
        const mend::Change change =
            window->result()->diagnosis.findings.front().fixes.front().changes.front();
        QCOMPARE(panel->bytes(), change.after);
        QCOMPARE(panel->preview()->bytes(), change.after);
        panel->choose(panels::ExportPanel::What::Patch);
        QVERIFY(shown.wait(5000));
        QCOMPARE(panel->preview()->bytes(), panel->bytes());
        const auto applied = diff::applyPatch(change.file, crlf, panel->bytes());
        QVERIFY(applied.ok());
        QCOMPARE(*applied, change.after);
        QTRY_VERIFY_WITH_TIMEOUT(!panel->checkLine()->text().startsWith(QLatin1String("Asking")),
                                 5000);
        QVERIFY2(panel->checkLine()->text().contains(QLatin1String("OK")) ||
                     panel->checkLine()->text().contains(QLatin1String("not found")),
                 qPrintable(panel->checkLine()->text()));
    }

    void anEmptyPatchIsNotWritten()
    {
        ShownWindow window;
        QVERIFY(window.diagnose(forgottenAwait()));
        const bridge::Hunks all = window->chosen();
        for (const int hunk : all)
            emit window->fixPanel()->toggleRequested(hunk, false);
        QSignalSpy shown(window->exportPanel(), &panels::ExportPanel::shown);
        window->showScreen(MainWindow::ExportScreen);
        QVERIFY(shown.wait(5000));
        QVERIFY(window->chosen().empty());
        QVERIFY(window->exportPanel()->bytes().empty());
    }
};

QTEST_MAIN(WindowResultTest)
#include "window_result_test.moc"
