#include "app/paste/paste.h"
#include <QTest>
#include <algorithm>

using paste::Paste;
using paste::Segment;
using paste::SegmentKind;

namespace {

const Segment *first(const Paste &paste, SegmentKind kind)
{
    for (const Segment &segment : paste.segments)
        if (segment.kind == kind)
            return &segment;
    return nullptr;
}

std::size_t count(const Paste &paste, SegmentKind kind)
{
    return static_cast<std::size_t>(
        std::count_if(paste.segments.begin(), paste.segments.end(),
                      [kind](const Segment &s) { return s.kind == kind; }));
}

bool has(const Segment &segment, const std::string &repair)
{
    return std::any_of(segment.repairs.begin(), segment.repairs.end(),
                       [&](const paste::Repair &r) { return r.name == repair; });
}

/// What the paste says at the place of a part of the segment's text.
std::string pasted(const Paste &paste, const Segment &segment, std::string_view part)
{
    const std::size_t at = segment.text.find(part);
    if (at == std::string::npos)
        return "not there";
    const base::TextRange range = segment.origin.toOrigin({at, at + part.size()});
    return paste.bytes.substr(range.start, range.size());
}

const std::string trace = "Traceback (most recent call last):\n"
                          "  File \"/srv/tide/app.py\", line 4, in pull\n"
                          "    return basin[level]\n"
                          "KeyError: 'ebb'\n";

const std::string code = "import asyncio\n"
                         "\n"
                         "async def pull(basin):\n"
                         "    await asyncio.sleep(1)\n"
                         "    return basin\n";

} // namespace

class ReadTest : public QObject
{
    Q_OBJECT

private slots:
    void plainSourceIsItsOwnBytes_data();
    void plainSourceIsItsOwnBytes();
    void fencesPartTraceAndCode();
    void proseAroundCodeIsNoCode_data();
    void proseAroundCodeIsNoCode();
    void traceInAStringIsCode();
    void prefixesComeOff_data();
    void prefixesComeOff();
    void oneStampedLineIsNoPrefix();
    void streamsAreParted();
    void colours();
    void quotedMail();
    void configuration_data();
    void configuration();
    void refusals_data();
    void refusals();
    void wideText();
    void recordsOfJson();
    void hostileSizes_data();
    void hostileSizes();
};

void ReadTest::plainSourceIsItsOwnBytes_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("name");
    const QByteArray plain = QByteArray::fromStdString(code);
    QTest::newRow("unix") << plain << QByteArray();
    QTest::newRow("no final newline") << plain.chopped(1) << QByteArray();
    QTest::newRow("windows") << QByteArray(plain).replace("\n", "\r\n") << QByteArray();
    QTest::newRow("tabs") << QByteArray(plain).replace("    ", "\t") << QByteArray();
    QTest::newRow("mark, named") << QByteArray("\xef\xbb\xbf") + plain << QByteArray("pull.py");
    QTest::newRow("broken, named") << QByteArray("def f(:\n  pass\n") << QByteArray("pull.py");
}

void ReadTest::plainSourceIsItsOwnBytes()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, name);
    const Paste paste = paste::read(bytes.toStdString(), {name.toStdString()});
    QVERIFY(!paste.problem);
    QCOMPARE(paste.segments.size(), std::size_t(1));
    const Segment &segment = paste.segments[0];
    QVERIFY(segment.kind == SegmentKind::Code);
    QCOMPARE(segment.text, bytes.toStdString());
    QVERIFY(segment.origin == paste::OriginMap::identity({0, segment.text.size()}));
    QVERIFY(!segment.repaired());
}

