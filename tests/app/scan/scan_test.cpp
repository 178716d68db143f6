#include "app/scan/groups.h"
#include "app/scan/scan.h"
#include "app/scan/shape.h"
#include "tests/app/scan/scanned.h"
#include "tests/support/knowledge_folder.h"
#include <QTest>
#include <set>

using scanned::raised;

class ScanTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        support::KnowledgeFolder folder;
        folder.addCause("gates", "gate-shut",
                        R"("signatures": [{"on": "exception", "message": "gate"}])");
        m_knowledge = folder.load();
    }

    void countsByPlaceNotByValue()
    {
        std::string log;
        for (int i = 0; i < 50; ++i)
            log += raised("gate " + std::to_string(i)) + "INFO: " + std::to_string(i) + "\n";
        const auto last = log.rfind("Traceback");
        const auto other = log.size();
        log += "Traceback (most recent call last):\n  File \"/srv/other.py\", line 1, in x\n    "
               "y()\nKeyError: 'z'\n";
        const auto report = scanOf(log);
        QCOMPARE(report.bytes, log.size());
        QCOMPARE(report.traces, std::size_t(51));
        QCOMPARE(report.groups.size(), std::size_t(2));
        QCOMPARE(report.groups[0].count, std::size_t(50));
        QCOMPARE(report.groups[0].cause, std::string("gate-shut"));
        QCOMPARE(report.groups[0].exception, std::string("Stuck"));
        QCOMPARE(report.groups[0].message, std::string("gate 0"));
        QCOMPARE(report.groups[0].frames.size(), std::size_t(1));
        QCOMPARE(report.groups[0].first.offset, std::size_t(0));
        QCOMPARE(report.groups[0].last.offset, last);
        QCOMPARE(report.groups[1].first.offset, other);
        QVERIFY(report.groups[1].cause.empty());
        QVERIFY(!report.interrupted);
    }

    void tellsFaultsApart()
    {
        const auto trace = [](const std::string &file, const std::string &name,
                              const std::string &type, const std::string &message) {
            return "Traceback (most recent call last):\n  File \"" + file + "\", line 4, in " +
                   name + "\n    ask()\n" + type + ": " + message + "\n\n";
        };
        const auto groups = [&](const std::vector<std::string> &traces) {
            std::string log;
            for (const auto &one : traces)
                log += one;
            const auto report = scanOf(log);
            return std::pair(report.traces, report.groups.size());
        };
        const auto one = trace("/srv/a.py", "f", "Stuck", "no 'x' for 12");
        using Counts = std::pair<std::size_t, std::size_t>;
        QCOMPARE(groups({one, trace("/srv/a.py", "f", "Stuck", "no 'longer name' for 7f3a")}),
                 Counts(2, 1));
        QCOMPARE(groups({one, trace("/srv/b.py", "f", "Stuck", "no 'x' for 12")}), Counts(2, 2));
        QCOMPARE(groups({one, trace("/srv/a.py", "f1", "Stuck", "no 'x' for 12"),
                         trace("/srv/a.py", "f2", "Stuck", "no 'x' for 12")}),
                 Counts(3, 3));
        QCOMPARE(groups({one, trace("/srv/a.py", "f", "Stuck2", "no 'x' for 12"),
                         trace("/srv/a.py", "f", "Stuck3", "no 'x' for 12")}),
                 Counts(3, 3));
        QCOMPARE(groups({one, trace("/srv/a.py", "f", "Stuck", "nothing 'x' for 12")}),
                 Counts(2, 2));
    }

    void messageShapes()
    {
        QCOMPARE(scan::messageShape("it's 12 of \"a b\"\nmore"), std::string("it's 0 of '?'"));
        QCOMPARE(scan::messageShape("id 3f2a81c0-12ab-4cde-8f00-abcdefabcdef at 0x7f1a"),
                 std::string("id 0 at 0"));
        QCOMPARE(scan::messageShape("unclosed 'quote"), std::string("unclosed 'quote"));
        QCOMPARE(scan::messageShape(""), std::string());
    }

    void whatIsRememberedCountsAsWhatIsRead()
    {
        // The second of two alike blocks is not parsed. It has to count as if it were: each trace
        // alone, in a scan of its own, has the fingerprint that it has among the others.
        std::vector<std::string> traces;
        for (int i = 0; i < 4; ++i) {
            const auto n = std::to_string(i);
            traces.push_back(raised("gate " + n));
            traces.push_back(raised("gate " + n, "web-" + n + "  | "));
            traces.push_back(raised("'quoted " + n + "' and more"));
            traces.push_back("/srv/a" + n + ".py:1" + n + ": RuntimeWarning: coroutine 'save" + n +
                             "' was never awaited\n  save()\n");
            traces.push_back(
                "Task was destroyed but it is pending!\ntask: <Task pending name='Task-" + n +
                "' coro=<poll" + std::to_string(i % 2) +
                "() running at /srv/a.py:9> wait_for=<Future pending 0x7f" + n + ">>\n");
            traces.push_back("{\"time\": \"2026-11-24T10:00:0" + n +
                             "Z\", \"exc\": \"Traceback (most recent call last):\\n  File "
                             "\\\"/srv/r" +
                             std::to_string(i % 2) +
                             ".py\\\", line 1, in f\\n    g()\\nStuck: gate " + n + "\"}\n");
        }
        std::string log;
        std::multiset<std::string> alone;
        for (const auto &trace : traces) {
            log += trace + "INFO: next\n";
            for (const auto &group : scanOf(trace).groups)
                alone.insert(group.fingerprint);
        }
        std::multiset<std::string> together;
        const auto report = scanOf(log);
        for (const auto &group : report.groups)
            for (std::size_t i = 0; i < group.count; ++i)
                together.insert(group.fingerprint);
        QCOMPARE(alone.size(), traces.size());
        QVERIFY(alone == together);
        QCOMPARE(report.traces, traces.size());
    }

    void manyFaultsStayInBounds()
    {
        // Every trace is another fault: only so many can be kept apart.
        scan::Groups groups(m_knowledge, 20000);
        for (int i = 0; i < 200; ++i) {
            scan::LogBlock block;
            block.text =
                "Traceback (most recent call last):\nStuck" + std::to_string(i) + ": gate\n";
            block.lines = {{0, 0, 0}, {35, 35, 0}};
            groups.add(block);
        }
        const auto report = groups.take();
        QCOMPARE(report.traces, std::size_t(200));
        QVERIFY(report.ungrouped > 0 && report.ungrouped < 200);
        QCOMPARE(report.groups.size() + report.ungrouped, std::size_t(200));
    }

    void refusesWhatIsNoText()
    {
        const std::string zipped("\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03", 10);
        const auto refused = scan::scan(scanned::bytesOf(zipped), m_knowledge);
        QVERIFY(!refused);
        QVERIFY(refused.problem().what.find("gzip") != std::string::npos);
        QVERIFY(!scan::scan(scanned::bytesOf("\x89PNG\r\n\x1a\n" + std::string(9000, '\3')),
                            m_knowledge));
        QVERIFY(
            !scan::scan(scanned::bytesOf(std::string("\xff\xfeI\0N\0F\0O\0", 10)), m_knowledge));
        // Zeros and broken UTF-8 in a log are no reason.
        const auto odd = std::string(20000, '\0') + "\n" + raised("gate \xff\xfe") +
                         std::string("INFO: \0\0\xc3\n", 11) + raised("gate");
        QCOMPARE(scanOf(odd).traces, std::size_t(2));
        QCOMPARE(scanOf("").traces, std::size_t(0));
    }

    void endsWhenItIsTold()
    {
        std::string log = raised("gate");
        log += std::string(3000000, '\n') + raised("gate");
        const auto report =
            scan::scan(scanned::bytesOf(log), m_knowledge,
                       [](const scan::Progress &progress) { return progress.bytes > 1000000; });
        QVERIFY(bool(report));
        QVERIFY(report->interrupted);
        QCOMPARE(report->traces, std::size_t(1));
        QVERIFY(report->bytes < log.size());
    }

private:
    scan::Report scanOf(const std::string &log) const
    {
        auto report = scan::scan(scanned::bytesOf(log), m_knowledge);
        return report ? *report : scan::Report();
    }

    knowledge::KnowledgeBase m_knowledge;
};

QTEST_GUILESS_MAIN(ScanTest)
#include "scan_test.moc"
