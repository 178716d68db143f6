#include "tests/support/files.h"
#include "tests/support/knowledge_folder.h"
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>
#include <sys/stat.h>

namespace {

struct Answer {
    int status = -1;
    bool crashed = false;
    QByteArray out;
    QByteArray err;
};

const char *const traceback = "Traceback (most recent call last):\n"
                              "  File \"/srv/shop.py\", line 4, in price\n"
                              "    return ask(item)\n"
                              "Stuck: the gate is shut\n";

} // namespace

/// The program itself: what it prints, and how it ends.
class ProgramTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_knowledge.addCause(
            "gates", "gate-shut",
            R"("signatures": [{"on": "exception", "type": "Stuck", "message": "gate is shut"}])");
        m_knowledge.addCause("clocks", "late",
                             R"("code": [{"fact": "blocking-call", "kind": "sleep"}],
            "mends": [{"id": "swap", "title": "Wait on the loop", "recipes": [{"name": "call-swap", "form": "sleep"}],
                       "safety": "safe", "why": "It waits as long as before.", "reason": "this one lets others run"}])");
        const auto libraries = std::filesystem::path(TRACEMEND_SOURCE_DIR) / "knowledge/libraries";
        for (const auto &file : support::filesBelow(libraries, ".json"))
            m_knowledge.write("libraries/" + file.filename().string(), support::readFile(file));
    }

    void helpAndVersion()
    {
        QCOMPARE(run({"--help"}).status, 0);
        QVERIFY(run({"--help"}).out.contains("diagnose"));
        QVERIFY(run({"diagnose", "--help"}).out.contains("--code"));
        QVERIFY(run({"--version"}).out.startsWith("tracemend-cli "));
    }

    void wrongArguments_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("none") << QStringList();
        QTest::newRow("unknown command") << QStringList{"dance"};
        QTest::newRow("unknown option") << QStringList{"diagnose", "--loud", "-"};
        QTest::newRow("no file") << QStringList{"diagnose"};
        QTest::newRow("unknown format") << QStringList{"diagnose", "--format", "pdf", "-"};
        QTest::newRow("no version") << QStringList{"diagnose", "--python", "three", "-"};
        QTest::newRow("both places") << QStringList{"fix", "--in-place", "--patch", "x.py"};
        QTest::newRow("absent file") << QStringList{"diagnose", "/nowhere/at/all.txt"};
        QTest::newRow("a folder") << QStringList{"diagnose", "/"};
        QTest::newRow("absent code")
            << QStringList{"diagnose", "--code", "/nowhere/at/all.py", "-"};
        QTest::newRow("absent knowledge")
            << QStringList{"diagnose", "--knowledge", "/nowhere", "-"};
        QTest::newRow("unknown cause") << QStringList{"explain", "no-such-cause"};
        QTest::newRow("in place of the input") << QStringList{"fix", "--in-place", "-"};
    }

    void wrongArguments()
    {
        QFETCH(QStringList, arguments);
        const auto answer = run(arguments, "x = 1\n");
        QVERIFY2(!answer.crashed && answer.status == 2, answer.err);
        QVERIFY2(answer.err.startsWith("tracemend-cli: "), answer.err);
        QVERIFY(answer.out.isEmpty());
    }

    void badInput_data()
    {
        QTest::addColumn<QByteArray>("input");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("white space") << QByteArray(" \n\n\t\n");
        QTest::newRow("NUL") << QByteArray("a\0b\0\0\n", 6);
        QTest::newRow("binary") << QByteArray(
            "\x7F"
            "ELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0>\0\x01\0\0\0",
            24);
        QTest::newRow("not UTF-8") << QByteArray("Traceback (most recent call last):\n  File "
                                                 "\"\xFF.py\", line 1, in f\n\xC3\x28: \xA0\xA1\n");
        QTest::newRow("half a trace") << QByteArray(traceback).left(80);
        QTest::newRow("end of a trace") << QByteArray(traceback).mid(60);
        QTest::newRow("code that does not parse") << QByteArray("async def (:\n   await\n \tx =\n");
        QTest::newRow("unbalanced") << QByteArray(20000, '(');
        QTest::newRow("a long line") << QByteArray(2000000, 'x');
        QTest::newRow("escapes") << QByteArray(
            "\x1b]0;title\x07\x1b[31mStuck\x1b[0m: \x1b[2Jgone\n");
        QTest::newRow("half an object")
            << QByteArray("{\"exception\": [{\"type\": \"Stuck\", \"value\": \"the g");
    }

    void badInput()
    {
        QFETCH(QByteArray, input);
        for (const char *format : {"text", "json", "sarif", "markdown", "html", "patch"}) {
            const auto answer = run({"diagnose", "--format", format, "-"}, input);
            QVERIFY2(!answer.crashed && (answer.status == 0 || answer.status == 1), answer.err);
            QVERIFY(!answer.out.contains('\x1b') && !answer.err.contains('\x1b'));
            if (QByteArray(format) == "json" || QByteArray(format) == "sarif")
                QVERIFY(!QJsonDocument::fromJson(answer.out).isNull());
        }
        const auto parsed = run({"parse", "--format", "json", "-"}, input);
        QCOMPARE(parsed.status, 0);
        QVERIFY(!QJsonDocument::fromJson(parsed.out).isNull());
    }

    void brokenKnowledge()
    {
        support::KnowledgeFolder broken;
        broken.write("causes/gates/torn/cause.json", "{\"id\": \"torn\", ");
        const auto answer =
            run({"diagnose", "--knowledge", QString::fromStdString(broken.path()), "-"}, traceback);
        QCOMPARE(answer.status, 2);
        QVERIFY(answer.err.contains("torn/cause.json"));
        const auto check = run({"knowledge", "check", QString::fromStdString(broken.path())});
        QCOMPARE(check.status, 1);
        QVERIFY(check.out.contains("torn/cause.json:1"));
        QCOMPARE(run({"--exit-zero", "knowledge", "check", QString::fromStdString(broken.path())})
                     .status,
                 0);
    }

    void diagnoseJson()
    {
        const auto answer = run({"diagnose", "--format", "json", "-"}, traceback);
        QCOMPARE(answer.status, 1);
        const auto object = QJsonDocument::fromJson(answer.out).object();
        QCOMPARE(object["schema_version"].toInt(), 1);
        const auto finding = object["findings"].toArray().at(0).toObject();
        QCOMPARE(finding["cause"].toString(), QString("gate-shut"));
        QCOMPARE(finding["family"].toString(), QString("gates"));
        QCOMPARE(finding["strength"].toString(), QString("strong"));
        QCOMPARE(finding["file"].toString(), QString("srv/shop.py"));
        QCOMPARE(finding["line"].toInt(), 4);
        const auto evidence = finding["evidence"].toArray().at(0).toObject();
        QCOMPARE(evidence["role"].toString(), QString("primary"));
        QCOMPARE(QByteArray(traceback).mid(evidence["start"].toInt(),
                                           evidence["end"].toInt() - evidence["start"].toInt()),
                 QByteArray("Stuck: the gate is shut"));
        QCOMPARE(object["exceptions"].toArray().at(0).toObject()["type"].toString(),
                 QString("Stuck"));
        QCOMPARE(run({"diagnose", "--exit-zero", "-"}, traceback).status, 0);
        QCOMPARE(run({"diagnose", "-"}, "all is well\n").status, 0);
    }

    void diagnoseText()
    {
        const auto answer = run({"diagnose", "-"}, traceback);
        QCOMPARE(answer.status, 1);
        QVERIFY2(answer.out.startsWith("strong[gates/gate-shut]: Title of gate-shut\n"),
                 answer.out);
        QVERIFY(answer.out.contains(" --> standard input:4 (srv/shop.py:4)\n"));
        QVERIFY(answer.out.contains("note: Summary of gate-shut."));
        const auto nothing =
            run({"diagnose", "-"}, QByteArray(traceback).replace("gate is shut", "door"));
        QCOMPARE(nothing.status, 0);
        QVERIFY(nothing.out.startsWith("no cause found\n"));
    }

    void severalFiles()
    {
        const support::TemporaryFolder folder;
        const auto one = QString::fromStdString(folder.write("one.txt", traceback));
        const auto two = QString::fromStdString(folder.write("two.txt", "nothing\n"));
        const auto answer = run({"diagnose", "--format", "json", one, two});
        QCOMPARE(answer.status, 1);
        const auto list = QJsonDocument::fromJson(answer.out).array();
        QCOMPARE(list.size(), 2);
        QCOMPARE(list.at(1).toObject()["input"].toString(), two);
    }

    void aLaterFolderReplacesACause()
    {
        support::KnowledgeFolder other;
        other.addCause("gates", "gate-shut", "\"signatures\": []");
        const auto answer =
            run({"diagnose", "--knowledge", QString::fromStdString(other.path()), "-"}, traceback);
        QCOMPARE(answer.status, 0);
        QVERIFY(answer.err.contains("gate-shut"));
    }

    void fixes()
    {
        const support::TemporaryFolder folder;
        const QByteArray broken = "\xEF\xBB\xBFimport asyncio\r\nimport time\r\n\r\n\r\nasync def "
                                  "poll():\r\n\ttime.sleep(2)\r\n"
                                  "\tprint('h\xC3\xA9')\r\n\ttime.sleep(3)\r\n\tprint(time.time())";
        const QByteArray mended =
            QByteArray(broken).replace("\ttime.sleep", "\tawait asyncio.sleep");
        const auto path = QString::fromStdString(folder.write("shop.py", broken.toStdString()));
        const auto printed = run({"fix", path});
        QCOMPARE(printed.out, mended);
        QCOMPARE(printed.status, 0);
        QCOMPARE(run({"fix", "-"}, broken).out, mended);
        QCOMPARE(run({"fix", "--cause", "gate-shut", path}).out, broken);
        QVERIFY(run({"fix", "--patch", path}).out.contains("+\tawait asyncio.sleep(2)\r\n"));
        QCOMPARE(QByteArray::fromStdString(support::readFile(path.toStdString())), broken);
        QCOMPARE(::chmod(path.toUtf8().constData(), 0640), 0);
        const auto inPlace = run({"fix", "--in-place", path});
        QCOMPARE(inPlace.status, 0);
        QVERIFY(inPlace.out.isEmpty());
        QCOMPARE(QByteArray::fromStdString(support::readFile(path.toStdString())), mended);
        struct stat status{};
        QCOMPARE(::stat(path.toUtf8().constData(), &status), 0);
        QCOMPARE(status.st_mode & 0777, mode_t(0640));
        QCOMPARE(run({"fix", path}).out, mended);
    }

    void checksAFolder()
    {
        const support::TemporaryFolder folder;
        folder.write("a.py", "import time\n\n\nasync def poll():\n    time.sleep(2)\n");
        folder.write(
            "b.py", "import time\n\n\nasync def poll():\n    time.sleep(2)  # tracemend: ignore\n");
        folder.write("c.py", "import time\n\n\ndef poll():\n    time.sleep(2)\n");
        const auto path = QString::fromStdString(folder.path());
        const auto answer = run({"check", "--format", "json", path});
        QCOMPARE(answer.status, 1);
        const auto object = QJsonDocument::fromJson(answer.out).object();
        QCOMPARE(object["files"].toInt(), 3);
        QCOMPARE(object["findings"].toArray().size(), 1);
        const auto finding = object["findings"].toArray().at(0).toObject();
        QVERIFY(finding["file"].toString().endsWith("a.py"));
        QCOMPARE(finding["line"].toInt(), 5);
        QCOMPARE(run({"check", path + "/c.py"}).status, 0);
        QCOMPARE(run({"check", path + "/absent"}).status, 2);
        QVERIFY(run({"check", "--format", "sarif", path}).out.contains("\"2.1.0\""));
    }

    void tellsOpinionsOnRequest()
    {
        const support::TemporaryFolder folder;
        folder.write("a.py", "async def total(prices):\n    return sum(prices)\n");
        folder.write("b.py", "async def total(prices):  # noqa: RUF029\n    return sum(prices)\n");
        const auto path = QString::fromStdString(folder.path());
        const QString own = QStringLiteral(TRACEMEND_SOURCE_DIR "/knowledge");
        QCOMPARE(run({"check", "--knowledge", own, path}).status, 0);
        const auto told =
            run({"check", "--opinions", "--format", "json", "--knowledge", own, path});
        QCOMPARE(told.status, 1);
        const auto findings = QJsonDocument::fromJson(told.out).object()["findings"].toArray();
        QCOMPARE(findings.size(), 1);
        const auto only = findings.at(0).toObject();
        QCOMPARE(only["cause"].toString(), QStringLiteral("async-without-await"));
        QVERIFY(only["file"].toString().endsWith("a.py"));
        QVERIFY(only["strength"].toString() != QStringLiteral("strong"));
    }

    void catalogueAndExplain()
    {
        const auto list =
            QJsonDocument::fromJson(run({"catalogue", "--format", "json"}).out).array();
        QCOMPARE(list.size(), 2);
        QCOMPARE(
            QJsonDocument::fromJson(run({"catalogue", "--format", "json", "--safety", "safe"}).out)
                .array()
                .size(),
            1);
        QVERIFY(run({"catalogue", "gate"}).out.contains("gate-shut"));
        QVERIFY(run({"explain", "gate-shut"}).out.contains("What happens"));
        QVERIFY(run({"explain", "gates/gate-shut"}).out.contains("It fails."));
        QCOMPARE(QJsonDocument::fromJson(run({"explain", "--format", "json", "late"}).out)
                     .object()["id"]
                     .toString(),
                 QString("late"));
    }

    void tellsWhatTheLabSaw()
    {
        const std::string folder = "causes/clocks/late/cases/01-gate/";
        m_knowledge.write(folder + "broken.py", "x = 1\n");
        const auto verified = [&](const std::string &hash) {
            m_knowledge.write(folder + "case.json",
                              R"({"title": "Gate", "kind": "script", "file": "gate.py",
                "no_trace": "t", "verified": {"on": "2026-11-24", "python": ["3.11.2", "3.9.18"],
                "libraries": {"fastapi": "0.165.0"}, "content_hash": ")" +
                                  hash + R"("}})");
        };
        knowledge::Case gate;
        gate.folder = m_knowledge.path() + "/" + folder;
        verified(knowledge::contentHash(gate));
        const QByteArray words =
            "verified on 2026-11-24 with Python 3.9.18, 3.11.2, fastapi 0.165.0";
        QVERIFY(run({"catalogue", "late"}).out.contains("[verified on 2026-11-24]"));
        QVERIFY(run({"catalogue", "gate-shut"}).out.contains("[not verified]"));
        QVERIFY(run({"explain", "late"}).out.contains(words));
        const auto object = [&](const QStringList &arguments) -> QJsonValue {
            return QJsonDocument::fromJson(run(arguments).out).object()["verified"];
        };
        const auto seen = object({"explain", "--format", "json", "late"}).toObject();
        QCOMPARE(seen["on"].toString(), QString("2026-11-24"));
        QCOMPARE(seen["python"].toArray(), (QJsonArray{"3.9.18", "3.11.2"}));
        QCOMPARE(seen["libraries"].toObject()["fastapi"].toString(), QString("0.165.0"));

        // one changed byte, and what was seen no longer counts
        m_knowledge.write(folder + "broken.py", "x = 2\n");
        QVERIFY(run({"catalogue", "late"}).out.contains("[not verified]"));
        const auto stale = run({"explain", "late"}).out;
        QVERIFY(stale.contains("not verified by a run"));
        QVERIFY(!stale.contains("2026-11-24"));
        QVERIFY(object({"explain", "--format", "json", "late"}).isNull());
        QVERIFY(!run({"catalogue", "--format", "json"}).out.contains("2026-11-24"));
    }

    void scansALog()
    {
        QByteArray log;
        for (int i = 0; i < 3; ++i)
            log += QByteArray(traceback) + "INFO: next\n";
        const auto answer = run({"scan", "--format", "ndjson", "-"}, log);
        QCOMPARE(answer.status, 1);
        const auto lines = answer.out.trimmed().split('\n');
        QCOMPARE(lines.size(), 2);
        QCOMPARE(QJsonDocument::fromJson(lines[0]).object()["count"].toInt(), 3);
        QCOMPARE(QJsonDocument::fromJson(lines[0]).object()["cause"].toString(),
                 QString("gate-shut"));
        QCOMPARE(QJsonDocument::fromJson(lines[1]).object()["summary"].toObject()["groups"].toInt(),
                 1);
    }

private:
    Answer run(const QStringList &arguments, const QByteArray &input = {}) const
    {
        QProcess process;
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert("TRACEMEND_KNOWLEDGE", QString::fromStdString(m_knowledge.path()));
        process.setProcessEnvironment(environment);
        process.start(TRACEMEND_BINARY_DIR "/bin/tracemend-cli", arguments);
        process.write(input);
        process.closeWriteChannel();
        const bool ended = process.waitForFinished(120000);
        return {process.exitCode(), !ended || process.exitStatus() != QProcess::NormalExit,
                process.readAllStandardOutput(), process.readAllStandardError()};
    }

    support::KnowledgeFolder m_knowledge;
};

QTEST_GUILESS_MAIN(ProgramTest)
#include "program_test.moc"
