#include <QTest>

#include "app/knowledge/search.h"
#include "app/knowledge/words.h"
#include <QDir>
#include <QFile>
#include <QTemporaryDir>

namespace {

struct Row {
    const char *family;
    const char *id;
    const char *title;
    const char *summary;
    const char *library;
    const char *message;
    const char *versions;
    const char *safety;
};

const Row rows[] = {
    {"nested-loop-run", "run-until-complete-in-coroutine", "A loop started in a coroutine",
     "Code on the loop drives it again.", "python", "This event loop is already running", "",
     "review"},
    {"nested-loop-run", "loop-started-at-import", "asyncio.run() while a module is imported",
     "A server imports the module on its loop.", "python",
     "cannot be called from a running event loop", "", "review"},
    {"no-running-loop", "task-made-in-endpoint-thread", "create_task() in a plain endpoint",
     "The endpoint runs in a thread.", "fastapi", "no running event loop", "", "review"},
    {"no-current-loop", "get-event-loop-in-main-on-3-14", "get_event_loop() makes no loop any more",
     "Python 3.14 raises.", "python", "There is no current event loop in thread", ">=3.14", "safe"},
    {"blocking-the-loop", "sleep-in-coroutine", "time.sleep() holds up the loop",
     "Everybody waits for the sleeper.", "python", "Executing took seconds", "", "safe"},
    {"blocking-the-loop", "network-call-in-coroutine", "A blocking request on the loop",
     "requests knows no await.", "requests", "", "", "review"},
    {"forgotten-await", "coroutine-statement-dropped", "A coroutine was called and dropped",
     "Nothing was done.", "python", "was never awaited", "", "safe"},
    {"coroutine-used-as-value", "result-used-without-await",
     "The coroutine is taken for its result", "An await is missing.", "python",
     "coroutine object has no attribute", "", "safe"},
    {"closed-client-reuse", "shared-client-closed-per-call", "A shared client is closed per call",
     "async with ends it.", "httpx", "Cannot reopen a client instance", "", "review"},
    {"nest-asyncio-incompatible", "nest-asyncio-on-uvloop", "nest_asyncio cannot patch uvloop",
     "The loop is compiled.", "uvloop", "Can't patch loop of type", "", "advice"},
    {"azure-functions-host", "function-app-not-found", "function_app.py holds no function app",
     "The worker looks at the top level.", "azure-functions",
     "Could not find top level function app instances", "", "review"},
    {"azure-sdk-usage", "page-size-keyword-unknown", "The table query has no max_page_size",
     "It is called results_per_page.", "azure-data-tables",
     "got an unexpected keyword argument 'max_page_size'", "", "safe"},
    {"api-removed-or-renamed", "event-loop-policy-deprecated",
     "Event loop policies are on their way out", "Python 3.16 drops them.", "python",
     "slated for removal in Python 3.16", ">=3.14", "review"},
};

} // namespace

class SearchTest : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void findsFirst_data();
    void findsFirst();
    void findsNothing_data();
    void findsNothing();
    void tellsWhatItCorrected();
    void blankQueryGivesAll();
    void filters();
    void aLongQueryIsNoHarm();
    void countsMistakes();
    void initials();

private:
    QTemporaryDir m_dir;
    std::optional<knowledge::KnowledgeBase> m_base;
};

void SearchTest::initTestCase()
{
    for (const Row &row : rows) {
        const QString folder = m_dir.filePath(QString("causes/%1/%2").arg(row.family, row.id));
        QVERIFY(QDir().mkpath(folder));
        QFile file(folder + "/cause.json");
        QVERIFY(file.open(QIODevice::WriteOnly));
        const QString signature =
            *row.message ? QString(R"({"type": "RuntimeError", "message": "%1"})").arg(row.message)
                         : QString();
        const QString recipes = QByteArray(row.safety) == "advice"
                                    ? QString()
                                    : QString(R"("recipes": [{"name": "add-await"}], )");
        file.write(QString(R"({"id": "%1", "family": "%2", "title": "%3", "summary": "%4",
            "libraries": ["%5"], "versions": "%6", "signatures": [%7],
            "mends": [{"id": "m", "title": "Mend", %8 "safety": "%9", "why": "w"}]})")
                       .arg(row.id, row.family, row.title, row.summary, row.library, row.versions,
                            signature, recipes, row.safety)
                       .toUtf8());
    }
    auto base = knowledge::load({m_dir.path().toStdString()});
    QVERIFY2(base.ok(), base.ok() ? "" : base.problem().what.c_str());
    m_base = std::move(base).value();
}

