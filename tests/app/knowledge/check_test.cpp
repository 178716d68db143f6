#include <QTest>

#include "app/knowledge/knowledge_base.h"
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>

namespace {

const QByteArray cause = R"({
  "id": "tap-left-open", "family": "plumbing", "title": "A tap was left open",
  "summary": "Water runs.",
  "related": [],
  "claims": ["manual#1.1"],
  "signatures": [{"type": "RuntimeError", "message": "tap is open", "with": ["nested-run"]}],
  "code": [{"fact": "nested-run", "starter": "run"}],
  "mends": [{"id": "close-it", "title": "Close it", "recipes": [{"name": "add-await", "form": "plain"}],
    "safety": "review", "why": "Because."}],
  "before": []
})";
const QByteArray page = "# What happens\nDrip.\n\n# Why\nOpen.\n\n# How to tell\nListen.\n\n"
                        "# What to do\nClose.\n\n# When it is something else\nRain.\n";
const QByteArray kase = R"({"title": "A sink", "kind": "script", "no_trace": "it only drips"})";
const QByteArray document = R"({"id": "manual", "title": "M", "summary": "s", "source": "shelf",
  "claims": [
    {"id": "1.1", "text": "t", "verdict": "wrong", "why": "w", "evidence": "r01", "cause": "tap-left-open"},
    {"id": "1.2", "text": "t", "verdict": "right", "why": "w", "evidence": "r02", "rejected": "shown by r02"}]})";

/// A folder of knowledge in which nothing is wrong.
class Pack
{
public:
    Pack()
    {
        add("settings.json", "{\"assumed_python\": \"3.12\"}");
        add("schema/code-facts.json",
            R"({"facts": [{"kind": "nested-run", "attributes": ["starter"]}]})");
        add("schema/recipes.json",
            R"({"recipes": [{"name": "add-await", "parameters": {"form": ["plain"]}}]})");
        add("documents/manual.json", document);
        add(folder + "cause.json", cause);
        add(folder + "explain.md", page);
        add(first + "case.json", kase);
        add(first + "broken.py", "x = 1\n");
        add(first + "fixed.py", "x = 2\n");
        add(first + "ok_closed.py", "x = 3\n");
    }

    void add(const QString &name, const QByteArray &bytes) const
    {
        const QString path = m_dir.filePath(name);
        QDir().mkpath(QFileInfo(path).path());
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }
    void remove(const QString &name) const { QVERIFY(QFile::remove(m_dir.filePath(name))); }
    QString at(const QString &name) const { return m_dir.filePath(name); }
    QStringList problems() const
    {
        QStringList result;
        for (const auto &problem : knowledge::check(m_dir.path().toStdString()))
            result +=
                QString::fromStdString(problem.where + " | " + problem.what + " | " + problem.hint)
                    .remove(m_dir.path() + "/");
        return result;
    }

    static inline const QString folder = "causes/plumbing/tap-left-open/";
    static inline const QString first = folder + "cases/01-sink/";

private:
    QTemporaryDir m_dir;
};

} // namespace

class CheckTest : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void nothingIsWrong();
    void tells_data();
    void tells();
    void missingFiles_data();
    void missingFiles();
    void reportsAllAtOnce();
    void hostile_data();
    void hostile();
    void linksOutOfTheFolder();
    void aStaleRunIsANote();
    void ourOwnIsRight();
};

void CheckTest::initTestCase()
{
    // A pack may name what our own base holds; keep that out of these tests.
    qputenv("TRACEMEND_KNOWLEDGE", "/no/such/folder");
}

void CheckTest::nothingIsWrong()
{
    const Pack pack;
    QCOMPARE(pack.problems(), QStringList());
}

