#include "tests/ui/support.h"
#include "ui/diffview/unified_view.h"
#include "ui/editor/paste_editor.h"
#include "ui/panels/catalogue_panel.h"
#include "ui/panels/causes_panel.h"
#include "ui/panels/empty_panel.h"
#include "ui/panels/explanation_panel.h"
#include "ui/panels/export_panel.h"
#include "ui/panels/fix_panel.h"
#include "ui/panels/no_match_panel.h"
#include "ui/panels/notice_bar.h"
#include "ui/panels/paste_panel.h"
#include <QApplication>
#include <QClipboard>
#include <QDropEvent>
#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <QMimeData>
#include <QPushButton>
#include <QTableView>
#include <QTemporaryDir>
#include <QTextBrowser>

namespace {

/// Drops as the desktop does: enter, then drop.
void drop(QWidget *target, const QMimeData &mime)
{
    const QPointF at(5, 5);
    QDragEnterEvent enter(at.toPoint(), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(target, &enter);
    QDropEvent event(at, Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(target, &event);
}

} // namespace

class WindowInputTest : public QObject
{
    Q_OBJECT

private slots:
    void pasteWorksWithTheFocusAnywhere()
    {
        ShownWindow window;
        QVERIFY(window.diagnose(forgottenAwait()));
        int round = 0;
        for (QWidget *widget : {static_cast<QWidget *>(window->causesPanel()->table()),
                                static_cast<QWidget *>(window->fixPanel()->view()),
                                static_cast<QWidget *>(window->explanationPanel()->text()),
                                static_cast<QWidget *>(window->pastePanel()->pasteEditor())}) {
            // Another text each time, so that only the key can have brought it.
            const QString text =
                bridge::text(forgottenAwait()) + QStringLiteral("# round %1\n").arg(++round);
            QApplication::clipboard()->setText(text);
            widget->setFocus();
            QCOMPARE(QApplication::focusWidget(), widget);
            if (widget == window->pastePanel()->pasteEditor())
                QTest::keyClick(widget, Qt::Key_A, Qt::ControlModifier);
            QSignalSpy finished(&*window, &MainWindow::diagnosisFinished);
            QTest::keyClick(widget, Qt::Key_V, Qt::ControlModifier);
            QCOMPARE(window->pastePanel()->pasteBytes(), bridge::bytes(text));
            QVERIFY(finished.wait(20000)); // by itself
            QCOMPARE(window->result()->request.bytes, bridge::bytes(text));
            QCOMPARE(finished.size(), 1);
        }
    }

    void typingStartsOneDiagnosisAndF5Another()
    {
        ShownWindow window;
        QSignalSpy started(window->runner(), &bridge::DiagnosisRunner::started);
        QSignalSpy finished(&*window, &MainWindow::diagnosisFinished);
        auto *editor = window->pastePanel()->pasteEditor();
        editor->setFocus();
        QTest::keyClicks(editor, QStringLiteral("import time"));
        QCOMPARE(started.size(), 0);
        QVERIFY(finished.wait(20000));
        QTest::qWait(400);
        QCOMPARE(started.size(), 1);
        QTest::keyClick(editor, Qt::Key_F5);
        QCOMPARE(started.size(), 2);
    }

    void theClipboardIsReadOnlyWhenAskedFor()
    {
        QApplication::clipboard()->setText(QStringLiteral("RuntimeError: no running event loop"));
        ShownWindow window;
        QEvent activate(QEvent::WindowActivate);
        QApplication::sendEvent(&*window, &activate);
        QTest::qWait(50);
        QCOMPARE(window->clipboardReads(), 0);
        QVERIFY(window->pastePanel()->pasteBytes().empty());
        window->pasteClipboard();
        QCOMPARE(window->clipboardReads(), 1);
        QVERIFY(!window->pastePanel()->pasteBytes().empty());
    }

    void undoBringsAnOverwrittenPasteBack()
    {
        ShownWindow window;
        QVERIFY(window.diagnose(forgottenAwait()));
        QVERIFY(window.diagnose("something else entirely\n"));
        window->fixPanel()->setFocus();
        QTest::keyClick(&*window, Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(window->pastePanel()->pasteBytes(), forgottenAwait());
        QVERIFY(window.waitForDiagnosis());
    }

    void aSecondPasteEndsTheFirstJob()
    {
        ShownWindow window;
        std::string log;
        while (log.size() < (3U << 20))
            log += "2026-11-25 10:00:00,000 INFO kettle: poured a cup of tea for table seven\n";
        QSignalSpy finished(&*window, &MainWindow::diagnosisFinished);
        window->takePaste(log);
        window->diagnoseNow();
        window->takePaste(forgottenAwait());
        window->diagnoseNow();
        QTRY_VERIFY_WITH_TIMEOUT(!finished.isEmpty(), 30000);
        QTest::qWait(300);
        QCOMPARE(finished.size(), 1);
        QCOMPARE(finished.first().first().toULongLong(), 2ULL);
        QCOMPARE(window->result()->request.bytes, forgottenAwait());
    }

    void aCancelledJobReportsNothing()
    {
        ShownWindow window;
        QSignalSpy finished(&*window, &MainWindow::diagnosisFinished);
        window->takePaste(forgottenAwait());
        window->diagnoseNow();
        window->runner()->cancel();
        QTest::qWait(500);
        QCOMPARE(finished.size(), 0);
        QVERIFY(!window->runner()->running());
    }

    void textAndFilesDropOnEveryPane()
    {
        ShownWindow window;
        QVERIFY(window.diagnose(forgottenAwait()));
        QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("trace.log")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("RuntimeError: no running event loop\n");
        file.close();
        int round = 0;
        for (QWidget *pane :
             {static_cast<QWidget *>(window->pastePanel()->pasteEditor()->viewport()),
              static_cast<QWidget *>(window->fixPanel()->view()->viewport()),
              static_cast<QWidget *>(window->causesPanel()->table()->viewport()),
              static_cast<QWidget *>(window->explanationPanel()->text()->viewport()),
              static_cast<QWidget *>(&*window)}) {
            QMimeData text;
            text.setText(QStringLiteral("dropped %1\n").arg(++round));
            drop(pane, text);
            QCOMPARE(window->pastePanel()->pasteBytes(), "dropped " + std::to_string(round) + "\n");
            QMimeData urls;
            urls.setUrls({QUrl::fromLocalFile(file.fileName())});
            drop(pane, urls);
            QCOMPARE(window->pastePanel()->pasteBytes(),
                     std::string("RuntimeError: no running event loop\n"));
        }
    }

    void aSourceFileBesideATraceIsCode()
    {
        ShownWindow window;
        window->takePaste("Traceback (most recent call last):\n  File \"/srv/tea/app/kettle.py\", "
                          "line 3, in brew\n"
                          "    pour()\nRuntimeError: no running event loop\n");
        QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("kettle.py")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("def brew():\n    pour()\n");
        file.close();
        window->openFile(file.fileName());
        const auto files = window->pastePanel()->codeFiles();
        QCOMPARE(files.size(), std::size_t(1));
        QCOMPARE(files.front().name, std::string("srv/tea/app/kettle.py"));
        QVERIFY(QString::fromStdString(window->pastePanel()->pasteBytes())
                    .startsWith(QLatin1String("Traceback")));
    }

    void sizesAreAskedAboutAndRefused()
    {
        ShownWindow window;
        window->takePaste(std::string(MainWindow::askAbove + 10, 'x'));
        QVERIFY(window->noticeBar()->isVisible());
        QVERIFY(window->noticeBar()->actionButton()->isVisible());
        QVERIFY(window->pastePanel()->pasteBytes().empty());
        window->takePaste(std::string(MainWindow::refuseAbove + 10, 'x'));
        QVERIFY(window->noticeBar()->text().contains(QLatin1String("tracemend-cli")));
        QVERIFY(!window->noticeBar()->actionButton()->isVisible());
        QVERIFY(window->pastePanel()->pasteBytes().empty());
    }

    void binaryIsRefusedWithAReason()
    {
        ShownWindow window;
        window->takePaste(std::string("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 17));
        QVERIFY(window->noticeBar()->text().contains(QLatin1String("PNG")));
        window->takePaste(std::string(400, '\0'));
        QVERIFY(window->noticeBar()->text().contains(QLatin1String("NUL")));
        QVERIFY(window->pastePanel()->pasteBytes().empty());
    }

    void bytesThatAreNoUtf8Survive()
    {
        ShownWindow window;
        const std::string odd = std::string("print('caf\xe9')\r\n\tx\0y\n", 20);
        window->takePaste(odd);
        QCOMPARE(window->pastePanel()->pasteBytes(), odd);
    }

    void everyExampleHasACause()
    {
        ShownWindow window;
        QCOMPARE(window->answer(), MainWindow::EmptyAnswer);
        QCOMPARE(window->emptyPanel()->exampleButtons().size(), 3);
        for (int i = 0; i < 3; ++i) {
            QSignalSpy finished(&*window, &MainWindow::diagnosisFinished);
            window->emptyPanel()->exampleButtons()[i]->click();
            QVERIFY(finished.wait(20000));
            QCOMPARE(window->answer(), MainWindow::CausesAnswer);
        }
    }

    void noMatchSaysWhatWasRecognisedAndTheWaysOn()
    {
        ShownWindow window;
        QVERIFY(window.diagnose(
            "Traceback (most recent call last):\n  File \"/srv/tea.py\", line 3, in <module>\n"
            "    steep(leaves)\nteahouse.SteepError: the leaves drifted away\n"));
        QCOMPARE(window->answer(), MainWindow::NoMatchAnswer);
        QVERIFY(window->noMatchPanel()->recognised().contains(QLatin1String("SteepError")));
        QVERIFY(window->noMatchPanel()->nearestList()->count() <= 3);
        QCOMPARE(window->noMatchPanel()->searchTerm(), QStringLiteral("the leaves drifted away"));
        const QString report = panels::issueReport(window->result()->diagnosis);
        QVERIFY(report.contains(QLatin1String("SteepError")));
        QVERIFY2(!report.contains(QLatin1String("/srv")), qPrintable(report));
        emit window->noMatchPanel()->searchRequested(window->noMatchPanel()->searchTerm());
        QCOMPARE(window->screen(), MainWindow::CatalogueScreen);
        QCOMPARE(window->searchField()->text(), QStringLiteral("the leaves drifted away"));
    }
};

QTEST_MAIN(WindowInputTest)
#include "window_input_test.moc"
