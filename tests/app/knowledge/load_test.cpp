#include <QTest>

#include "app/knowledge/cause_file.h"
#include "app/knowledge/knowledge_base.h"
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>

namespace {

const char *const plainCause = R"({
  "id": "tap-left-open", "family": "plumbing", "title": "A tap was left open", "summary": "Water runs.",
  "libraries": ["python"],
  "signatures": [{"on": "exception", "type": "RuntimeError", "message": "tap (is|was) open",
                  "frames": ["tap\\.py"], "with": ["nested-run"], "at_most": "possible", "python": ">=3.9"}],
  "code": [{"fact": "nested-run", "in": ["endpoint", "task"], "name_not": "run_*", "requires_runtime": ["uvicorn"]}],
  "mends": [{"id": "close-it", "title": "Close it", "recipes": [{"name": "add-await", "form": "x", "runner": ["a", "b"]}],
             "when": {"in": "endpoint"}, "safety": "review", "why": "Because."}],
  "before": [{"cause": "pipe-burst", "reason": "The tap shows first."}]
})";

class Pack
{
public:
    Pack() { add("settings.json", "{\"assumed_python\": \"3.12\"}"); }
    void add(const QString &name, const QByteArray &bytes) const
    {
        const QString path = m_dir.filePath(name);
        QDir().mkpath(QFileInfo(path).path());
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }
    std::string path() const { return m_dir.path().toStdString(); }

private:
    QTemporaryDir m_dir;
};

} // namespace

class LoadTest : public QObject
{
    Q_OBJECT
private slots:
    void readsEveryFieldOfACause();
    void readsCases();
    void aLaterFolderReplaces();
    void refusesBrokenFiles_data();
    void refusesBrokenFiles();
    void readsLibraries();
    void readsMessagesAndDocumentsLate();
    void loadsOurOwn();
    void honoursTheEnvironment();
    void hashesACase();
};

void LoadTest::readsEveryFieldOfACause()
{
    const Pack pack;
    pack.add("causes/plumbing/tap-left-open/cause.json", plainCause);
    pack.add("causes/plumbing/tap-left-open/explain.md", "# What happens\nDrip.\n");
    const auto base = knowledge::load({pack.path()});
    QVERIFY2(base.ok(), base.ok() ? "" : (base.problem().where + base.problem().what).c_str());
    QCOMPARE(base->assumedPython().text(), std::string("3.12"));
    const auto *cause = base->cause("tap-left-open");
    QVERIFY(cause);
    QVERIFY(!base->cause("tap"));
    QCOMPARE(cause->signatures.size(), std::size_t(1));
    const auto &signature = cause->signatures.front();
    QCOMPARE(signature.type, std::string("RuntimeError"));
    QVERIFY(signature.message.found("the tap was open"));
    QCOMPARE(signature.frames.size(), std::size_t(1));
    QCOMPARE(signature.atMost, knowledge::Ceiling::Possible);
    QCOMPARE(signature.requires_.python, std::string(">=3.9"));
    QCOMPARE(signature.line, 4);
    const auto &code = cause->code.front();
    QCOMPARE(code.attributes.at("in"), std::vector<std::string>({"endpoint", "task"}));
    QCOMPARE(code.attributesNot.at("name"), std::vector<std::string>({"run_*"}));
    QCOMPARE(code.attributes.count("name_not"), std::size_t(0));
    QCOMPARE(code.requires_.runtime, std::vector<std::string>({"uvicorn"}));
    const auto &mend = cause->mends.front();
    QCOMPARE(mend.recipes.front().name, std::string("add-await"));
    QCOMPARE(mend.recipes.front().parameters.text("form"), std::string("x"));
    QCOMPARE(mend.recipes.front().parameters.list("runner").size(), std::size_t(2));
    QVERIFY(!mend.recipes.front().parameters.has("name"));
    QCOMPARE(mend.when.at("in"), std::vector<std::string>({"endpoint"}));
    QCOMPARE(cause->before.front().cause, std::string("pipe-burst"));
    QCOMPARE(base->explanation(*cause), std::string("# What happens\nDrip.\n"));
    QVERIFY(!cause->verified());
}

