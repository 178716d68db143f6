#include "app/diagnose/diagnose.h"
#include "app/knowledge/knowledge_base.h"
#include "app/syntax/validity.h"
#include "tests/support/files.h"
#include <QTest>
#include <algorithm>
#include <set>

/// Articles as people paste them: prose, flattened listings run into each other, traces that no
/// program prints. Ours lie in tests/corpus/articles; the two source documents are tried where they
/// are at hand.
class ArticlesTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void blockingArticle_data();
    void blockingArticle();
    void brokenListingAlone_data();
    void brokenListingAlone();
    void tablesArticle_data();
    void tablesArticle();
    void questionAloneIsSilent_data();
    void questionAloneIsSilent();
    void recommendedListing_data();
    void recommendedListing();
    void waitingForThreadsIsNoFinding();

private:
    void rows(const char *own, const char *document);
    diagnose::Diagnosis diagnosed(const std::string &bytes) const
    {
        return diagnose::run({bytes, {}, {}, {}}, m_base);
    }
    knowledge::KnowledgeBase m_base;
};

namespace {

/// The lines from the first that begins so to the last that does, both included.
std::string cut(const std::string &text, const std::string &first, const std::string &last)
{
    const auto start = text.find("\n" + first) + 1;
    const auto end = text.find('\n', text.find("\n" + last, start) + 1);
    return text.substr(start, end - start) + "\n";
}

std::vector<std::string> found(const diagnose::Diagnosis &diagnosis)
{
    std::vector<std::string> result;
    for (const auto &one : diagnosis.findings)
        if (one.finding.strength != match::Strength::Weak)
            result.push_back(one.finding.cause->id);
    return result;
}

bool holds(const std::vector<std::string> &ids, const char *id)
{
    return std::find(ids.begin(), ids.end(), id) != ids.end();
}

std::string listed(const std::vector<std::string> &ids)
{
    std::string result;
    for (const auto &id : ids)
        result += id + " ";
    return result;
}

const mend::Fix *recommended(const diagnose::DiagnosedFinding &one)
{
    const auto it = std::find_if(one.fixes.begin(), one.fixes.end(),
                                 [](const auto &fix) { return fix.recommended; });
    return it == one.fixes.end() ? nullptr : &*it;
}

std::string folder()
{
    return TRACEMEND_SOURCE_DIR "/tests/corpus/articles/";
}
std::string documents()
{
    return TRACEMEND_SOURCE_DIR "/../shared/documents/";
}

} // namespace

void ArticlesTest::initTestCase()
{
    auto base = knowledge::load({TRACEMEND_SOURCE_DIR "/knowledge"});
    QVERIFY2(base.ok(), base.ok() ? "" : base.problem().what.c_str());
    m_base = std::move(base).value();
}

void ArticlesTest::rows(const char *own, const char *document)
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("ours") << QByteArray::fromStdString(support::readFile(folder() + own));
    const auto text = support::readFile(documents() + document);
    if (!text.empty())
        QTest::newRow("source document") << QByteArray::fromStdString(text);
}

void ArticlesTest::blockingArticle_data()
{
    rows("blocking-summaries.txt", "003_09500cc221a9d703.txt");
}

void ArticlesTest::blockingArticle()
{
    QFETCH(QByteArray, text);
    const auto diagnosis = diagnosed(text.toStdString());
    const auto ids = found(diagnosis);
    for (const char *id :
         {"impossible-openai-trace", "sdk-call-in-coroutine", "openai-legacy-async-name"})
        QVERIFY2(holds(ids, id), (std::string(id) + " is missing: " + listed(ids)).c_str());
    const std::set<std::string> allowed{"impossible-openai-trace", "sdk-call-in-coroutine",
                                        "openai-legacy-async-name", "sync-client-in-async-syntax"};
    for (const auto &id : ids)
        QVERIFY2(allowed.count(id) > 0, (id + " is too much").c_str());
    QCOMPARE(ids.front(), std::string("impossible-openai-trace"));
    const auto *first = recommended(diagnosis.findings.front());
    QVERIFY2(!first || first->changes.empty(), "the impossible trace has no fix");
}

void ArticlesTest::brokenListingAlone_data()
{
    blockingArticle_data();
}

