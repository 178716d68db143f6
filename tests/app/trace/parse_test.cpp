#include "app/trace/parse.h"
#include <QTest>

using trace::Relation;
using trace::Trace;

namespace {

Trace parse(const std::string &text)
{
    return trace::parse(paste::read(text));
}

} // namespace

class ParseTest : public QObject
{
    Q_OBJECT

private slots:
    void ownFiles_data();
    void ownFiles();
    void rangesCountInThePaste();
    void messagesEnd_data();
    void messagesEnd();
    void paragraphsOfAnEmptyFirstLineStay();
    void whatAPersonAddsIsNoMessage();
    void quotedTraceStaysInTheMessage();
    void groupsOfAnyDepth();
    void syntaxErrorHasNoFrame();
    void halfATrace();
    void wordsAreNoExceptions_data();
    void wordsAreNoExceptions();
    void codeIsNoTrace();
    void logLinesLoseTheirPrefix();
    void proseIsNoLog();
    void hostile_data();
    void hostile();
};

void ParseTest::ownFiles_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<bool>("own");
    QTest::newRow("app") << "/srv/tide/app.py" << true;
    QTest::newRow("relative") << "app/main.py" << true;
    QTest::newRow("windows") << "C:\\work\\tide\\app.py" << true;
    QTest::newRow("notebook") << "<ipython-input-3-1f>" << true;
    QTest::newRow("typed") << "<stdin>" << true;
    QTest::newRow("venv's own") << "/srv/venv/bin/serve.py" << true;
    QTest::newRow("functions app") << "/home/site/wwwroot/Pull/__init__.py" << true;
    QTest::newRow("lib folder of the app") << "/srv/tide/lib/harbour.py" << true;
    QTest::newRow("site-packages")
        << "/srv/venv/lib/python3.11/site-packages/fastapi/routing.py" << false;
    QTest::newRow("dist-packages") << "/usr/lib/python3/dist-packages/uvicorn/main.py" << false;
    QTest::newRow("standard library") << "/usr/lib/python3.14/asyncio/runners.py" << false;
    QTest::newRow("windows library") << "C:\\Python311\\Lib\\asyncio\\events.py" << false;
    QTest::newRow("windows packages")
        << "C:\\Python311\\Lib\\site-packages\\openai\\client.py" << false;
    QTest::newRow("frozen") << "<frozen importlib._bootstrap>" << false;
    QTest::newRow("functions worker") << "/azure-functions-host/workers/python/3.11/LINUX/X64/"
                                         "azure_functions_worker/dispatcher.py"
                                      << false;
    QTest::newRow("framework build")
        << "/Library/Frameworks/Python.framework/Versions/3.12/lib/python3.12/asyncio/tasks.py"
        << false;
}

void ParseTest::ownFiles()
{
    QFETCH(QString, file);
    QFETCH(bool, own);
    QCOMPARE(trace::isOwnFile(file.toStdString()), own);
}

void ParseTest::rangesCountInThePaste()
{
    const std::string text =
        "Look:\n```\n\x1b[31mTraceback (most recent call last):\n"
        "  File \"/srv/a.py\", line 3, in f\n    go()\x1b[0m\n    ~~^^\nValueError: no\n```\n";
    const Trace trace = parse(text);
    QCOMPARE(trace.exceptions.size(), std::size_t(1));
    const trace::RaisedError &error = trace.exceptions[0];
    QCOMPARE(text.substr(error.range.start, error.range.size()), std::string("ValueError: no"));
    const trace::Frame &frame = error.frames.at(0);
    QCOMPARE(text.substr(frame.range.start, frame.range.size()),
             std::string("  File \"/srv/a.py\", line 3, in f\n    go()\x1b[0m\n    ~~^^"));
    QCOMPARE(frame.marker, std::string("~~^^"));
    QVERIFY(text.substr(error.block.start, error.block.size()).starts_with("Traceback"));
}