void ReadTest::fencesPartTraceAndCode()
{
    const Paste paste =
        paste::read("It fails:\n\n```\n" + trace + "```\n\nwith `app.py`:\n\n```Python\n" + code +
                    "```\nAny idea?\n");
    QCOMPARE(count(paste, SegmentKind::Trace), std::size_t(1));
    QCOMPARE(count(paste, SegmentKind::Code), std::size_t(1));
    const Segment *found = first(paste, SegmentKind::Code);
    QCOMPARE(found->text, code);
    QCOMPARE(pasted(paste, *found, "await asyncio.sleep(1)"),
             std::string("await asyncio.sleep(1)"));
    QVERIFY(has(*found, "fence"));
    QVERIFY(first(paste, SegmentKind::Trace)->text.find("```") == std::string::npos);
}

void ReadTest::proseAroundCodeIsNoCode_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::newRow("English") << "The worker stops after a while, here is all I have:"
                             << "Where would you look first?";
    QTest::newRow("German") << "Der Dienst bleibt stehen. So sieht er aus:"
                            << "Woran kann das liegen?";
    QTest::newRow("Japanese") << QString::fromUtf8("このコードが動きません。")
                              << QString::fromUtf8("助けてください。");
    QTest::newRow("Russian") << QString::fromUtf8("Сервис зависает, вот код")
                             << QString::fromUtf8("В чём дело?");
    QTest::newRow("nothing behind") << "Code:"
                                    << "";
}

void ReadTest::proseAroundCodeIsNoCode()
{
    QFETCH(QString, before);
    QFETCH(QString, after);
    for (const std::string gap : {"", "\n"}) {
        const Paste paste =
            paste::read(before.toStdString() + "\n" + gap + code + gap + after.toStdString());
        QCOMPARE(count(paste, SegmentKind::Code), std::size_t(1));
        const Segment *found = first(paste, SegmentKind::Code);
        QVERIFY(found->text.starts_with(code));
        QVERIFY(after.isEmpty() || found->text.find(after.toStdString()) == std::string::npos);
        QVERIFY(found->text.find(before.toStdString()) == std::string::npos);
    }
}

void ReadTest::traceInAStringIsCode()
{
    const std::string source =
        "def explain():\n    \"\"\"Prints\n\n" + trace + "    \"\"\"\n    return 1\n";
    const Paste paste = paste::read("My module:\n\n" + source + "\nThat is all.\n");
    QCOMPARE(count(paste, SegmentKind::Trace), std::size_t(0));
    QCOMPARE(count(paste, SegmentKind::Code), std::size_t(1));
}

void ReadTest::prefixesComeOff_data()
{
    QTest::addColumn<QString>("prefix");
    QTest::addColumn<QString>("id");
    QTest::newRow("compose") << "tide-web-1  | "
                             << "docker-compose";
    QTest::newRow("kubectl") << "[pod/tide-6c9/app] "
                             << "kubectl-prefix";
    QTest::newRow("journal") << "Nov 02 10:11:12 quay tide[311]: "
                             << "syslog";
    QTest::newRow("workflow") << "2026-11-02T10:11:12.1234567Z "
                              << "github-actions";
    QTest::newRow("heroku") << "2026-11-02T10:11:12.123456+00:00 app[web.1]: "
                            << "heroku";
    QTest::newRow("rank") << "[rank0]: "
                          << "torchrun-and-tool-prefix";
    QTest::newRow("comment") << "# "
                             << "logger-prefix";
    QTest::newRow("own logger") << "  42 tide 2026-11-02 10:11:12,500 [ERROR]: "
                                << "logger-prefix";
}

void ReadTest::prefixesComeOff()
{
    QFETCH(QString, prefix);
    QFETCH(QString, id);
    std::string text;
    for (std::size_t start = 0; start < trace.size();) {
        const std::size_t end = trace.find('\n', start) + 1;
        text += prefix.toStdString() + trace.substr(start, end - start);
        start = end;
    }
    const Paste paste = paste::read(text);
    const Segment *found = first(paste, SegmentKind::Trace);
    QVERIFY(found);
    QCOMPARE(found->text, trace);
    QVERIFY(has(*found, id.toStdString()));
    QCOMPARE(pasted(paste, *found, "    return basin[level]"),
             std::string("    return basin[level]"));
}

