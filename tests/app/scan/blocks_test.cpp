#include "tests/app/scan/scanned.h"
#include <QTest>

using scanned::blocksOf;
using scanned::raised;

class BlocksTest : public QObject
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
        QCOMPARE(blocks[0].offset(), record.size());
        QCOMPARE(blocks[0].time, std::string("2026-11-24 10:00:01,123"));
        QCOMPARE(blocks[1].text, raised("gate 2"));
        QCOMPARE(blocks[1].time, std::string("2026-11-24 10:00:02,000"));
    }

    void keepsChainsTogetherAndOthersApart()
    {
        const auto chain =
            raised("first") +
            "\nThe above exception was the direct cause of the following exception:\n\n" +
            raised("second");
        auto blocks = blocksOf(chain + "INFO: done\n");
        QCOMPARE(blocks.size(), std::size_t(1));
        QCOMPARE(blocks[0].text, chain);
        blocks = blocksOf(raised("first") + raised("second") + "\n" + raised("third"));
        QCOMPARE(blocks.size(), std::size_t(3));
        QCOMPARE(blocks[1].text, raised("second") + "\n");
    }

    void followsAPrefixOnEveryLine()
    {
        const auto blocks =
            blocksOf("web-1  | starting\n" + raised("gate", "web-1  | ") + "web-1  | INFO: next\n");
        QCOMPARE(blocks.size(), std::size_t(1));
        QCOMPARE(blocks[0].text, raised("gate", "web-1  | "));
    }

    void followsTimesThatGoOn()
    {
        std::string log;
        std::string wanted;
        int second = 10;
        for (const std::string &line :
             {std::string("INFO: ready"), std::string("Traceback (most recent call last):"),
              std::string("  File \"/srv/a.py\", line 1, in f"), std::string("    g()"),
              std::string("Stuck: 1"), std::string("INFO: next")}) {
            const auto stamped =
                "2026-11-24T10:00:" + std::to_string(second++) + ".5Z stderr F " + line + "\n";
            log += stamped;
            if (line.substr(0, 4) != "INFO")
                wanted += stamped;
        }
        const auto blocks = blocksOf(log);
        QCOMPARE(blocks.size(), std::size_t(1));
        QCOMPARE(blocks[0].text, wanted);
        QCOMPARE(blocks[0].time, std::string("2026-11-24T10:00:11.5Z"));
    }

    void tellsWritersApart()
    {
        // Two services and a third one, line by line in turns; the traces begin one in another.
        const auto one = raised("gate", "web-1  | ");
        const auto two = raised("gate", "web-2  | ");
        std::string log = "web-1  | INFO: ready\n";
        std::size_t a = 0;
        std::size_t b = 0;
        const auto next = [&](const std::string &from, std::size_t &at) {
            const auto end = std::min(from.find('\n', at), from.size() - 1) + 1;
            const auto line = from.substr(at, end - at);
            at = end;
            return line;
        };
        const auto firstOfTwo = log.size() + one.find('\n') + 1;
        while (a < one.size() || b < two.size())
            log += next(one, a) + next(two, b) + "db-1   | LOG: checkpoint\n";
        log += "web-1  | INFO: after\nweb-2  | INFO: after\n";
        const auto blocks = blocksOf(log);
        QCOMPARE(blocks.size(), std::size_t(2));
        QCOMPARE(blocks[0].text, one);
        QCOMPARE(blocks[1].text, two);
        QCOMPARE(blocks[1].offset(), firstOfTwo);
        QCOMPARE(blocks[1].lines[1].log, log.find("web-2  |   File"));
        QVERIFY(blocksOf("db-1   | LOG: Traceback\nweb-1  | (most recent call last)\n").empty());
    }

    void takesARecordOfOneLine()
    {
        const std::string record =
            "{\"time\": \"2026-11-24T10:00:00Z\", \"exc\": \"Traceback (most recent call last):\\n"
            "  File \\\"/srv/a.py\\\", line 1, in f\\n    g()\\nStuck: 1\"}\n";
        const auto blocks = blocksOf(record + record + "plain\n");
        QCOMPARE(blocks.size(), std::size_t(2));
        QCOMPARE(blocks[1].text, record);
        QVERIFY(blocks[1].single);
        QCOMPARE(blocks[1].offset(), record.size());
        QCOMPARE(blocks[1].time, std::string("2026-11-24T10:00:00Z"));
        QVERIFY(blocksOf("{\"errorType\": \"none\", \"source\": \"Main.java\"}\n").empty());
    }

    void takesTheLineThatNamesIt()
    {
        const std::string name = "Process Worker-3:\n";
        auto blocks = blocksOf("INFO: ready\n" + name + raised("gate"));
        QCOMPARE(blocks.size(), std::size_t(1));
        QCOMPARE(blocks[0].text, name + raised("gate"));
        QCOMPARE(blocks[0].offset(), std::size_t(12));
        // The end of one trace does not name the next one.
        blocks = blocksOf(raised("see below:") + raised("gate"));
        QCOMPARE(blocks.size(), std::size_t(2));
        QCOMPARE(blocks[1].text, raised("gate"));
    }

    void takesReports()
    {
        const std::string warning = "/srv/a.py:12: RuntimeWarning: coroutine 'save' was never "
                                    "awaited\n  save()\n";
        const std::string task = "Task was destroyed but it is pending!\ntask: <Task pending "
                                 "name='Task-7' coro=<poll() running at /srv/a.py:9>>\n";
        const std::string lost = "Task exception was never retrieved\nfuture: <Task finished "
                                 "name='Task-9' coro=<f() done, defined at /srv/a.py:2>>\n" +
                                 raised("gate");
        const auto blocks = blocksOf("INFO: a\n" + warning + "done\n" + task + lost + "INFO: b\n");
        QCOMPARE(blocks.size(), std::size_t(3));
        QCOMPARE(blocks[0].text, warning);
        QCOMPARE(blocks[1].text, task);
        QCOMPARE(blocks[2].text, lost);
        QVERIFY(blocksOf("the parcel was never awaited by anyone\n").empty());
        QVERIFY(blocksOf("Executing <job 3>\n").empty());
    }

    void takesSyntaxErrorsWithoutAHeader()
    {
        const std::string error = "  File \"/srv/a.py\", line 3\n    await f()\n    ^^^^^\n"
                                  "SyntaxError: 'await' outside function\n";
        auto blocks = blocksOf("starting\n" + error + "INFO: a\n");
        QCOMPARE(blocks.size(), std::size_t(1));
        QCOMPARE(blocks[0].text, error);
        QCOMPARE(blocks[0].offset(), std::size_t(9));
        // In a traceback it is no error of its own, and elsewhere it is only a word.
        blocks = blocksOf("Traceback (most recent call last):\n" + error);
        QCOMPARE(blocks.size(), std::size_t(1));
        QVERIFY(blocksOf("node: SyntaxError: Unexpected token\n  at a\nSyntaxError: x\n").empty());
    }

    void seesAHeaderInColours()
    {
        const std::string box =
            "\x1b[31m\xE2\x95\xAD\xE2\x94\x80 \x1b[1mTraceback \x1b[0m\x1b[2m(most "
            "recent call last)\x1b[0m \xE2\x94\x80\xE2\x95\xAE\n"
            "\x1b[31m\xE2\x94\x82\x1b[0m /srv/a.py:3 in f\n"
            "\x1b[31m\xE2\x95\xB0\xE2\x94\x80\n"
            "Stuck: gate\n";
        const auto blocks = blocksOf("started\n" + box + "INFO: next\n");
        QCOMPARE(blocks.size(), std::size_t(1));
        QCOMPARE(blocks[0].text, box);
        QVERIFY(blocksOf("Object created at (most recent call last):\n  words\n").empty());
    }

    void takesGroups()
    {
        const std::string group = "  + Exception Group Traceback (most recent call last):\n"
                                  "  |   File \"/srv/a.py\", line 3, in main\n"
                                  "  |     async with asyncio.TaskGroup() as group:\n"
                                  "  | ExceptionGroup: unhandled errors (1 sub-exception)\n"
                                  "  +-+---------------- 1 ----------------\n"
                                  "    | Traceback (most recent call last):\n"
                                  "    |   File \"/srv/a.py\", line 9, in f\n"
                                  "    |     g()\n"
                                  "    | Stuck: 1\n"
                                  "    +------------------------------------\n";
        const auto blocks =
            blocksOf("ERROR:    Exception in ASGI application\n" + group + "plain words\n" + group);
        QCOMPARE(blocks.size(), std::size_t(2));
        QCOMPARE(blocks[0].text, group);
        QCOMPARE(blocks[1].text, group);
    }

    void keepsBothEndsOfAVeryLongOne()
    {
        std::string log = "Traceback (most recent call last):\n";
        for (int i = 0; i < 50000; ++i)
            log += "  File \"/srv/a.py\", line " + std::to_string(i) + ", in f\n    g()\n";
        log += "RecursionError: too deep\n";
        const auto blocks = blocksOf(log + "INFO: next\n" + raised("gate"));
        QCOMPARE(blocks.size(), std::size_t(2));
        QVERIFY(blocks[0].text.size() < 2000000);
        QVERIFY(blocks[0].text.ends_with("in f\n    g()\nRecursionError: too deep\n"));
        QCOMPARE(blocks[1].text, raised("gate"));
    }

    void waitsNotForEver()
    {
        // The writer falls silent in the middle of its trace.
        std::string log = "web-1  | Traceback (most recent call last):\n"
                          "web-1  |   File \"/srv/a.py\", line 1, in f\n";
        for (int i = 0; i < 3000; ++i)
            log += "db-1   | LOG: checkpoint\n";
        const auto blocks = blocksOf(log + "web-1  | Stuck: 1\n" + raised("gate", "web-1  | "));
        QCOMPARE(blocks.size(), std::size_t(2));
        QCOMPARE(blocks[0].lines.size(), std::size_t(2));
        QCOMPARE(blocks[1].text, raised("gate", "web-1  | "));
    }
};

QTEST_GUILESS_MAIN(BlocksTest)
#include "blocks_test.moc"
