#include "app/diff/patch.h"
#include "ui/diffview/diff_document.h"
#include "ui/diffview/unified_view.h"
#include <QTest>

using namespace diffview;

namespace {

mend::Edit edit(const std::string &before, const std::string &from, const std::string &to, int hunk,
                const std::string &reason, std::vector<int> needs = {})
{
    const std::size_t at = before.find(from);
    return {{at, at + from.size()}, to, reason, hunk, std::move(needs)};
}

const std::string before =
    "import time\n\n\ndef brew():\n    time.sleep(1)\n    pour()\n\n\ndef clean():\n    pour()\n";

mend::Fix sample()
{
    mend::Fix fix;
    mend::Change change;
    change.file = "app/kettle.py";
    change.before = before;
    change.edits = {
        edit(before, "import time\n", "import asyncio\n", 2, "sleep comes from asyncio"),
        edit(before, "def brew", "async def brew", 1, "it awaits", {2}),
        edit(before, "time.sleep(1)", "await asyncio.sleep(1)", 1, "the loop goes on", {2})};
    change.after = mend::apply(before, change.edits);
    fix.changes.push_back(change);
    return fix;
}

std::string line(const DiffDocument &document, std::size_t index)
{
    const base::TextRange range = document.lines[index].range;
    return document.text.substr(range.start, range.size());
}

} // namespace

class DiffDocumentTest : public QObject
{
    Q_OBJECT

private slots:
    void theTextIsThePatch()
    {
        const mend::Fix fix = sample();
        const DiffDocument document = makeDocument(fix);
        const auto applied = diff::applyPatch("app/kettle.py", before, document.text);
        QVERIFY(applied.ok());
        QCOMPARE(*applied, fix.changes.front().after);
    }

    void everyChangedLineHasItsSignAsText()
    {
        const DiffDocument document = makeDocument(sample());
        int changed = 0;
        for (std::size_t i = 0; i < document.lines.size(); ++i) {
            const LineKind kind = document.lines[i].kind;
            if (kind == LineKind::Added || kind == LineKind::Removed) {
                ++changed;
                QCOMPARE(line(document, i).front(), kind == LineKind::Added ? '+' : '-');
                QVERIFY(document.lines[i].hunk > 0);
            }
        }
        QCOMPARE(changed, 6);
    }

    void reasonsStandBelowTheLinesThatTheyAreAbout()
    {
        const DiffDocument document = makeDocument(sample());
        QStringList said;
        for (const DiffReason &reason : document.reasons)
            said << QString::fromStdString(line(document, std::size_t(reason.line))) +
                        QStringLiteral(" | ") + reason.text;
        QVERIFY2(said.contains(
                     QStringLiteral("+    await asyncio.sleep(1) | changed: the loop goes on")),
                 qPrintable(said.join(QLatin1Char('\n'))));
        QVERIFY(
            said.contains(QStringLiteral("+import asyncio | changed: sleep comes from asyncio")));
    }

    void changesAreAListInWords()
    {
        const DiffDocument document = makeDocument(sample());
        QCOMPARE(document.changes.size(), std::size_t(2));
        QCOMPARE(document.changes[0].title, QStringLiteral("1 changed: import asyncio"));
        QCOMPARE(document.changes[1].title, QStringLiteral("4\u20135 changed: async def brew():"));
        QCOMPARE(document.changes[1].needs, std::vector<int>{2});
        QCOMPARE(document.changes[1].reason, QStringLiteral("it awaits; the loop goes on"));
    }

    void indentationAloneIsAChange()
    {
        const DiffDocument document =
            makeDocument("a.py", "if x:\n    y()\n", "if x:\n        y()\n");
        int added = 0, marked = 0;
        for (const DiffLine &item : document.lines) {
            added += item.kind == LineKind::Added ? 1 : 0;
            marked += item.kind == LineKind::Added && !item.words.empty() ? 1 : 0;
        }
        QCOMPARE(added, 1);
        QCOMPARE(marked, 1);
    }

    void wordsAreMarkedWithGroundAndLine()
    {
        UnifiedView view;
        view.setDocument(makeDocument(sample()));
        QVERIFY(!view.marked(theme::AddedWord).empty());
        QCOMPARE(view.marked(theme::AddedWord), view.marked(theme::AddedEdge));
        QCOMPARE(view.marked(theme::RemovedWord), view.marked(theme::RemovedEdge));
        QCOMPARE(view.bytes(), view.document().text);
    }

    void aChangeLeftOutLosesItsMarks()
    {
        UnifiedView view;
        view.setDocument(makeDocument(sample()));
        view.setChosen({});
        QVERIFY(view.marked(theme::AddedWord).empty());
        bool said = false;
        for (const editor::Note &note : view.notes())
            said = said || note.text.startsWith(QLatin1String("left out"));
        QVERIFY(said);
    }

    void numbersOfASnippetAreThoseOfTheFile()
    {
        mend::Fix fix = sample();
        fix.changes.front().firstLine = 41;
        const DiffDocument document = makeDocument(fix);
        int first = 0;
        for (const DiffLine &item : document.lines)
            if (first == 0 && item.oldNumber > 0)
                first = item.oldNumber;
        QCOMPARE(first, 41);
    }

    void needsComeAndGoTogether()
    {
        const mend::Fix fix = sample();
        QCOMPARE(bridge::toggled(fix, {}, 1, true), bridge::Hunks({1, 2}));
        QCOMPARE(bridge::toggled(fix, {1, 2}, 2, false), bridge::Hunks());
        QCOMPARE(bridge::toggled(fix, {1, 2}, 1, false), bridge::Hunks({2}));
    }

    void aPatchOfNothingIsEmpty()
    {
        const auto patch = bridge::chosenPatch(sample(), {});
        QVERIFY(patch.ok());
        QVERIFY(patch->empty());
    }
};

QTEST_MAIN(DiffDocumentTest)
#include "diff_document_test.moc"
