#include "tests/app/scan/scanned.h"
#include <QTest>
#include <random>

using scanned::blocksOf;
using scanned::raised;

namespace {

std::vector<std::string> textsOf(const std::vector<scan::LogBlock> &blocks)
{
    std::vector<std::string> result;
    for (const auto &block : blocks)
        result.push_back(std::to_string(block.offset()) + " " + block.time + "\n" + block.text);
    return result;
}

} // namespace

class LogReaderTest : public QObject
{
    Q_OBJECT

private slots:
    void anyPiecesGiveTheSame()
    {
        std::mt19937 random(3);
        std::string log;
        for (int i = 0; i < 40; ++i) {
            for (unsigned k = random() % 60; k > 0; --k)
                log += "2026-11-24 10:00:0" + std::to_string(k % 10) + " INFO " +
                       std::string(random() % 90, 'x') + "\n";
            log += raised("gate " + std::to_string(i), i % 3 ? "" : "web-1  | ");
        }
        const auto whole = textsOf(blocksOf(log));
        QCOMPARE(whole.size(), std::size_t(40));
        for (const std::size_t piece : {1, 7, 64, 1000, 4096, 65537})
            QCOMPARE(textsOf(blocksOf(log, piece)), whole);
    }

    void longLinesAreCut()
    {
        constexpr auto longest = scan::LogReader::longestLine;
        const std::string filler(3 * longest, 'x');
        // Before the limit a line is read, behind it nothing of it is; the next line is.
        const auto blocks = blocksOf(filler + "Traceback (most recent call last):\n" +
                                     raised("gate") + "Stuck: " + filler + "\n" + raised("end"));
        QCOMPARE(blocks.size(), std::size_t(2));
        QVERIFY(blocks[0].text.size() < longest + 1000);
        QCOMPARE(blocks[0].offset(), filler.size() + 35);
        QCOMPARE(blocks[1].text, raised("end"));
    }

    void oneLineOnly()
    {
        // Starts all over a line without an end cost no more than the reading.
        std::string line;
        while (line.size() < 20000000)
            line += "Traceback (most recent call last) ";
        QCOMPARE(blocksOf(line).size(), std::size_t(1));
        QCOMPARE(blocksOf(std::string(20000000, 'x')).size(), std::size_t(0));
        QCOMPARE(blocksOf(std::string(20000000, '\0') + "\n" + raised("gate")).size(),
                 std::size_t(1));
    }

    void noEndOfLineAtTheEnd()
    {
        auto log = raised("gate");
        log.pop_back();
        const auto blocks = blocksOf(log);
        QCOMPARE(blocks.size(), std::size_t(1));
        QCOMPARE(blocks[0].text, raised("gate"));
    }

    void stopsWhereItIsTold()
    {
        std::string log;
        for (int i = 0; i < 20000; ++i)
            log += "INFO: words and more words to fill the line " + std::to_string(i) + "\n";
        const auto begun = log.size();
        log += "Traceback (most recent call last):\n  File \"/srv/a.py\", line 1, in f\n";
        std::size_t blocks = 0;
        scan::BlockCutter cutter([&](const scan::LogBlock &) { ++blocks; });
        scan::LogReader reader(scanned::bytesOf(log, 10000), cutter);
        // What has only begun is neither counted nor called read.
        const auto bytes = reader.run([&](std::size_t soFar) { return soFar >= log.size(); });
        QCOMPARE(bytes, begun);
        QCOMPARE(blocks, std::size_t(0));
    }
};

QTEST_GUILESS_MAIN(LogReaderTest)
#include "log_reader_test.moc"
