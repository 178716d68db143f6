#include <QTest>

#include "app/knowledge/data_files.h"
#include "app/knowledge/knowledge_base.h"
#include <map>
#include <set>

namespace {

const std::map<std::string, std::size_t> expected{{"api-removed-or-renamed", 35},
                                                  {"asgi-protocol", 54},
                                                  {"async-dunder-misuse", 3},
                                                  {"async-generator-misuse", 19},
                                                  {"async-test-not-run", 29},
                                                  {"await-non-awaitable", 9},
                                                  {"await-outside-async", 7},
                                                  {"azure-functions-host", 24},
                                                  {"bad-yield", 11},
                                                  {"blocking-the-loop", 21},
                                                  {"cancel-scope-misuse", 15},
                                                  {"cancellation", 19},
                                                  {"client-library-migration", 4},
                                                  {"closed-client-reuse", 46},
                                                  {"concurrent-use-of-connection", 38},
                                                  {"connection-lost", 37},
                                                  {"contextvars", 9},
                                                  {"coroutine-as-sync-callback", 14},
                                                  {"coroutine-callback-required", 25},
                                                  {"coroutine-expected", 40},
                                                  {"coroutine-reuse", 6},
                                                  {"coroutine-used-as-value", 34},
                                                  {"event-loop-config", 26},
                                                  {"exception-group", 4},
                                                  {"executor-shutdown", 15},
                                                  {"foreign-async-library", 17},
                                                  {"forgotten-await", 17},
                                                  {"fork-and-async", 12},
                                                  {"future-state", 14},
                                                  {"loop-arg-removed", 21},
                                                  {"loop-closed", 15},
                                                  {"loop-lifecycle-misuse", 20},
                                                  {"loop-mismatch", 21},
                                                  {"main-thread-only", 13},
                                                  {"missing-greenlet", 9},
                                                  {"nest-asyncio-incompatible", 3},
                                                  {"nested-loop-run", 18},
                                                  {"no-current-loop", 4},
                                                  {"no-running-loop", 20},
                                                  {"pickle-async-object", 10},
                                                  {"port-in-use", 6},
                                                  {"python-too-old", 17},
                                                  {"stop-iteration", 6},
                                                  {"stream-limit", 3},
                                                  {"subprocess-async", 17},
                                                  {"sync-api-in-async-context", 23},
                                                  {"sync-async-context-manager", 43},
                                                  {"sync-async-iteration", 20},
                                                  {"sync-primitive-misuse", 17},
                                                  {"task-destroyed-pending", 2},
                                                  {"task-group-misuse", 19},
                                                  {"test-loop-scope", 19},
                                                  {"timeout", 22},
                                                  {"transport-misuse", 14},
                                                  {"unclosed-resource", 61},
                                                  {"unhandled-in-callback", 19},
                                                  {"unretrieved-exception", 5},
                                                  {"windows-event-loop", 17},
                                                  {"wrong-client-flavor", 80},
                                                  {"wrong-thread", 21}};

} // namespace

/// The messages under knowledge/ as they stand, read by the loader itself.
class MessagesTest : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void everyFamilyIsThere();
    void countsPerFamily();
    void everyPatternCompiles();
    void patternsFindTheirOwnTexts();
    void eachFamilyHasOneSentence();

private:
    std::vector<knowledge::MessageFamily> m_families;
};

void MessagesTest::initTestCase()
{
    const auto root = knowledge::Folder::open(TRACEMEND_SOURCE_DIR "/knowledge");
    QVERIFY(root.ok());
    std::vector<base::Problem> problems;
    for (const std::string &file : knowledge::jsonFiles(*root, "messages"))
        if (auto family = knowledge::readMessages(*root, file, problems))
            m_families.push_back(std::move(*family));
    for (const auto &problem : problems)
        qWarning("%s: %s", problem.where.c_str(), problem.what.c_str());
    QVERIFY(problems.empty());
}

void MessagesTest::everyFamilyIsThere()
{
    QCOMPARE(m_families.size(), std::size_t(60));
    std::size_t all = 0;
    for (const auto &family : m_families)
        all += family.messages.size();
    QCOMPARE(all, std::size_t(1189));
    const auto base = knowledge::load({TRACEMEND_SOURCE_DIR "/knowledge"});
    QVERIFY(base.ok());
    QCOMPARE(base->messages().size(), std::size_t(60));
}

void MessagesTest::countsPerFamily()
{
    for (const auto &family : m_families) {
        QVERIFY2(expected.count(family.id), family.id.c_str());
        QVERIFY2(family.messages.size() == expected.at(family.id), family.id.c_str());
    }
}

void MessagesTest::everyPatternCompiles()
{
    std::size_t withoutPattern = 0;
    for (const auto &family : m_families)
        for (const auto &message : family.messages) {
            if (message.pattern.empty()) {
                QVERIFY2(!message.alone, message.text.c_str());
                ++withoutPattern;
                continue;
            }
            const auto problem = message.pattern.check();
            QVERIFY2(!problem, problem ? problem->what.c_str() : "");
        }
    QCOMPARE(withoutPattern, std::size_t(12));
}

void MessagesTest::patternsFindTheirOwnTexts()
{
    // A text with its placeholders still in it is what its pattern was made from.
    std::vector<std::string> missed;
    for (const auto &family : m_families)
        for (const auto &message : family.messages)
            if (!message.pattern.empty() && !message.pattern.found(message.text))
                missed.push_back(family.id + ": " + message.text);
    for (const auto &text : missed)
        qWarning("%s", text.c_str());
    QVERIFY(missed.size() < 1);
}

void MessagesTest::eachFamilyHasOneSentence()
{
    std::set<std::string> sentences;
    for (const auto &family : m_families) {
        QVERIFY2(family.sentence.size() > 40, family.id.c_str());
        QVERIFY2(family.sentence.back() == '.', family.id.c_str());
        QVERIFY2(family.sentence.find(". ") == std::string::npos, family.id.c_str());
        QVERIFY2(sentences.insert(family.sentence).second, family.id.c_str());
    }
}

QTEST_GUILESS_MAIN(MessagesTest)
#include "messages_test.moc"