void ReadTest::oneStampedLineIsNoPrefix()
{
    const Paste paste =
        paste::read("2026-11-02 10:11:12 ERROR " + trace + "2026-11-02 10:11:13 INFO on we go\n");
    for (const Segment &segment : paste.segments)
        QVERIFY(!segment.repaired());
    QVERIFY(first(paste, SegmentKind::Log));
}

void ReadTest::streamsAreParted()
{
    const Paste paste = paste::read("web-1  | Traceback (most recent call last):\n"
                                    "job-1  | Traceback (most recent call last):\n"
                                    "web-1  |   File \"/srv/web.py\", line 1, in <module>\n"
                                    "job-1  |   File \"/srv/job.py\", line 2, in <module>\n"
                                    "web-1  | ValueError: web\n"
                                    "job-1  | ValueError: job\n");
    std::string all;
    for (const Segment &segment : paste.segments)
        all += segment.text + "--\n";
    QVERIFY(all.find("line 1, in <module>\nValueError: web") != std::string::npos);
    QVERIFY(all.find("line 2, in <module>\nValueError: job") != std::string::npos);
}

void ReadTest::colours()
{
    const Paste paste = paste::read("Traceback (most recent call last):\n"
                                    "  File \x1b[35m\"/srv/a.py\"\x1b[0m, line \x1b[35m1\x1b[0m\n"
                                    "\x1b[1;35mValueError\x1b[0m: \x1b[35mno\x1b[0m\n");
    QVERIFY(paste.segments[0].text.find('\x1b') == std::string::npos);
    QCOMPARE(paste.repairs.size(), std::size_t(1));
    QCOMPARE(paste.repairs[0].name, std::string("ansi"));
    QCOMPARE(pasted(paste, paste.segments[0], "no"), std::string("no"));
}

void ReadTest::quotedMail()
{
    std::string quoted = "> " + trace;
    for (std::size_t at = quoted.find('\n'); at + 1 < quoted.size(); at = quoted.find('\n', at + 1))
        quoted.insert(at + 1, "> ");
    const Paste paste = paste::read("You wrote:\n" + quoted + "\nWhich version?\n");
    QVERIFY(first(paste, SegmentKind::Trace));
    QCOMPARE(first(paste, SegmentKind::Trace)->text.substr(0, trace.size()), trace);
}

void ReadTest::configuration_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("name");
    QTest::newRow("host")
        << "{\n  \"version\": \"2.0\",\n  \"extensions\": {\"http\": {\"routePrefix\": \"\"}}\n}\n"
        << "json"
        << "host.json";
    QTest::newRow("function") << "{\n \"scriptFile\": \"__init__.py\",\n \"bindings\": [{\"type\": "
                                 "\"httpTrigger\", \"direction\": \"in\"}]\n}\n"
                              << "json"
                              << "function.json";
    QTest::newRow("settings") << "{\n \"IsEncrypted\": false,\n \"Values\": "
                                 "{\"FUNCTIONS_WORKER_RUNTIME\": \"python\"}\n}\n"
                              << "json"
                              << "local.settings.json";
    QTest::newRow("requirements") << "fastapi==0.115.0\nhttpx[http2]>=0.27 ; python_version > "
                                     "\"3.8\"\n# pinned\nuvloop~=0.21\n"
                                  << "requirements"
                                  << "requirements.txt";
    QTest::newRow("project") << "[project]\nname = \"tide\"\ndependencies = [\n  \"fastapi\",\n]\n"
                             << "toml"
                             << "pyproject.toml";
    QTest::newRow("pip list")
        << "Package    Version\n---------- -------\nfastapi    0.115.0\nuvloop     0.21.0\n"
        << "requirements"
        << "requirements.txt";
}

