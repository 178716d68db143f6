#include <QTest>

#include "app/knowledge/knowledge_base.h"
#include <map>
#include <set>

/// The source documents' claims as they lie under knowledge/documents.
class DocumentsTest : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void everyClaimIsThere();
    void everyClaimIsCarriedOrRejected();
    void causesAndClaimsNameEachOther();
    void numbersRunOn();

private:
    knowledge::KnowledgeBase m_base;
};

void DocumentsTest::initTestCase()
{
    auto base = knowledge::load({TRACEMEND_SOURCE_DIR "/knowledge"});
    QVERIFY2(base.ok(), base.ok() ? "" : base.problem().what.c_str());
    m_base = std::move(base).value();
}

void DocumentsTest::everyClaimIsThere()
{
    const std::map<std::string, std::size_t> counts{{"fastapi-azure-functions", 56},
                                                    {"blocking-llm-calls", 19}};
    QCOMPARE(m_base.documents().size(), counts.size());
    for (const auto &[id, count] : counts) {
        const auto *document = m_base.document(id);
        QVERIFY2(document, id.c_str());
        QCOMPARE(document->claims.size(), count);
    }
}

void DocumentsTest::everyClaimIsCarriedOrRejected()
{
    for (const auto &document : m_base.documents())
        for (const auto &claim : document.claims) {
            const std::string name = document.id + "#" + claim.id;
            QVERIFY2(claim.cause.empty() != claim.rejected.empty(), name.c_str());
            QVERIFY2(claim.cause.empty() || m_base.cause(claim.cause), name.c_str());
            QVERIFY2(!claim.text.empty() && !claim.why.empty() && !claim.evidence.empty(),
                     name.c_str());
        }
}

void DocumentsTest::causesAndClaimsNameEachOther()
{
    std::set<std::string> claims;
    for (const auto &document : m_base.documents())
        for (const auto &claim : document.claims) {
            claims.insert(document.id + "#" + claim.id);
            if (claim.cause.empty())
                continue;
            const auto &named = m_base.cause(claim.cause)->claims;
            QVERIFY2(std::find(named.begin(), named.end(), document.id + "#" + claim.id) !=
                         named.end(),
                     (claim.cause + " does not name " + claim.id).c_str());
        }
    for (const auto &cause : m_base.causes())
        for (const auto &claim : cause.claims)
            QVERIFY2(claims.count(claim) > 0, (cause.id + " names " + claim).c_str());
}

void DocumentsTest::numbersRunOn()
{
    for (const auto &document : m_base.documents()) {
        int next = 1;
        for (const auto &claim : document.claims)
            QCOMPARE(claim.id.substr(claim.id.find('.') + 1), std::to_string(next++));
    }
}

QTEST_GUILESS_MAIN(DocumentsTest)
#include "documents_test.moc"