void ArticlesTest::brokenListingAlone()
{
    QFETCH(QByteArray, text);
    auto listing = cut(text.toStdString(), "from fastapi import", "return re");
    listing = listing.substr(0, listing.rfind(" import os")) + "\n";
    const auto diagnosis = diagnosed(listing);
    QVERIFY(!diagnosis.findings.empty());
    const auto &first = diagnosis.findings.front();
    QCOMPARE(first.finding.cause->family, std::string("blocking-the-loop"));
    const auto *fix = recommended(first);
    QVERIFY(fix);
    QCOMPARE(fix->changes.size(), std::size_t(1));
    const auto &after = fix->changes.front().after;
    QVERIFY(syntax::isValidPython(after));
    QVERIFY2(after.find("from openai import AsyncOpenAI\n") != std::string::npos, after.c_str());
    QVERIFY(after.find("= AsyncOpenAI()\n") != std::string::npos);
    QVERIFY(after.find("= await ") != std::string::npos);
    QVERIFY(after.find("acreate") == std::string::npos);
}

void ArticlesTest::tablesArticle_data()
{
    rows("function-with-tables.txt", "000_ed37dc6d660ade64.txt");
}

void ArticlesTest::tablesArticle()
{
    QFETCH(QByteArray, text);
    const auto diagnosis = diagnosed(text.toStdString());
    const auto ids = found(diagnosis);
    // what cannot be mended in these lines still has an example or advice
    for (const auto &one : diagnosis.findings)
        QVERIFY2(!one.fixes.empty(), (one.finding.cause->id + " offers nothing").c_str());
    for (const char *id :
         {"context-type-unknown", "function-app-not-found", "sync-client-in-async-syntax",
          "shared-client-closed-per-call", "nest-asyncio-in-a-server", "page-size-keyword-unknown"})
        QVERIFY2(holds(ids, id), (std::string(id) + " is missing: " + listed(ids)).c_str());
    for (const char *id : {"run-until-complete-in-coroutine", "network-call-in-coroutine",
                           "sdk-call-in-coroutine", "blocking-call-in-coroutine",
                           "loop-started-at-import", "asgi-adapter-loop-shared-by-threads"})
        QVERIFY2(!holds(ids, id), (std::string(id) + " is too much").c_str());
}

void ArticlesTest::questionAloneIsSilent_data()
{
    tablesArticle_data();
}

void ArticlesTest::questionAloneIsSilent()
{
    QFETCH(QByteArray, text);
    const auto whole = text.toStdString();
    const auto at = whole.find("\n@") + 1;
    const auto end = whole.find("\n", whole.find("\nreturn ", at) + 1);
    const auto ids = found(diagnosed(whole.substr(at, end - at) + "\n"));
    QVERIFY2(ids.empty(), listed(ids).c_str());
}

void ArticlesTest::recommendedListing_data()
{
    tablesArticle_data();
}

void ArticlesTest::recommendedListing()
{
    QFETCH(QByteArray, text);
    const auto listing =
        cut(text.toStdString(), "import nest_asyncio", "return func.AsgiMiddleware");
    const auto diagnosis = diagnosed(listing);
    const auto ids = found(diagnosis);
    for (const char *id : {"context-type-unknown", "function-app-not-found",
                           "sync-client-in-async-syntax", "shared-client-closed-per-call",
                           "async-client-shared-across-loops", "nest-asyncio-in-a-server"})
        QVERIFY2(holds(ids, id), (std::string(id) + " is missing: " + listed(ids)).c_str());
    const auto *fix = recommended(diagnosis.findings.front());
    QVERIFY2(fix && !fix->changes.empty(), "the first finding has no recommended diff");
    const auto &after = fix->changes.front().after;
    QVERIFY2(syntax::isValidPython(after), after.c_str());
    for (const char *gone : {"nest_asyncio", "HttpContext", ".handle(", "async with"})
        QVERIFY2(after.find(gone) == std::string::npos,
                 (std::string(gone) + " stays:\n" + after).c_str());
    for (const char *there :
         {"func.AsgiFunctionApp(app=", "from azure.data.tables.aio import TableClient",
          "from azure.identity.aio import DefaultAzureCredential", "async for "})
        QVERIFY2(after.find(there) != std::string::npos,
                 (std::string(there) + " is missing:\n" + after).c_str());
    const auto left = found(diagnosed(after));
    QVERIFY2(left.empty(), listed(left).c_str());
}

/// The page on pools of threads that are too small has no program that fails: the code is the cure
/// of a blocking call, so it must not be blamed; the page itself is there to be found.
void ArticlesTest::waitingForThreadsIsNoFinding()
{
    const auto text = support::readFile(folder() + "requests-in-waves.txt");
    QVERIFY(!text.empty());
    const auto diagnosis = diagnosed(text);
    QCOMPARE(diagnosis.code.size(), std::size_t(1));
    const auto ids = found(diagnosis);
    QVERIFY2(ids.empty(), listed(ids).c_str());
    QVERIFY(m_base.cause("thread-pool-too-small"));
}

QTEST_GUILESS_MAIN(ArticlesTest)
#include "articles_test.moc"