void CheckTest::tells_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QString>("where");
    QTest::addColumn<QString>("what");
    const QString json = Pack::folder + "cause.json";
    const auto row = [&](const char *name, const QString &file, const char *from, const char *to,
                         const char *where, const char *what) {
        QTest::newRow(name) << file << QByteArray(from) << QByteArray(to) << QString(where)
                            << QString(what);
    };
    row("pattern", json, "tap is open", "tap (is open", "cause.json:6", "does not compile");
    row("look-around", json, "tap is open", "tap(?= is)", "cause.json:6", "does not compile");
    row("bare with", json, "[\"nested-run\"]", "[\"nested\"]", "cause.json:6",
        "no check gives the fact");
    row("with pattern", json, "[\"nested-run\"]", "[\"frame:(\"]", "cause.json:6",
        "does not compile");
    row("fact", json, "\"fact\": \"nested-run\"", "\"fact\": \"nest\"", "cause.json:7",
        "no check gives the fact \"nest\"");
    row("attribute", json, "\"starter\"", "\"started\"", "cause.json:7",
        "no attribute \"started\"");
    row("recipe", json, "add-await", "add-wait", "cause.json:8", "there is no recipe \"add-wait\"");
    row("parameter", json, "\"form\"", "\"shape\"", "cause.json:8", "no parameter \"shape\"");
    row("value", json, "\"plain\"", "\"fancy\"", "cause.json:8", "has no form \"fancy\"");
    row("range", json, "\"type\"", "\"python\": \"new\", \"type\"", "cause.json:6",
        "no version range");
    row("related", json, "\"related\": []", "\"related\": [\"pipe\"]", "cause.json:4",
        "no cause \"pipe\"");
    row("itself", json, "\"related\": []", "\"related\": [\"tap-left-open\"]", "cause.json:4",
        "names itself");
    row("claim", json, "manual#1.1", "manual#9.9", "cause.json:5", "no claim \"manual#9.9\"");
    row("document", json, "manual#1.1", "book#1.1", "cause.json:5", "no claim \"book#1.1\"");
    row("claim not named", json, "manual#1.1", "manual#1.2", "cause.json:5", "does not name it");
    row("family", json, "\"plumbing\"", "\"pipes\"", "cause.json:2", "not the folder's");
    row("unknown key", json, "\"before\"", "\"bevor\"", "cause.json:10", "does not know the key");
    row("carrier", "documents/manual.json", "tap-left-open", "pipe", "manual.json",
        "does not exist");
    row("bare rejection", "documents/manual.json",
        "\"evidence\": \"r02\", \"rejected\": \"shown by r02\"",
        "\"evidence\": \"seen\", \"rejected\": \"no\"", "manual.json", "without a run or a source");
    row("neither", "documents/manual.json", ", \"rejected\": \"shown by r02\"", "", "manual.json:4",
        "neither carried");
    row("verdict", "documents/manual.json", "\"right\"", "\"maybe\"", "manual.json:4", "\"maybe\"");
    row("heading", Pack::folder + "explain.md", "# Why\n", "# Reason\n", "explain.md:4",
        "not the one expected");
    row("heading gone", Pack::folder + "explain.md", "# When it is something else\nRain.\n", "",
        "explain.md:1", "missing");
    row("empty part", Pack::folder + "explain.md", "Open.\n", "", "explain.md:6", "no text");
    row("empty end", Pack::folder + "explain.md", "Rain.\n", "", "explain.md:13", "no text");
    row("trace and none", Pack::first + "case.json", ", \"no_trace\": \"it only drips\"", "",
        "case.json:1", "no trace.txt");
    row("file", Pack::first + "case.json", "\"kind\"", "\"file\": \"../x.py\", \"kind\"",
        "case.json:1", "no relative name");
    row("kind", Pack::first + "case.json", "\"script\"", "\"magic\"", "case.json:1", "\"magic\"");
    row("python", Pack::first + "case.json", "\"kind\"", "\"assume_python\": \"x\", \"kind\"",
        "case.json:1", "no Python version");
}

void CheckTest::tells()
{
    QFETCH(QString, file);
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QFETCH(QString, where);
    QFETCH(QString, what);
    const Pack pack;
    QFile old(pack.at(file));
    QVERIFY(old.open(QIODevice::ReadOnly));
    QByteArray text = old.readAll();
    QVERIFY(text.contains(from));
    pack.add(file, text.replace(from, to));
    const QStringList problems = pack.problems();
    const bool told = std::any_of(problems.begin(), problems.end(), [&](const QString &one) {
        return one.section(" | ", 0, 0).endsWith(where) && one.contains(what);
    });
    QVERIFY2(told, qPrintable(problems.join('\n')));
}

void CheckTest::missingFiles_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("what");
    QTest::newRow("broken") << Pack::first + "broken.py" << "no broken.py";
    QTest::newRow("fixed") << Pack::first + "fixed.py" << "no fixed.py";
    QTest::newRow("ok") << Pack::first + "ok_closed.py" << "no ok_*.py";
    QTest::newRow("case.json") << Pack::first + "case.json" << "the file is missing";
    QTest::newRow("explain") << Pack::folder + "explain.md" << "the file is missing";
    QTest::newRow("cause.json") << Pack::folder + "cause.json" << "the file is missing";
}

void CheckTest::missingFiles()
{
    QFETCH(QString, file);
    QFETCH(QString, what);
    const Pack pack;
    pack.remove(file);
    QVERIFY2(pack.problems().join('\n').contains(what), qPrintable(pack.problems().join('\n')));
}

void CheckTest::reportsAllAtOnce()
{
    const Pack pack;
    pack.add(Pack::folder + "cause.json",
             QByteArray(cause).replace("tap is open", "tap (").replace("[]", "[\"x\"]"));
    pack.add("libraries/pump.json", "{\"id\": \"pomp\", \"new\": 1}");
    pack.add("messages/leaks.json", "{\"id\": \"leaks\"");
    pack.remove(Pack::first + "broken.py");
    const QStringList problems = pack.problems();
    QVERIFY2(problems.size() >= 8, qPrintable(problems.join('\n')));
    for (const char *part :
         {"pomp", "no JSON", "does not compile", "no cause \"x\"", "no broken.py", "\"new\""})
        QVERIFY2(problems.join('\n').contains(part), part);
}

