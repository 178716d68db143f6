#include "tests/app/cli/program.h"
#include <QTemporaryFile>
#include <QTest>

namespace {

QByteArray times(const QByteArray &text, qsizetype size)
{
    return text.repeated(size / text.size() + 1);
}

/// What nobody pastes on purpose, of about the size.
QList<std::pair<QByteArray, QByteArray>> badInputs(qsizetype size)
{
    QByteArray frames = "Traceback (most recent call last):\n";
    for (int i = 0; frames.size() < size; ++i)
        frames += "  File \"/srv/a.py\", line " + QByteArray::number(i) + ", in f\n    g()\n";
    QByteArray groups = "  + Exception Group Traceback (most recent call last):\n"
                        "  | ExceptionGroup: a (1 sub-exception)\n";
    for (qsizetype depth = 1; groups.size() < size; ++depth)
        groups += QByteArray(2 * depth, ' ') + "+-+---------------- 1 ----------------\n" +
                  QByteArray(2 * depth + 2, ' ') + "| ExceptionGroup: a (1 sub-exception)\n";
    QByteArray nested = "{\"exception\": ";
    nested += times("[{\"exceptions\": ", size);
    return {
        {"one line", QByteArray(size, 'x')},
        {"one line of headers", times("Traceback (most recent call last): ", size)},
        {"frames", frames + "ValueError: x\n"},
        {"groups", groups},
        {"objects", times("{\"a\":", size)},
        {"lists", QByteArray(size, '[')},
        {"records in records", nested},
        {"brackets", QByteArray(size, '(')},
        {"zeros in a log", times("INFO: a\n", size) + QByteArray(size, '\0')},
        {"no UTF-8", times("INFO \xff\xfe\xc3 caf\xe9 \xed\xa0\x80\n", size)},
        {"cut UTF-8 in a trace",
         QByteArray("Traceback (most recent call last):\n  File \"/srv/\xc3.py\", "
                    "line 1, in f\xe2\x82\nValueError: \xf0\x9f\n")},
        {"gzip", QByteArray("\x1f\x8b\x08\0", 4) + QByteArray(size, '\7')},
        {"PNG", "\x89PNG\r\n\x1a\n" + QByteArray(size, '\7')},
        {"fences", times("```\nx\n", size)},
        {"quotes", times("> ", size)},
        {"prompts", times(">>> f(1)\n1\n", size)},
        {"tags", times("&lt;b&gt;<pre>x</pre>", size)},
        {"colours", times("\x1b[31mx", size)},
        {"escapes",
         times("\"Traceback (most recent call last):\\n  File \\\"/a.py\\\", line 3\\n", size)},
        {"blank", QByteArray(size, '\n')},
        {"nothing", QByteArray()},
    };
}

} // namespace

/// Whatever it is given, the program ends by itself: with an answer, or with a message and
/// status 2.
class BadInputTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { m_knowledge.addCause("gates", "gate-shut", R"("signatures": [])"); }

    void endsWell_data()
    {
        QTest::addColumn<QString>("command");
        QTest::addColumn<QByteArray>("input");
        for (const char *command : {"parse", "diagnose", "scan"})
            for (const auto &[name, input] : badInputs(60000))
                QTest::addRow("%s %s", command, name.constData()) << QString(command) << input;
    }

    void endsWell()
    {
        QFETCH(QString, command);
        QFETCH(QByteArray, input);
        const auto answer = program::run(m_knowledge, {command, "-"}, input);
        QVERIFY2(!answer.crashed, answer.err.constData());
        QVERIFY(answer.status >= 0 && answer.status <= 2);
        QVERIFY(answer.err.isEmpty() || answer.err.startsWith("tracemend-cli: "));
        if (answer.status == 2)
            QVERIFY(!answer.err.isEmpty() && answer.out.isEmpty());
        for (const char c : {'\0', '\x1b', '\7'})
            QVERIFY(!answer.out.contains(c) && !answer.err.contains(c));
    }

    void moreThanIsHeldIsRefused()
    {
        QTemporaryFile file; // mostly a hole: nothing is written but its end
        QVERIFY(file.open() && file.resize(qint64(65) << 20));
        for (const char *command : {"parse", "diagnose"}) {
            const auto answer = program::run(m_knowledge, {command, file.fileName()}, {});
            QCOMPARE(answer.status, 2);
            QVERIFY2(answer.err.contains("64 MiB") && answer.err.contains("scan"),
                     answer.err.constData());
        }
        const QByteArray log = times("INFO: words\n", 9 << 20);
        QCOMPARE(program::run(m_knowledge, {"scan", "-"}, log).status, 0);
    }

private:
    support::KnowledgeFolder m_knowledge;
};

QTEST_GUILESS_MAIN(BadInputTest)
#include "bad_input_test.moc"
