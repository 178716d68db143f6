#include "app/export/report.h"
#include "app/export/sarif.h"
#include "tests/support/knowledge_folder.h"
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

namespace {

const char *const secret = "sk-proj-abcdefghijklmnopqrst";

} // namespace

/// Reports and SARIF of an answer about a paste that holds secrets and mark-up.
class ReportTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        auto &folder = m_folder;
        folder.addCause("clocks", "late",
                        "\"code\": [{\"fact\": \"late\"}], \"claims\": [\"almanac#1.2\"]");
        folder.write("documents/almanac.json",
                     "{\"id\": \"almanac\", \"title\": \"Almanac\", \"summary\": \"On clocks.\", "
                     "\"source\": \"a page\", \"claims\": ["
                     "{\"id\": \"1.2\", \"text\": \"Clocks never stop.\", \"verdict\": \"wrong\", "
                     "\"why\": \"They do.\", \"evidence\": \"a run\","
                     "\"cause\": \"late\"}]}");
        m_knowledge = folder.load();
        m_diagnosis.paste.bytes =
            "x = 1\n\xC3\xA9 = connect(\"" + std::string(secret) + "\") # </code><script>\n";
        m_diagnosis.trace.exceptions.push_back({});
        m_diagnosis.trace.exceptions.back().type = "Late";
        diagnose::DiagnosedFinding one;
        one.finding.cause = m_knowledge.cause("late");
        one.finding.strength = match::Strength::Strong;
        one.finding.family = "clocks";
        one.finding.file = "/home/mira/clock.py";
        one.finding.line = 2;
        match::Evidence evidence;
        evidence.number = 1;
        evidence.primary = true;
        evidence.what = "seen here";
        evidence.source = "paste";
        evidence.line = 2;
        evidence.text = m_diagnosis.paste.bytes.substr(6);
        evidence.text.pop_back();
        evidence.range = {11, 18};
        one.finding.evidence.push_back(evidence);
        mend::Change change;
        change.file = "clock.py";
        change.before = m_diagnosis.paste.bytes;
        change.edits = {{{0, 1}, "y", "a better name", 1, {}}};
        change.after = mend::apply(*change.before, change.edits);
        mend::Fix fix;
        fix.id = "rename";
        fix.title = "Rename it";
        fix.why = "It reads better.";
        fix.recommended = true;
        fix.patch = "--- a/clock.py\n+++ b/clock.py\n@@ -1,2 +1,2 @@\n-x = 1\n+y = 1\n " +
                    m_diagnosis.paste.bytes.substr(6);
        fix.changes.push_back(std::move(change));
        one.fixes.push_back(std::move(fix));
        m_diagnosis.findings.push_back(std::move(one));
    }

    void reportsHideSecrets()
    {
        for (const auto &text : {exporting::markdownReport(m_diagnosis, m_knowledge),
                                 exporting::htmlReport(m_diagnosis, m_knowledge)}) {
            QVERIFY(text.find(secret) == std::string::npos);
            QVERIFY(text.find("mira") == std::string::npos);
            QVERIFY(text.find("Title of late") != std::string::npos);
            QVERIFY(text.find("Rename it") != std::string::npos);
            QVERIFY(text.find("a better name") != std::string::npos);
            QVERIFY(text.find("Clocks never stop.") != std::string::npos);
            QVERIFY(text.find("It fails.") != std::string::npos);
        }
        exporting::ReportOptions open;
        open.redact = {false, false, false};
        QVERIFY(exporting::markdownReport(m_diagnosis, m_knowledge, open).find(secret) !=
                std::string::npos);
    }

    void htmlEscapesThePaste()
    {
        const auto html = exporting::htmlReport(m_diagnosis, m_knowledge);
        QVERIFY(html.find("<script>") == std::string::npos);
        QVERIFY(html.find("&lt;script&gt;") != std::string::npos);
        QVERIFY(html.find("http") == std::string::npos);
    }

    void partsCanBeLeftOut()
    {
        exporting::ReportOptions options;
        options.cause = false;
        options.evidence = false;
        const auto text = exporting::markdownReport(m_diagnosis, m_knowledge, options);
        QVERIFY(text.find("It fails.") == std::string::npos);
        QVERIFY(text.find("seen here") == std::string::npos);
        QVERIFY(text.find("Title of late") != std::string::npos);
    }

    void sarifHasPlacesRulesAndFixes()
    {
        const auto text = exporting::sarif(m_diagnosis, m_knowledge, "a b.txt", "1.0");
        const auto document = QJsonDocument::fromJson(QByteArray::fromStdString(text)).object();
        QCOMPARE(document["version"].toString(), QString("2.1.0"));
        const auto run = document["runs"].toArray().at(0).toObject();
        const auto rule =
            run["tool"].toObject()["driver"].toObject()["rules"].toArray().at(0).toObject();
        QCOMPARE(rule["id"].toString(), QString("late"));
        const auto result = run["results"].toArray().at(0).toObject();
        QCOMPARE(result["ruleId"].toString(), QString("late"));
        QCOMPARE(result["level"].toString(), QString("error"));
        const auto place =
            result["locations"].toArray().at(0).toObject()["physicalLocation"].toObject();
        QCOMPARE(place["artifactLocation"].toObject()["uri"].toString(), QString("a%20b.txt"));
        QCOMPARE(place["region"].toObject()["startLine"].toInt(), 2);
        QCOMPARE(place["region"].toObject()["startColumn"].toInt(), 5);
        const auto change = result["fixes"]
                                .toArray()
                                .at(0)
                                .toObject()["artifactChanges"]
                                .toArray()
                                .at(0)
                                .toObject();
        QCOMPARE(change["replacements"]
                     .toArray()
                     .at(0)
                     .toObject()["insertedContent"]
                     .toObject()["text"]
                     .toString(),
                 QString("y"));
    }

    void nothingFound()
    {
        diagnose::Diagnosis empty;
        empty.named.push_back({"gates", "A gate does not move.", "the gate is shut", {}});
        empty.nearest.push_back({m_knowledge.cause("late"), "same exception type"});
        const auto text = exporting::markdownReport(empty, m_knowledge);
        for (const char *part :
             {"No cause found.", "A gate does not move.", "Title of late (same exception type)"})
            QVERIFY(text.find(part) != std::string::npos);
    }

private:
    support::KnowledgeFolder m_folder;
    knowledge::KnowledgeBase m_knowledge;
    diagnose::Diagnosis m_diagnosis;
};

QTEST_GUILESS_MAIN(ReportTest)
#include "report_test.moc"