void LoadTest::readsCases()
{
    const Pack pack;
    const QString folder = "causes/plumbing/tap-left-open/";
    pack.add(folder + "cause.json", plainCause);
    pack.add(
        folder + "cases/01-sink/case.json",
        R"({"title": "A sink", "kind": "http", "file": "app/sink.py", "expect": {"any": [1]}, "verified": null})");
    pack.add(folder + "cases/01-sink/broken.py", "x = 1\n");
    const auto base = knowledge::load({pack.path()});
    QVERIFY(base.ok());
    const auto &kase = base->cause("tap-left-open")->cases.at(0);
    QCOMPARE(kase.id, std::string("01-sink"));
    QCOMPARE(kase.kind, std::string("http"));
    QCOMPARE(kase.file, std::string("app/sink.py"));
    QVERIFY(!kase.hasTrace);
    QCOMPARE(base->read(kase, "broken.py").value_or(""), std::string("x = 1\n"));
    QVERIFY(!base->read(kase, "fixed.py"));
    QVERIFY(!base->read(kase, "../../cause.json"));
}

void LoadTest::aLaterFolderReplaces()
{
    const Pack first;
    const Pack second;
    first.add("causes/plumbing/tap-left-open/cause.json", plainCause);
    second.add("causes/plumbing/tap-left-open/cause.json",
               QByteArray(plainCause).replace("A tap was left open", "Somebody left a tap open"));
    const auto base = knowledge::load({first.path(), second.path()});
    QVERIFY(base.ok());
    QCOMPARE(base->causes().size(), std::size_t(1));
    QCOMPARE(base->causes().front().title, std::string("Somebody left a tap open"));
    QCOMPARE(base->replaced(), std::vector<std::string>({"tap-left-open"}));
    QCOMPARE(base->folders().size(), std::size_t(2));
}

void LoadTest::refusesBrokenFiles_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("where");
    QTest::addColumn<QString>("what");
    const QByteArray good(plainCause);
    QTest::newRow("no JSON") << QByteArray("{\n  \"id\": }\n") << ":2" << "no JSON";
    QTest::newRow("empty") << QByteArray() << ":1" << "no JSON";
    QTest::newRow("binary") << QByteArray("\x00\x01\xff\xfe", 4) << ":1" << "no JSON";
    QTest::newRow("bad UTF-8") << QByteArray("{\"id\": \"\xff\"}") << ":1" << "no JSON";
    QTest::newRow("deep") << QByteArray(100000, '[') << ":1" << "deeper than 64";
    QTest::newRow("a list") << QByteArray("[]") << ":1" << "is a list";
    QTest::newRow("large") << QByteArray(1 << 20, ' ') << "cause.json" << "larger than";
    QTest::newRow("unknown key") << QByteArray(good).replace("\"libraries\"", "\"librarys\"")
                                 << ":3"
                                 << "does not know the key \"librarys\"";
    QTest::newRow("duplicate key") << QByteArray(good).replace("\"libraries\"", "\"title\"") << ":3"
                                   << "\"title\" stands twice";
    QTest::newRow("wrong kind") << QByteArray(good).replace("[\"python\"]", "7") << ":3"
                                << "is a number";
    QTest::newRow("unknown word") << QByteArray(good).replace("\"review\"", "\"sure\"") << ":8"
                                  << "mend.safety is \"sure\"";
    QTest::newRow("id differs") << QByteArray(good).replace("\"tap-left-open\"", "\"tap\"") << ":2"
                                << "lies in plumbing/tap-left-open";
    QTest::newRow("advice with recipes")
        << QByteArray(good).replace("\"review\"", "\"advice\"") << ":7"
        << "advice has no recipes";
    QTest::newRow("comes before itself")
        << QByteArray(good).replace("pipe-burst", "tap-left-open") << ":1"
        << "is a ring";
}

void LoadTest::refusesBrokenFiles()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, where);
    QFETCH(QString, what);
    const Pack pack;
    pack.add("causes/plumbing/tap-left-open/cause.json", bytes);
    const auto base = knowledge::load({pack.path()});
    QVERIFY(!base.ok());
    const QString said = QString::fromStdString(base.problem().where + " | " + base.problem().what);
    QVERIFY2(QString::fromStdString(base.problem().where).endsWith(where), qPrintable(said));
    QVERIFY2(said.contains(what), qPrintable(said));
}

