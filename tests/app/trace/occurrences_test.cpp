#include "app/trace/occurrences.h"
#include "app/trace/parse.h"
#include <QTest>

// Several traces in one paste: each for itself, in their order, those that say the same counted.
class OccurrencesTest : public QObject
{
    Q_OBJECT

private slots:
    void countsWhatSaysTheSame();
    void otherMessagesOrLinesAreOthers();
    void chainsAndGroupsAreOneTrace();
};

namespace {

trace::Trace read(const std::string &text)
{
    return trace::parse(paste::read(text));
}

std::string traceOf(const std::string &file, int line, const std::string &message)
{
    return "Traceback (most recent call last):\n  File \"" + file + "\", line " +
           std::to_string(line) + ", in pump\n    fill()\nValueError: " + message + "\n";
}

} // namespace

void OccurrencesTest::countsWhatSaysTheSame()
{
    const std::string a = traceOf("/srv/tank.py", 3, "empty");
    const std::string b = traceOf("/srv/tank.py", 9, "full");
    const auto trace =
        read("2026-01-02 10:00:00 ERROR one\n" + a + "2026-01-02 10:00:01 ERROR two\n" + b +
             "2026-01-02 10:00:02 ERROR one\n" + a);
    QCOMPARE(trace.exceptions.size(), std::size_t(3));
    const auto list = trace::occurrences(trace);
    QCOMPARE(list.size(), std::size_t(2));
    QCOMPARE(list[0].root, std::size_t(0));
    QCOMPARE(list[0].count(), std::size_t(2));
    QCOMPARE(list[0].repeats, std::vector<std::size_t>{2});
    QCOMPARE(list[1].root, std::size_t(1));
    QCOMPARE(list[1].count(), std::size_t(1));
    const auto repeats = trace::repeatedExceptions(trace);
    QVERIFY(!repeats[0] && !repeats[1]);
    QCOMPARE(*repeats[2], std::size_t(0));
}

void OccurrencesTest::otherMessagesOrLinesAreOthers()
{
    const auto trace =
        read(traceOf("/srv/tank.py", 3, "empty") + "\n\n\n" + traceOf("/srv/tank.py", 4, "empty") +
             "\n\n\n" + traceOf("/srv/tank.py", 3, "full"));
    QCOMPARE(trace::occurrences(trace).size(), std::size_t(3));
    QVERIFY(trace::occurrences(trace::Trace{}).empty());
}

void OccurrencesTest::chainsAndGroupsAreOneTrace()
{
    const std::string chain = traceOf("/srv/tank.py", 3, "empty") +
                              "\nThe above exception was the direct cause of the following "
                              "exception:\n\n" +
                              traceOf("/srv/pump.py", 8, "no water");
    const auto trace = read(chain + "\n\n\n" + chain);
    QCOMPARE(trace.exceptions.size(), std::size_t(4));
    const auto list = trace::occurrences(trace);
    QCOMPARE(list.size(), std::size_t(1));
    QCOMPARE(list[0].root, std::size_t(1));
    QCOMPARE(list[0].exceptions, (std::vector<std::size_t>{0, 1}));
    QCOMPARE(list[0].count(), std::size_t(2));
    QCOMPARE(list[0].range.start, std::size_t(0));
    // The cause alone is another trace than the cause of something.
    const auto mixed = read(chain + "\n\n\n" + traceOf("/srv/tank.py", 3, "empty"));
    QCOMPARE(trace::occurrences(mixed).size(), std::size_t(2));
}

QTEST_GUILESS_MAIN(OccurrencesTest)
#include "occurrences_test.moc"
