#include "tests/ui/support.h"
#include "ui/panels/paste_panel.h"
#include <QAbstractEventDispatcher>
#include <ctime>

namespace {

/// Processor time that the calling thread has used so far, in milliseconds. Other work of the
/// machine does not count, so a slow or busy machine changes little.
double threadMilliseconds()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
}

/// The longest time that the window's thread worked without looking for events.
class BusyMeter : public QObject
{
public:
    BusyMeter()
    {
        auto *dispatcher = QAbstractEventDispatcher::instance();
        connect(dispatcher, &QAbstractEventDispatcher::awake, this, [this] { look(); });
        restart();
    }
    double longest()
    {
        look();
        return m_longest;
    }

private:
    void restart() { m_start = threadMilliseconds(); }
    void look()
    {
        const double spell = threadMilliseconds() - m_start;
        m_longest = std::max(m_longest, spell);
        restart();
    }
    double m_start = 0;
    double m_longest = 0;
};

std::string largeLog(std::size_t size, bool traces)
{
    std::string log;
    int line = 0;
    while (log.size() < size) {
        log += "2026-11-25 10:00:00,000 INFO kettle: poured a cup of tea for table " +
               std::to_string(++line) + "\n";
        if (traces && line % 2000 == 0)
            log += "Traceback (most recent call last):\n"
                   "  File \"/srv/tea/app/kettle.py\", line 3, in brew\n"
                   "    loop.run_until_complete(pour())\n"
                   "  File \"/usr/lib/python3.11/asyncio/base_events.py\", line 625, in "
                   "run_until_complete\n"
                   "    self._check_running()\n"
                   "RuntimeError: This event loop is already running\n";
    }
    return log;
}

} // namespace

class ResponsivenessTest : public QObject
{
    Q_OBJECT

private slots:
    void theWindowNeverHalts_data()
    {
        QTest::addColumn<std::string>("paste");
        QTest::newRow("a log of 5 MB") << largeLog(5'000'000, false);
        QTest::newRow("a log of 5 MB with traces") << largeLog(5'000'000, true);
        QTest::newRow("a program") << forgottenAwait();
    }

    void theWindowNeverHalts()
    {
        QFETCH(std::string, paste);
        ShownWindow window;
        QVERIFY(window.diagnose("import os\n"));
        QTest::qWait(50);
        QSignalSpy finished(&*window, &MainWindow::diagnosisFinished);
        BusyMeter meter;
        QTimer::singleShot(0, &*window, [&] { window->takePaste(paste); });
        QTRY_VERIFY_WITH_TIMEOUT(!finished.isEmpty(), 120000);
        QTest::qWait(200);
        const QString told = QStringLiteral("%1 ms of work in one go").arg(meter.longest());
        QVERIFY2(meter.longest() < 50, qPrintable(told));
        QVERIFY2(meter.longest() > 0.01, "the meter does not measure");
    }
};

QTEST_MAIN(ResponsivenessTest)
#include "responsiveness_test.moc"
