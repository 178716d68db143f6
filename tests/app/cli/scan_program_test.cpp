#include "tests/app/cli/program.h"
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace {

const QByteArray stuck = "Traceback (most recent call last):\n"
                         "  File \"/srv/shop.py\", line 4, in price\n"
                         "    return ask(item)\n"
                         "Stuck: the gate is shut\n";
const QByteArray lost = "Traceback (most recent call last):\n"
                        "  File \"/srv/stock.py\", line 9, in find\n"
                        "    return all[item]\n"
                        "KeyError: 'caf\xC3\xA9 \xff'\n";

QList<QJsonObject> linesOf(const QByteArray &ndjson)
{
    QList<QJsonObject> result;
    for (const auto &line : ndjson.trimmed().split('\n')) {
        QJsonParseError error;
        result << QJsonDocument::fromJson(line, &error).object();
        if (error.error != QJsonParseError::NoError)
            return {};
    }
    return result;
}

QStringList sorted(QStringList keys)
{
    keys.sort();
    return keys;
}

} // namespace

/// `scan` as it is used: from files and pipes, in shards, and ended early.
class ScanProgramTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_knowledge.addCause(
            "gates", "gate-shut",
            R"("signatures": [{"on": "exception", "type": "Stuck", "message": "gate is shut"}])");
        m_first =
            write("first.log", "2026-11-24 10:00:01,000 ERROR a\n" + stuck + "INFO: next\n" + lost);
        m_second = write("second.log", "2026-11-24 09:00:01,000 ERROR b\n" + stuck + stuck);
    }

    void writesWhatIsPromised()
    {
        const auto lines = linesOf(run({"scan", "--format", "ndjson", m_first}).out);
        QCOMPARE(lines.size(), 3);
        QCOMPARE(sorted(lines[0].keys()),
                 sorted({"fingerprint", "count", "first", "last", "exception", "message", "frames",
                         "cause", "family", "strength"}));
        QCOMPARE(sorted(lines[0]["first"].toObject().keys()), sorted({"offset", "time"}));
        QCOMPARE(lines[0]["first"].toObject()["offset"].toInt(), 32);
        QCOMPARE(lines[0]["first"].toObject()["time"].toString(),
                 QString("2026-11-24 10:00:01,000"));
        QCOMPARE(lines[0]["cause"].toString(), QString("gate-shut"));
        QVERIFY(lines[1]["cause"].isNull() && lines[1]["strength"].isNull());
        QCOMPARE(sorted(lines[2]["summary"].toObject().keys()),
                 sorted({"bytes", "traces", "groups", "seconds"}));
    }

    void shardsAreJoined()
    {
        const auto a = write("a.ndjson", run({"scan", "--format", "ndjson", m_first}).out);
        const auto b = write("b.ndjson", run({"scan", "--format", "ndjson", m_second}).out);
        const auto merged = run({"scan", "--merge", "--format", "ndjson", a, b});
        QCOMPARE(merged.status, 1);
        const auto lines = linesOf(merged.out);
        QCOMPARE(lines.size(), 3);
        QCOMPARE(lines[0]["count"].toInt(), 3);
        QCOMPARE(lines[0]["first"].toObject()["file"].toString(), b); // it was earlier
        QCOMPARE(lines[0]["last"].toObject()["file"].toString(), a);
        QCOMPARE(lines[2]["summary"].toObject()["traces"].toInt(), 4);
        QCOMPARE(lines[2]["summary"].toObject()["bytes"].toInt(),
                 int(contents(m_first).size() + contents(m_second).size()));
        const auto withoutSeconds = [](QByteArray text) {
            return text.left(text.indexOf("\"seconds\""));
        };
        const auto other = run({"scan", "--merge", "--format", "ndjson", b, a});
        QCOMPARE(withoutSeconds(other.out), withoutSeconds(merged.out));
        // What was merged can be merged again, also with a shard from a pipe.
        const auto again = linesOf(
            run({"scan", "--merge", "--format", "ndjson", "-", write("ab.ndjson", merged.out)},
                contents(a))
                .out);
        QCOMPARE(again[0]["count"].toInt(), 4);
        QVERIFY(run({"scan", "--merge", a, b}).out.contains("3 x Stuck"));
        // Several logs in one go are the same, under their own names.
        const auto both = linesOf(run({"scan", "--format", "ndjson", m_first, m_second}).out);
        QCOMPARE(both[0]["count"].toInt(), 3);
        QCOMPARE(both[0]["first"].toObject()["file"].toString(), m_second);
        QCOMPARE(both[2]["summary"].toObject()["groups"].toInt(), 2);
    }

    void brokenShardsAreRefused()
    {
        const auto good = write("good.ndjson", run({"scan", "--format", "ndjson", m_first}).out);
        auto text = contents(good);
        for (const auto &bad : {text.left(text.lastIndexOf("{\"summary")), text.left(50),
                                QByteArray(text).replace("\"count\"", "\"counted\""), stuck}) {
            const auto answer =
                run({"scan", "--merge", "--format", "ndjson", good, write("bad.ndjson", bad)});
            QCOMPARE(answer.status, 2);
            QVERIFY(answer.out.isEmpty());
            QVERIFY2(answer.err.contains("bad.ndjson"), answer.err.constData());
        }
    }

    void whatCannotBeReadIsTold()
    {
        const auto zipped = write("app.log.gz", QByteArray("\x1f\x8b\x08\0\0\0\0", 7) + "abc");
        const auto answer = run({"scan", zipped});
        QCOMPARE(answer.status, 2);
        QVERIFY(answer.err.contains("gzip"));
        QVERIFY(answer.out.isEmpty());
        QCOMPARE(run({"scan", QString::fromStdString(m_folder.path())}).status, 2);
        QCOMPARE(run({"scan", m_first + ".absent"}).status, 2);
        // The others are read nevertheless, and the status tells that one was not.
        const auto rest = run({"scan", "--format", "ndjson", zipped, m_first});
        QCOMPARE(rest.status, 2);
        QCOMPARE(linesOf(rest.out).size(), 3);
    }

    void ctrlCLeavesWhatWasFound_data()
    {
        QTest::addColumn<int>("signal");
        QTest::newRow("SIGINT") << SIGINT;
        QTest::newRow("SIGTERM") << SIGTERM;
    }

    void ctrlCLeavesWhatWasFound()
    {
        QFETCH(int, signal);
        QProcess process;
        program::prepare(process, m_knowledge, {"scan", "--format", "ndjson", "-"});
        process.start();
        QVERIFY(process.waitForStarted());
        // More than a pipe holds: when it is written, the program has read some of it.
        process.write(stuck + "INFO: next\n" + QByteArray(3 << 20, '\n'));
        while (process.bytesToWrite() > 0)
            QVERIFY(process.waitForBytesWritten(60000));
        ::kill(static_cast<pid_t>(process.processId()), signal);
        const auto answer = program::answer(process);
        QVERIFY(!answer.crashed);
        QCOMPARE(answer.status, 128 + signal);
        const auto lines = linesOf(answer.out);
        QCOMPARE(lines.size(), 2);
        QCOMPARE(lines[0]["count"].toInt(), 1);
        QVERIFY(lines[1]["summary"].toObject()["interrupted"].toBool());
        const auto shard = write("part.ndjson", answer.out);
        const auto merged = linesOf(run({"scan", "--merge", "--format", "ndjson", shard}).out);
        QVERIFY(merged[1]["summary"].toObject()["interrupted"].toBool());
    }

    void progressIsForTerminalsOnly()
    {
        QVERIFY(run({"scan", m_first}).err.isEmpty());
        const int terminal = ::posix_openpt(O_RDWR | O_NOCTTY);
        if (terminal < 0 || ::grantpt(terminal) != 0 || ::unlockpt(terminal) != 0)
            QSKIP("no terminal to be had");
        const int other = ::open(::ptsname(terminal), O_RDWR | O_NOCTTY); // keeps it alive
        const QString large = write("large.log", contents(m_first).repeated(40000));
        QProcess process;
        program::prepare(process, m_knowledge, {"scan", "--format", "ndjson", large});
        process.setStandardErrorFile(QString::fromLocal8Bit(::ptsname(terminal)));
        process.start();
        const auto answer = program::answer(process);
        QCOMPARE(answer.status, 1);
        QCOMPARE(linesOf(answer.out).size(), 3);
        ::fcntl(terminal, F_SETFL, O_NONBLOCK); // all is written by now
        char buffer[4096];
        const auto count = ::read(terminal, buffer, sizeof buffer);
        const QByteArray shown(buffer, std::max<ssize_t>(count, 0));
        QVERIFY2(shown.contains("traces in") && shown.endsWith("\r\x1b[K"), shown.constData());
        ::close(other);
        ::close(terminal);
    }

    void aClosedPipeEndsItQuietly()
    {
        QProcess process;
        program::prepare(process, m_knowledge, {});
        process.setArguments({"-c", QString(TRACEMEND_BINARY_DIR "/bin/tracemend-cli") +
                                        " scan --format ndjson " + m_first + " | true"});
        process.setProgram("/bin/sh");
        process.start();
        const auto answer = program::answer(process);
        QCOMPARE(answer.status, 0);
        QVERIFY2(answer.err.isEmpty(), answer.err.constData());
    }

private:
    program::Answer run(const QStringList &arguments, const QByteArray &input = {}) const
    {
        return program::run(m_knowledge, arguments, input);
    }

    QString write(const char *name, const QByteArray &bytes) const
    {
        return QString::fromStdString(m_folder.write(name, bytes.toStdString()));
    }

    static QByteArray contents(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    support::KnowledgeFolder m_knowledge;
    support::TemporaryFolder m_folder;
    QString m_first;
    QString m_second;
};

QTEST_GUILESS_MAIN(ScanProgramTest)
#include "scan_program_test.moc"
