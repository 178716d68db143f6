#include "app/scan/blocks.h"
#include "app/scan/scan.h"
#include "tests/support/knowledge_folder.h"
#include <QTest>
#include <sstream>

namespace {

std::string raised(const std::string &message, const std::string &prefix = {})
{
    std::string result;
    for (const std::string &line : {std::string("Traceback (most recent call last):"),
                                    std::string("  File \"/srv/shop.py\", line 4, in price"),
                                    std::string("    return ask(item)"), "Stuck: " + message})
        result += prefix + line + "\n";
    return result;
}

std::vector<scan::LogBlock> blocksOf(const std::string &log)
{
    std::vector<scan::LogBlock> result;
    scan::BlockCutter cutter([&](scan::LogBlock block) { result.push_back(std::move(block)); });
    std::istringstream stream(log);
    scan::forEachLine(
        stream, [&](std::size_t offset, std::string_view line) { cutter.line(offset, line); }, {});
    cutter.finish();
    return result;
}

} // namespace

class ScanTest : public QObject
{
    Q_OBJECT

private slots:
    void cutsAtRecords()
    {
        const std::string record = "2026-11-24 10:00:01,123 ERROR shop failed\n";
        const auto log = record + raised("gate 1") + "2026-11-24 10:00:02,000 INFO shop went on\n" +
                         raised("gate 2");
        const auto blocks = blocksOf(log);
        QCOMPARE(blocks.size(), std::size_t(2));
        QCOMPARE(blocks[0].text, raised("gate 1"));
        QCOMPARE(blocks[0].offset, record.size());
        QCOMPARE(blocks[0].time, std::string("2026-11-24 10:00:01,123"));
        QCOMPARE(blocks[1].text, raised("gate 2"));
    }

    void keepsChainsTogether()
    {
        const auto chain =
            raised("first") +
            "\nThe above exception was the direct cause of the following exception:\n\n" +
            raised("second");
        const auto blocks = blocksOf(chain + "INFO: done\n");
        QCOMPARE(blocks.size(), std::size_t(1));
        QCOMPARE(blocks[0].text, chain);
    }

    void followsAPrefixOnEveryLine()
    {
        const auto blocks =
            blocksOf("web-1  | starting\n" + raised("gate", "web-1  | ") + "web-1  | INFO: next\n");
        QCOMPARE(blocks.size(), std::size_t(1));
        QCOMPARE(blocks[0].text, raised("gate", "web-1  | "));
    }

    void countsByPlaceNotByValue()
    {
        support::KnowledgeFolder folder;
        folder.addCause("gates", "gate-shut",
                        R"("signatures": [{"on": "exception", "message": "gate"}])");
        const auto knowledge = folder.load();
        std::string log;
        for (int i = 0; i < 50; ++i)
            log += raised("gate " + std::to_string(i)) + "INFO: " + std::to_string(i) + "\n";
        log += "Traceback (most recent call last):\n  File \"/srv/other.py\", line 1, in x\n    "
               "y()\nKeyError: 'z'\n";
        std::istringstream stream(log);
        const auto report = scan::scan(stream, knowledge);
        QCOMPARE(report.bytes, log.size());
        QCOMPARE(report.traces, std::size_t(51));
        QCOMPARE(report.groups.size(), std::size_t(2));
        QCOMPARE(report.groups[0].count, std::size_t(50));
        QCOMPARE(report.groups[0].cause, std::string("gate-shut"));
        QCOMPARE(report.groups[0].first.offset, std::size_t(0));
        QVERIFY(report.groups[1].cause.empty());
    }

    void longLinesAndNoEndOfLine()
    {
        std::size_t lines = 0;
        std::size_t longest = 0;
        std::istringstream stream(std::string(500000, 'x') + "\nshort\nlast");
        const auto bytes = scan::forEachLine(stream,
                                             [&](std::size_t, std::string_view line) {
                                                 ++lines;
                                                 longest = std::max(longest, line.size());
                                             },
                                             {});
        QCOMPARE(lines, std::size_t(3));
        QCOMPARE(longest, std::size_t(64 * 1024));
        QCOMPARE(bytes, std::size_t(500011));
    }
};

QTEST_GUILESS_MAIN(ScanTest)
#include "scan_test.moc"