void ParseTest::messagesEnd_data()
{
    QTest::addColumn<QString>("rest");
    QTest::addColumn<QString>("message");
    QTest::newRow("end") << "" << "no water";
    QTest::newRow("more lines") << "in the basin\n  at all\n" << "no water\nin the basin\n  at all";
    QTest::newRow("paragraph") << "\nhint: wait\n" << "no water\n\nhint: wait";
    QTest::newRow("two blank lines") << "\n\nnot mine\n" << "no water";
    QTest::newRow("record") << "2026-11-02 10:00:00,1 INFO next\n" << "no water";
    QTest::newRow("level") << "INFO:     Shutting down\n" << "no water";
    QTest::newRow("access") << "127.0.0.1 - - [02/Nov/2026 10:00:00] \"GET / HTTP/1.1\" 500 -\n"
                            << "no water";
    QTest::newRow("stack info")
        << "Stack (most recent call last):\n  File \"/srv/b.py\", line 1, in <module>\n    go()\n"
        << "no water";
    QTest::newRow("warning") << "/srv/b.py:9: RuntimeWarning: coroutine 'x' was never awaited\n"
                             << "no water";
    QTest::newRow("prompt") << ">>> \n" << "no water";
    QTest::newRow("ignored") << "Exception ignored in: <function f at 0x1>\n" << "no water";
    QTest::newRow("rule") << QString(70, '=') + "\nother\n" << "no water";
}

void ParseTest::messagesEnd()
{
    QFETCH(QString, rest);
    QFETCH(QString, message);
    const Trace trace =
        parse("Traceback (most recent call last):\n  File \"/srv/a.py\", line 3, in f\n    go()\n"
              "tide.Ebb: no water\n" +
              rest.toStdString());
    QCOMPARE(trace.exceptions.size(), std::size_t(1));
    QCOMPARE(QString::fromStdString(trace.exceptions[0].message.value_or("")), message);
    QCOMPARE(trace.exceptions[0].typeName(), std::string("Ebb"));
}

void ParseTest::paragraphsOfAnEmptyFirstLineStay()
{
    const Trace trace =
        parse("When I start the worker I see this:\n\n"
              "Traceback (most recent call last):\n  File \"/srv/a.py\", line 3, in f\n    go()\n"
              "tide.Removed: \n\nYou tried to call an old name of this library.\n");
    QCOMPARE(trace.exceptions.size(), std::size_t(1));
    QVERIFY(trace.exceptions[0].message->ends_with("this library."));
}

void ParseTest::whatAPersonAddsIsNoMessage()
{
    const Trace trace =
        parse("When I start the worker I see this:\n\n"
              "Traceback (most recent call last):\n  File \"/srv/a.py\", line 3, in f\n    go()\n"
              "ValueError: no\n\nHas anybody seen that before?\n");
    QCOMPARE(trace.exceptions.at(0).message.value_or(""), std::string("no"));
}

void ParseTest::quotedTraceStaysInTheMessage()
{
    const Trace trace =
        parse("Traceback (most recent call last):\n  File \"/srv/a.py\", line 3, in f\n    go()\n"
              "RuntimeError: child failed:\nTraceback (most recent call last):\n"
              "  File \"<string>\", line 1, in <module>\nKeyError: 1\n");
    QCOMPARE(trace.exceptions.size(), std::size_t(1));
    QVERIFY(trace.exceptions[0].message->ends_with("KeyError: 1"));
}

void ParseTest::groupsOfAnyDepth()
{
    constexpr int depth = 40;
    std::string text = "  + Exception Group Traceback (most recent call last):\n";
    for (int level = 0; level < depth; ++level) {
        const std::string margin(static_cast<std::size_t>(2 * level + 2), ' ');
        text += margin + "| ExceptionGroup: g (1 sub-exception)\n" + margin +
                "+-+---------------- 1 ----------------\n";
    }
    text += std::string(2 * depth + 2, ' ') + "| ValueError: deep\n";
    const Trace trace = parse(text);
    QCOMPARE(trace.exceptions.size(), std::size_t(depth + 1));
    for (std::size_t i = 1; i < trace.exceptions.size(); ++i) {
        QVERIFY(trace.exceptions[i].relation == Relation::GroupMember);
        QCOMPARE(trace.exceptions[i].of.value_or(999), i - 1);
    }
}

void ParseTest::syntaxErrorHasNoFrame()
{
    const Trace trace = parse(
        "  File \"/srv/a.py\", line 3\n    def f(:\n          ^\nSyntaxError: invalid syntax\n");
    QCOMPARE(trace.exceptions.size(), std::size_t(1));
    QVERIFY(trace.exceptions[0].frames.empty());
}

void ParseTest::halfATrace()
{
    const Trace headless =
        parse("    return go()\n  File \"/srv/a.py\", line 3, in f\n    x()\nValueError: no\n");
    QCOMPARE(headless.exceptions.size(), std::size_t(1));
    QCOMPARE(headless.exceptions[0].frames.size(), std::size_t(1));
    const Trace tailless = parse(
        "Traceback (most recent call last):\n  File \"/srv/a.py\", line 3, in f\n    x()\n  ...\n"
        "  File \"/srv/b.py\", line 4, in g\n    y()\n  File \"/srv/c");
    QCOMPARE(tailless.exceptions.size(), std::size_t(1));
    QVERIFY(tailless.exceptions[0].type.empty());
    QVERIFY(!tailless.exceptions[0].message);
    QCOMPARE(tailless.exceptions[0].frames.size(), std::size_t(2));
}

