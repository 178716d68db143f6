#include "tests/ui/support.h"
#include "ui/models/catalogue_model.h"
#include "ui/models/causes_model.h"
#include "ui/models/changes_model.h"
#include "ui/models/evidence_model.h"
#include "ui/models/words.h"
#include <QAbstractItemModelTester>

using namespace models;

namespace {

const knowledge::Cause *firstCause()
{
    return &ownKnowledge()->causes().front();
}

diagnose::DiagnosedFinding finding(match::Strength strength,
                                   std::vector<knowledge::Safety> safeties, int line)
{
    diagnose::DiagnosedFinding item;
    item.finding.cause = firstCause();
    item.finding.strength = strength;
    item.finding.file = "app/main.py";
    item.finding.line = line;
    for (const auto safety : safeties) {
        mend::Fix fix;
        fix.safety = safety;
        item.fixes.push_back(fix);
    }
    return item;
}

bridge::DiagnosisPtr resultOf(std::vector<diagnose::DiagnosedFinding> findings)
{
    auto result = std::make_shared<bridge::DiagnosisResult>();
    result->knowledge = ownKnowledge();
    result->diagnosis.findings = std::move(findings);
    return result;
}

} // namespace

class ModelsTest : public QObject
{
    Q_OBJECT

private slots:
    void causesAreListedBestFirstWithWords()
    {
        CausesModel model;
        QAbstractItemModelTester tester(&model);
        model.setDiagnosis(
            resultOf({finding(match::Strength::Strong, {knowledge::Safety::Safe}, 7),
                      finding(match::Strength::Possible, {}, 9),
                      finding(match::Strength::Weak, {knowledge::Safety::Advice}, 0)}));
        const QString title = bridge::text(firstCause()->title);
        QCOMPARE(printModel(model),
                 QStringList({QStringLiteral("1  %1  app/main.py:7  Strong  Safe").arg(title),
                              QStringLiteral("2  %1  app/main.py:9  Possible  None").arg(title)}));
        QCOMPARE(model.hiddenCount(), 1);
        model.setShowAll(true);
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.index(2, CausesModel::MatchColumn).data().toString(),
                 QStringLiteral("Weak"));
    }

    void atMostFiveCausesUnlessAllAreAskedFor()
    {
        CausesModel model;
        model.setDiagnosis(resultOf(std::vector(8, finding(match::Strength::Possible, {}, 1))));
        QCOMPARE(model.rowCount(), 5);
        QCOMPARE(model.hiddenCount(), 3);
        model.setShowAll(true);
        QCOMPARE(model.rowCount(), 8);
    }

    void noCauseRowHoldsAPercentage()
    {
        CausesModel model;
        model.setDiagnosis(
            resultOf({finding(match::Strength::Strong, {knowledge::Safety::Review}, 1)}));
        for (const QString &line : printModel(model))
            QVERIFY(!line.contains(QLatin1Char('%')));
    }

    void evidenceIsFullSentences()
    {
        EvidenceModel model;
        QAbstractItemModelTester tester(&model);
        model.setEvidence({{1, true, "the error says it", "paste", {0, 4}, 7, "text"},
                           {2, false, "the call", "app/main.py", {0, 4}, 12, "text"}});
        QCOMPARE(printModel(model),
                 QStringList({QStringLiteral("\u2460 line 7: the error says it"),
                              QStringLiteral("\u2461 app/main.py line 12: the call")}));
    }

    void tickingAChangeOnlyAsks()
    {
        ChangesModel model;
        QAbstractItemModelTester tester(&model);
        model.setChanges(
            {{1, QStringLiteral("31 removed: x"), QStringLiteral("why"), QStringLiteral("a.py")},
             {2, QStringLiteral("33 added: y"), {}, QStringLiteral("a.py")}});
        QCOMPARE(printModel(model), QStringList({QStringLiteral("31 removed: x \u2014 why"),
                                                 QStringLiteral("33 added: y")}));
        QSignalSpy asked(&model, &ChangesModel::toggleRequested);
        model.setData(model.index(1), Qt::Unchecked, Qt::CheckStateRole);
        QCOMPARE(asked.size(), 1);
        QCOMPARE(model.index(1).data(Qt::CheckStateRole).toInt(), int(Qt::Checked));
        model.setChosen({1});
        QCOMPARE(model.index(1).data(Qt::CheckStateRole).toInt(), int(Qt::Unchecked));
        QCOMPARE(model.chosenCount(), 1);
    }

    void catalogueShowsTitleFamilyAndFixWords()
    {
        CatalogueModel model;
        QAbstractItemModelTester tester(&model);
        model.setHits(ownKnowledge(), {{firstCause(), 1}});
        QCOMPARE(printModel(model), QStringList({bridge::text(firstCause()->title)}));
        const QString detail = model.index(0).data(CatalogueModel::DetailRole).toString();
        QVERIFY(detail.contains(familyName(firstCause()->family)));
        QCOMPARE(model.rowOf(firstCause()->id), 0);
        QCOMPARE(model.rowOf("nothing-of-that-name"), -1);
    }

    void headerNamesWhatWasRecognised()
    {
        diagnose::Diagnosis diagnosis;
        trace::RaisedError error;
        error.type = "builtins.RuntimeError";
        error.frames.resize(3);
        error.frames[1].own = true;
        diagnosis.trace.exceptions.push_back(error);
        diagnosis.environment.python = base::PythonVersion{3, 11};
        const QString plain = headerOf(diagnosis).plain();
        QVERIFY2(plain.startsWith(QStringLiteral("RuntimeError \u2014 Python 3.11 traceback")),
                 qPrintable(plain));
        QVERIFY(plain.contains(QStringLiteral("1 in your code")));
        QVERIFY(!headerOf(diagnose::Diagnosis()).plain().contains(QLatin1String("traceback")));
    }
};

QTEST_MAIN(ModelsTest)
#include "models_test.moc"