void LoadTest::readsLibraries()
{
    const Pack pack;
    pack.add("libraries/pump.json",
             R"({"id": "pump", "distribution": "py-pump", "modules": ["pump"],
      "blocking": [{"name": "pump.run", "kind": "network", "alternative": "pump.arun", "swap": true}],
      "twins": [{"sync": "pump.Pump", "async": "pump.aio.Pump", "methods": {"stop": "astop"}, "awaited": ["*"]}],
      "runners": [{"name": "pump.in_thread", "argument": 1, "runs": "thread"}],
      "signatures": [{"name": "pump.Pump.fill", "parameters": ["litres"], "required": ["litres"], "unknown": {"l": "litres"}}],
      "bound": {"pump.Pump": "thread"}, "elements": {"pump.list": "pump.Pump"}})");
    const auto base = knowledge::load({pack.path()});
    QVERIFY2(base.ok(), base.ok() ? "" : base.problem().what.c_str());
    const auto *library = base->library("py-pump");
    QVERIFY(library);
    QCOMPARE(base->library("pump"), library);
    QVERIFY(library->blocking.front().swap);
    QCOMPARE(library->twins.front().methods.at("stop"), std::string("astop"));
    QCOMPARE(library->runners.front().argument, 1);
    QCOMPARE(library->signatures.front().unknown.at("l"), std::string("litres"));
    QCOMPARE(library->elements.at("pump.list"), std::string("pump.Pump"));
}

void LoadTest::readsMessagesAndDocumentsLate()
{
    const Pack pack;
    pack.add("messages/leaks.json", R"({"id": "leaks", "title": "Leaks", "sentence": "It drips.",
      "messages": [{"type": "Drip", "text": "drop", "pattern": "drop{1,3}", "source": "tap", "literal_chars": 4, "alone": false}]})");
    pack.add("documents/manual.json",
             R"({"id": "manual", "title": "Manual", "summary": "s", "source": "shelf",
      "claims": [{"id": "1.1", "text": "t", "verdict": "wrong", "why": "w", "evidence": "e", "cause": "tap-left-open"}]})");
    const auto base = knowledge::load({pack.path()});
    QVERIFY(base.ok());
    const knowledge::KnowledgeBase copy = *base;
    QCOMPARE(base->messages().size(), std::size_t(1));
    QVERIFY(!base->messages().front().messages.front().alone);
    QCOMPARE(&copy.messages(), &base->messages());
    QCOMPARE(base->document("manual")->claims.front().verdict, std::string("wrong"));
    QVERIFY(!base->document("none"));
}

void LoadTest::loadsOurOwn()
{
    const auto base = knowledge::load({TRACEMEND_SOURCE_DIR "/knowledge"});
    QVERIFY2(base.ok(),
             base.ok() ? "" : (base.problem().where + ": " + base.problem().what).c_str());
    QCOMPARE(base->assumedPython().text(), std::string("3.11"));
    QBENCHMARK_ONCE
    {
        QVERIFY(knowledge::load({TRACEMEND_SOURCE_DIR "/knowledge"}).ok());
    }
}

void LoadTest::honoursTheEnvironment()
{
    qputenv("TRACEMEND_KNOWLEDGE", "/somewhere");
    QCOMPARE(knowledge::defaultFolder(), std::string("/somewhere"));
    qunsetenv("TRACEMEND_KNOWLEDGE");
    QVERIFY(QDir(QString::fromStdString(knowledge::defaultFolder())).exists("settings.json"));
    const auto missing = knowledge::load({"/no/such/folder"});
    QVERIFY(!missing.ok());
    QCOMPARE(missing.problem().where, std::string("/no/such/folder"));
}

void LoadTest::hashesACase()
{
    const Pack pack;
    pack.add("case.json", "{}");
    knowledge::Case kase;
    kase.folder = pack.path();
    // the hash of settings.json alone: its name, its size and those bytes
    const QByteArray bytes = "settings.json\n26\n{\"assumed_python\": \"3.12\"}";
    const auto expected =
        QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex().toStdString();
    QCOMPARE(knowledge::contentHash(kase), expected);
    pack.add("case.json", "{ }");
    QCOMPARE(knowledge::contentHash(kase), expected);
    pack.add("broken/a.py", QByteArray(1000, 'x'));
    QVERIFY(knowledge::contentHash(kase) != expected);
}

QTEST_GUILESS_MAIN(LoadTest)
#include "load_test.moc"