void CheckTest::hostile_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("bytes");
    QByteArray manyKeys = "{";
    for (int i = 0; i < 15000; ++i)
        manyKeys += "\"key" + QByteArray::number(i) + "\": 1,\n";
    manyKeys += "\"end\": 1}";
    QByteArray sameKeys = "{";
    for (int i = 0; i < 15000; ++i)
        sameKeys += "\"id\": [],\n";
    sameKeys += "\"id\": 1}";
    QByteArray signatures = "{\"signatures\": [";
    for (int i = 0; i < 20000; ++i)
        signatures += "{},\n";
    signatures += "{}]}";
    const QString json = Pack::folder + "cause.json";
    QTest::newRow("huge") << json << QByteArray(40 << 20, ' ');
    QTest::newRow("deep lists") << json << QByteArray(200000, '[');
    QTest::newRow("deep objects") << json << QByteArray("{\"a\":").repeated(40000);
    QTest::newRow("binary") << json
                            << QByteArray("\x7f"
                                          "ELF\x02\x01\x00\x00\xff\xfe\x80",
                                          11)
                                   .repeated(1000);
    QTest::newRow("many keys") << json << manyKeys;
    QTest::newRow("one key many times") << json << sameKeys;
    QTest::newRow("many signatures") << json << signatures;
    QTest::newRow("large number") << json << QByteArray("{\"id\": 1e999999}");
    QTest::newRow("page of lines")
        << Pack::folder + "explain.md" << QByteArray("# Why\n").repeated(100000);
    QTest::newRow("NUL in a case") << Pack::first + "broken.py" << QByteArray(5000, '\0');
    QTest::newRow("costly pattern")
        << json
        << QByteArray(cause).replace("tap is open", "((((a{1,100}){1,100}){1,100}){1,100})");
    QTest::newRow("long pattern") << json
                                  << QByteArray(cause).replace("tap is open",
                                                               QByteArray(2000, 'a'));
    QTest::newRow("messages") << QString("messages/leaks.json")
                              << QByteArray("{\"messages\": [") +
                                     QByteArray("{},").repeated(100000);
    QTest::newRow("schema") << QString("schema/recipes.json")
                            << QByteArray(
                                   "{\"recipes\": [1, {\"name\": 2}, {\"parameters\": []}]}");
}

void CheckTest::hostile()
{
    QFETCH(QString, file);
    QFETCH(QByteArray, bytes);
    const Pack pack;
    pack.add(file, bytes);
    QElapsedTimer timer;
    timer.start();
    QVERIFY(!pack.problems().isEmpty());
    (void)knowledge::load({pack.at("").toStdString()});
    QVERIFY2(timer.elapsed() < 20000, qPrintable(QString::number(timer.elapsed())));
}

void CheckTest::linksOutOfTheFolder()
{
    const Pack pack;
    QTemporaryDir outside;
    QFile secret(outside.filePath("secret.json"));
    QVERIFY(secret.open(QIODevice::WriteOnly));
    secret.write(cause);
    secret.close();
    pack.remove(Pack::folder + "cause.json");
    QVERIFY(QFile::link(outside.filePath("secret.json"), pack.at(Pack::folder + "cause.json")));
    QVERIFY(QFile::link(outside.path(), pack.at("causes/away")));
    QVERIFY(QFile::link(pack.at("causes"), pack.at("causes/plumbing/round")));
    const QString problems = pack.problems().join('\n');
    QVERIFY2(problems.contains("leads out of the folder"), qPrintable(problems));
    QVERIFY2(problems.contains("causes/away"), qPrintable(problems));
    QVERIFY(!knowledge::load({pack.at("").toStdString()}).ok());
}

void CheckTest::aStaleRunIsANote()
{
    const Pack pack;
    knowledge::Case one;
    one.folder = pack.at(Pack::first).toStdString();
    const auto with = [&](const std::string &hash) {
        return QByteArray(kase).replace("}", ", \"verified\": {\"on\": \"2026-11-25\", \"python\": "
                                             "[\"3.11\"], \"content_hash\": \"" +
                                                 QByteArray::fromStdString(hash) + "\"}}");
    };
    pack.add(Pack::first + "case.json", with(knowledge::contentHash(one)));
    const std::string path = pack.at("").toStdString();
    QCOMPARE(pack.problems(), QStringList());
    QVERIFY(knowledge::notes(path).empty());
    QVERIFY(knowledge::load({path})->cause("tap-left-open")->verified());
    pack.add(Pack::first + "fixed.py", "x = 22\n");
    QCOMPARE(pack.problems(), QStringList());
    QCOMPARE(knowledge::notes(path).size(), std::size_t(1));
    QVERIFY(!knowledge::load({path})->cause("tap-left-open")->verified());
}

void CheckTest::ourOwnIsRight()
{
    const auto problems = knowledge::check(TRACEMEND_SOURCE_DIR "/knowledge");
    for (const auto &problem : problems)
        qWarning("%s: %s. %s", problem.where.c_str(), problem.what.c_str(), problem.hint.c_str());
    QVERIFY(problems.empty());
}

QTEST_GUILESS_MAIN(CheckTest)
#include "check_test.moc"