void SearchTest::findsFirst_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("first");
    const auto row = [](const char *query, const char *first) {
        QTest::newRow(query) << query << first;
    };
    row("run-until-complete-in-coroutine", "run-until-complete-in-coroutine");
    row("run until complete", "run-until-complete-in-coroutine");
    row("rucic", "run-until-complete-in-coroutine");
    row("RuntimeError: This event loop is already running", "run-until-complete-in-coroutine");
    row("already running", "run-until-complete-in-coroutine");
    row("run_until_complete", "run-until-complete-in-coroutine");
    row("asyncio.run import", "loop-started-at-import");
    row("lsai", "loop-started-at-import");
    row("loop imported", "loop-started-at-import");
    row("create_task", "task-made-in-endpoint-thread");
    row("fastapi", "task-made-in-endpoint-thread");
    row("no running event loop", "task-made-in-endpoint-thread");
    row("no current event loop", "get-event-loop-in-main-on-3-14");
    row("get_event_loop", "get-event-loop-in-main-on-3-14");
    row("3.14", "get-event-loop-in-main-on-3-14");
    row("sleep", "sleep-in-coroutine");
    row("time.sleep", "sleep-in-coroutine");
    row("slee", "sleep-in-coroutine");
    row("slepe", "sleep-in-coroutine");
    row("requests", "network-call-in-coroutine");
    row("blocking request", "network-call-in-coroutine");
    row("blokcing requset", "network-call-in-coroutine");
    row("never awaited", "coroutine-statement-dropped");
    row("how do I fix a coroutine that was never awaited", "coroutine-statement-dropped");
    row("forgotten await", "coroutine-statement-dropped");
    row("forgoten awiat", "coroutine-statement-dropped");
    row("missing await", "result-used-without-await");
    row("has no attribute", "result-used-without-await");
    row("httpx", "shared-client-closed-per-call");
    row("reopen client", "shared-client-closed-per-call");
    row("sccpc", "shared-client-closed-per-call");
    row("uvloop", "nest-asyncio-on-uvloop");
    row("nest_asyncio", "nest-asyncio-on-uvloop");
    row("nest-asynico", "nest-asyncio-on-uvloop");
    row("NEST ASYNCIO", "nest-asyncio-on-uvloop");
    row("function_app.py", "function-app-not-found");
    row("azure functions", "function-app-not-found");
    row("max_page_size", "page-size-keyword-unknown");
    row("azure-data-tables", "page-size-keyword-unknown");
    row("results per page", "page-size-keyword-unknown");
    row("policy deprecated", "event-loop-policy-deprecated");
    row("polcy depercated", "event-loop-policy-deprecated");
    row("elpd", "event-loop-policy-deprecated");
}

void SearchTest::findsFirst()
{
    QFETCH(QString, query);
    QFETCH(QString, first);
    const auto result = knowledge::search(*m_base, query.toStdString());
    QVERIFY2(!result.hits.empty(), qPrintable(query));
    QCOMPARE(QString::fromStdString(result.hits.front().cause->id), first);
}

void SearchTest::findsNothing_data()
{
    QTest::addColumn<QString>("query");
    for (const char *query : {"zzzzzz", "xy", "qqq www", "kubernetes", "\xF0\x9F\x90\x8D"})
        QTest::newRow(query) << QString::fromUtf8(query);
}

void SearchTest::findsNothing()
{
    QFETCH(QString, query);
    QVERIFY(knowledge::search(*m_base, query.toStdString()).hits.empty());
}

void SearchTest::tellsWhatItCorrected()
{
    QCOMPARE(knowledge::search(*m_base, "uvlop").searchedAs, std::string("uvloop"));
    QCOMPARE(knowledge::search(*m_base, "uvloop").searchedAs, std::string());
    QCOMPARE(knowledge::search(*m_base, "uvlo").searchedAs, std::string());
    QCOMPARE(knowledge::search(*m_base, "zzzzzz").searchedAs, std::string());
}

void SearchTest::blankQueryGivesAll()
{
    for (const char *query : {"", "   ", "---"})
        QCOMPARE(knowledge::search(*m_base, query).hits.size(), std::size(rows));
}

void SearchTest::filters()
{
    knowledge::CauseFilter filter;
    filter.family = "blocking-the-loop";
    QCOMPARE(knowledge::search(*m_base, "", filter).hits.size(), std::size_t(2));
    QCOMPARE(knowledge::search(*m_base, "sleep", filter).hits.size(), std::size_t(1));
    QVERIFY(knowledge::search(*m_base, "uvloop", filter).hits.empty());
    filter = {};
    filter.library = "Azure_Functions";
    QCOMPARE(knowledge::search(*m_base, "", filter).hits.size(), std::size_t(1));
    filter = {};
    filter.python = "3.12";
    QCOMPARE(knowledge::search(*m_base, "", filter).hits.size(), std::size(rows) - 2);
    filter.python = "3.14";
    QCOMPARE(knowledge::search(*m_base, "", filter).hits.size(), std::size(rows));
    filter = {};
    filter.safety = "advice";
    QCOMPARE(knowledge::search(*m_base, "", filter).hits.size(), std::size_t(1));
    filter.safety = "fill-in";
    QVERIFY(knowledge::search(*m_base, "", filter).hits.empty());
}

void SearchTest::aLongQueryIsNoHarm()
{
    const std::string query(2 << 20, 'x');
    QVERIFY(knowledge::search(*m_base, query).hits.empty());
    std::string many;
    for (int i = 0; i < 100000; ++i)
        many += "loop ";
    QVERIFY(!knowledge::search(*m_base, many).hits.empty());
}

void SearchTest::countsMistakes()
{
    using knowledge::mistakesBetween;
    QCOMPARE(mistakesBetween("await", "await", 2), std::size_t(0));
    QCOMPARE(mistakesBetween("awiat", "await", 2), std::size_t(1));
    QCOMPARE(mistakesBetween("awit", "await", 2), std::size_t(1));
    QCOMPARE(mistakesBetween("awaitt", "await", 2), std::size_t(1));
    QCOMPARE(mistakesBetween("ewait", "await", 2), std::size_t(1));
    QCOMPARE(mistakesBetween("", "ab", 2), std::size_t(2));
    QCOMPARE(mistakesBetween("abcdef", "uvwxyz", 2), std::size_t(3));
    QCOMPARE(mistakesBetween("a", "abcdefgh", 2), std::size_t(3));
}

void SearchTest::initials()
{
    QCOMPARE(knowledge::initialsOf("no-running-loop"), std::string("nrl"));
    QCOMPARE(knowledge::initialsOf("timeout"), std::string());
    QCOMPARE(knowledge::wordsOf("get_event_loop() 3.14").size(), std::size_t(5));
}

QTEST_GUILESS_MAIN(SearchTest)
#include "search_test.moc"