void ReadTest::configuration()
{
    QFETCH(QString, text);
    QFETCH(QString, language);
    QFETCH(QString, name);
    for (const std::string before : {"", "My settings are these:\n\n"}) {
        const Paste paste = paste::read(before + text.toStdString());
        const Segment *found = first(paste, SegmentKind::Config);
        QVERIFY(found);
        QCOMPARE(found->text, text.toStdString());
        QCOMPARE(found->language, language.toStdString());
        QCOMPARE(found->name, name.toStdString());
        QCOMPARE(count(paste, SegmentKind::Code), std::size_t(0));
    }
}

void ReadTest::refusals_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("word");
    QTest::newRow("empty") << QByteArray() << "nothing";
    QTest::newRow("blank") << QByteArray(" \r\n\t\n") << "nothing";
    QTest::newRow("picture") << QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16) << "PNG";
    QTest::newRow("gzip") << QByteArray("\x1f\x8b\x08\0\0\0\0\0", 8) << "gzip";
    QTest::newRow("zeros") << QByteArray(300, '\0') << "binary";
}

void ReadTest::refusals()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, word);
    const Paste paste = paste::read(bytes.toStdString());
    QVERIFY(paste.problem);
    QVERIFY(paste.problem->what.find(word.toStdString()) != std::string::npos);
    QVERIFY(!paste.problem->hint.empty());
    QVERIFY(paste.segments.empty());
    QCOMPARE(paste.bytes, bytes.toStdString());
}

void ReadTest::wideText()
{
    std::string wide = "\xff\xfe";
    for (const char c : trace) {
        wide += c;
        wide += '\0';
    }
    const Paste paste = paste::read(wide);
    const Segment *found = first(paste, SegmentKind::Trace);
    QVERIFY(found);
    QCOMPARE(found->text, trace);
    QVERIFY(has(*found, "utf-16"));
}

void ReadTest::recordsOfJson()
{
    const Paste paste = paste::read(
        "{\"event\": \"lost\", \"exception\": \"Traceback (most recent call last):\\n  File "
        "\\\"/srv/a.py\\\", line 7, in f\\n    g()\\nValueError: no\"}\n");
    const Segment *found = first(paste, SegmentKind::Trace);
    QVERIFY(found);
    QVERIFY(found->text.find("  File \"/srv/a.py\", line 7, in f\n    g()\nValueError: no") !=
            std::string::npos);
    QCOMPARE(pasted(paste, *found, "ValueError: no"), std::string("ValueError: no"));
    QCOMPARE(paste.containers, std::vector<std::string>{"structlog-and-json-logs"});
}

void ReadTest::hostileSizes_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("one long line") << QByteArray(1 << 20, 'x');
    QTest::newRow("brackets") << QByteArray(1 << 18, '[');
    QTest::newRow("objects") << QByteArray("{\"a\":").repeated(15000);
    QTest::newRow("quotes") << QByteArray("> ").repeated(30000);
    QTest::newRow("fences") << QByteArray("```\n").repeated(15000);
    QTest::newRow("escapes") << QByteArray("\x1b[").repeated(30000);
    QTest::newRow("backslashes") << QByteArray("Traceback (most recent call last):\\n") +
                                        QByteArray(1 << 20, '\\');
    QTest::newRow("invalid") << QByteArray("\xff\xfe\xfa\xc0 a\n").repeated(30000);
    QTest::newRow("headers")
        << QByteArray("x Traceback (most recent call last):\n").repeated(15000);
    QTest::newRow("strings") << QByteArray("x = \"\"\"\n'''\n").repeated(15000);
    QTest::newRow("calls") << QByteArray("f(\n").repeated(30000);
}

void ReadTest::hostileSizes()
{
    QFETCH(QByteArray, bytes);
    const Paste paste = paste::read(bytes.toStdString());
    QVERIFY(paste.problem || !paste.segments.empty());
    for (const Segment &segment : paste.segments)
        QVERIFY(segment.range.end <= paste.bytes.size() &&
                segment.range.start <= segment.range.end);
}

QTEST_GUILESS_MAIN(ReadTest)
#include "read_test.moc"
