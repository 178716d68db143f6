#include "tests/support/knowledge_folder.h"
#include "ui/panels/cause_page.h"
#include <QTest>

/// What the page of a cause says about the lab's runs.
class VerifiedLineTest : public QObject
{
    Q_OBJECT

private slots:
    void tellsTheRunUntilAFileChanges()
    {
        support::KnowledgeFolder folder;
        const std::string place = "causes/clocks/late/cases/01-gate/";
        folder.addCause("clocks", "late", "");
        folder.write(place + "broken.py", "x = 1\n");
        knowledge::Case gate;
        gate.folder = folder.path() + "/" + place;
        folder.write(place + "case.json",
                     R"({"title": "Gate", "kind": "script", "file": "gate.py", "no_trace": "t",
            "verified": {"on": "2026-11-24", "python": ["3.11.2"], "libraries": {"fastapi": "0.165.0"},
            "content_hash": ")" +
                         knowledge::contentHash(gate) + R"("}})");
        const auto line = [&] { return panels::verifiedLine(*folder.load().cause("late")); };
        QCOMPARE(line(),
                 QStringLiteral("Verified on 2026-11-24 with Python 3.11.2, fastapi 0.165.0"));
        folder.write(place + "broken.py", "x = 2\n");
        QCOMPARE(line(), QStringLiteral("Not verified by a run yet"));
    }
};

QTEST_MAIN(VerifiedLineTest)
#include "verified_line_test.moc"