void ParseTest::wordsAreNoExceptions_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("sentence") << "Note: this is how it works.";
    QTest::newRow("level") << "ERROR: the tide is out";
    QTest::newRow("word") << "Conclusion";
    QTest::newRow("url") << "http://tide.example/basin: not found";
    QTest::newRow("heading") << "Why it happens:";
    QTest::newRow("german") << "Fehler: kein Wasser";
}

void ParseTest::wordsAreNoExceptions()
{
    QFETCH(QString, text);
    QVERIFY(parse(text.toStdString() + "\n").exceptions.empty());
    // Nor do they become one behind a trace that has ended.
    const Trace trace = parse("Traceback (most recent call last):\n  File \"/srv/a.py\", line 3, "
                              "in f\nValueError: no\n\n\n" +
                              text.toStdString() + "\n");
    QCOMPARE(trace.exceptions.size(), std::size_t(1));
    QCOMPARE(trace.exceptions[0].message.value_or(""), std::string("no"));
}

void ParseTest::codeIsNoTrace()
{
    const Trace trace = parse("import asyncio\n\n# Traceback (most recent call last):\n#   File "
                              "\"a.py\", line 1, in f\n# ValueError: no\n"
                              "text = '''\nTraceback (most recent call last):\n  File \"a.py\", "
                              "line 1, in f\nValueError: no\n'''\n"
                              "asyncio.run(main())\n");
    QVERIFY(trace.exceptions.empty());
    QVERIFY(trace.logLines.empty());
}

void ParseTest::logLinesLoseTheirPrefix()
{
    const Trace trace =
        parse("2026-11-02 10:00:00,123 ERROR [tide] basin is dry\nINFO:     Shutting down\n");
    QCOMPARE(trace.logLines.size(), std::size_t(2));
    QCOMPARE(trace.logLines[0].text, std::string("basin is dry"));
    QCOMPARE(trace.logLines[1].text, std::string("Shutting down"));
    QVERIFY(trace.exceptions.empty());
}

void ParseTest::proseIsNoLog()
{
    const Trace trace = parse(
        "My service says that this event loop is already running. What could I do about it?\n");
    QVERIFY(trace.logLines.empty());
}

void ParseTest::hostile_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray frame = "  File \"/srv/a.py\", line 3, in f\n    go()\n";
    const QByteArray head = "Traceback (most recent call last):\n";
    QTest::newRow("very many frames") << head + frame.repeated(30000) + "ValueError: no\n";
    QTest::newRow("many traces") << (head + frame + "ValueError: no\n").repeated(5000);
    QTest::newRow("many heads") << head.repeated(30000);
    QTest::newRow("long message") << head + frame + "ValueError: " + QByteArray(2 << 20, 'x') +
                                         '\n';
    QTest::newRow("many lines") << head + frame + "ValueError: no\n" +
                                       QByteArray("more\n").repeated(60000);
    QTest::newRow("half frames") << QByteArray("  File \"").repeated(50000);
    QTest::newRow("members")
        << "  + Exception Group Traceback (most recent call last):\n  | ExceptionGroup: g (9 "
           "sub-exceptions)\n"
           "  +-+---------------- 1 ----------------\n" +
               QByteArray("    | ValueError: x\n    +---------------- 2 ----------------\n")
                   .repeated(15000);
    QTest::newRow("boxes") << QByteArray("\xe2\x95\xad\xe2\x94\x80 Traceback (most recent call "
                                         "last) \xe2\x94\x80\xe2\x95\xae\n")
                                  .repeated(15000);
    QTest::newRow("results") << QByteArray("Result: Failure\nException: ").repeated(15000);
    QTest::newRow("colons") << QByteArray(1 << 20, ':');
}

void ParseTest::hostile()
{
    QFETCH(QByteArray, bytes);
    const paste::Paste paste = paste::read(bytes.toStdString());
    const Trace trace = trace::parse(paste);
    for (const trace::RaisedError &error : trace.exceptions)
        QVERIFY(error.block.end <= paste.bytes.size());
}

QTEST_GUILESS_MAIN(ParseTest)
#include "parse_test.moc"
