#include "app/checks/run.h"
#include "tests/support/files.h"
#include <QTest>
#include <nlohmann/json.hpp>
#include <set>

/// knowledge/schema/code-facts.json and the checks say the same.
class SchemaTest : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void listsEveryKind();
    void listsEveryAttribute();
    void namesCommonAttributes();

private:
    nlohmann::json m_common, m_facts;
};

void SchemaTest::initTestCase()
{
    const auto text = support::readFile(TRACEMEND_SOURCE_DIR "/knowledge/schema/code-facts.json");
    const auto schema = nlohmann::json::parse(text);
    m_common = schema["common"];
    for (const auto &fact : schema["facts"])
        m_facts[fact["kind"].get<std::string>()] = fact["attributes"];
}

void SchemaTest::listsEveryKind()
{
    std::set<std::string> declared, listed;
    for (const auto &check : checks::allChecks())
        QVERIFY2(declared.insert(std::string(check.kind)).second, "a kind is declared twice");
    for (const auto &[kind, entry] : m_facts.items())
        listed.insert(kind);
    QVERIFY(declared == listed);
}

void SchemaTest::listsEveryAttribute()
{
    for (const auto &check : checks::allChecks()) {
        const std::set<std::string> declared(check.attributes.begin(), check.attributes.end());
        std::set<std::string> listed;
        for (const auto &[name, entry] : m_facts[std::string(check.kind)].items())
            listed.insert(name);
        QVERIFY2(declared == listed, std::string(check.kind).c_str());
    }
}

void SchemaTest::namesCommonAttributes()
{
    std::set<std::string> listed;
    for (const auto &[name, entry] : m_common.items())
        listed.insert(name);
    const auto &common = checks::commonAttributes();
    QVERIFY(listed == std::set<std::string>(common.begin(), common.end()));
}

QTEST_GUILESS_MAIN(SchemaTest)
#include "schema_test.moc"
