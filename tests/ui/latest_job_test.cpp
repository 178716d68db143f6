#include "ui/bridge/latest_job.h"
#include <QTest>
#include <QThread>
#include <atomic>

using bridge::LatestJob;

class LatestJobTest : public QObject
{
    Q_OBJECT

private slots:
    void worksElsewhereAndReportsHere()
    {
        LatestJob job;
        QThread *worker = nullptr, *reporter = nullptr;
        const auto number = job.start([](std::stop_token) { return QThread::currentThread(); },
                                      [&](QThread *thread) {
                                          worker = thread;
                                          reporter = QThread::currentThread();
                                      });
        QCOMPARE(number, 1ULL);
        QVERIFY(job.running());
        QTRY_VERIFY(reporter);
        QCOMPARE(reporter, QThread::currentThread());
        QVERIFY(worker != reporter);
        QVERIFY(!job.running());
    }

    void onlyTheNewestReports()
    {
        LatestJob job;
        std::vector<int> reported;
        std::atomic<bool> firstStopped = false;
        job.start(
            [&firstStopped](std::stop_token stop) {
                while (!stop.stop_requested())
                    QThread::yieldCurrentThread();
                firstStopped = true;
                return 1;
            },
            [&](int value) { reported.push_back(value); });
        job.start([](std::stop_token) { return 2; }, [&](int value) { reported.push_back(value); });
        QTRY_COMPARE(reported, std::vector<int>({2}));
        QCoreApplication::processEvents();
        QCOMPARE(reported.size(), std::size_t(1));
        QCOMPARE(job.number(), 2ULL);
    }

    void aCancelledJobReportsNothing()
    {
        LatestJob job;
        bool reported = false;
        std::atomic<bool> done = false;
        job.start(
            [&done](std::stop_token) {
                done = true;
                return 0;
            },
            [&](int) { reported = true; });
        while (!done) // without events, so that its report is still under way
            QThread::yieldCurrentThread();
        job.cancel();
        QVERIFY(!job.running());
        QTest::qWait(20);
        QVERIFY(!reported);
    }

    void destroyingItEndsTheWork()
    {
        std::atomic<bool> ended = false;
        bool reported = false;
        {
            LatestJob job;
            std::atomic<bool> begun = false;
            job.start(
                [&](std::stop_token stop) {
                    begun = true;
                    while (!stop.stop_requested())
                        QThread::yieldCurrentThread();
                    ended = true;
                    return 0;
                },
                [&](int) { reported = true; });
            QTRY_VERIFY(begun);
        }
        QVERIFY(ended);
        QCoreApplication::processEvents();
        QVERIFY(!reported);
    }
};

QTEST_GUILESS_MAIN(LatestJobTest)
#include "latest_job_test.moc"
