#include "app/diff/patch.h"
#include "app/export/patches.h"
#include "tests/support/files.h"
#include "tests/support/temporary_folder.h"
#include <QTest>
#include <filesystem>
#include <sys/stat.h>

namespace {

const knowledge::Cause cause = [] {
    knowledge::Cause made;
    made.id = "late";
    made.family = "clocks";
    return made;
}();

diagnose::DiagnosedFinding findingWith(std::string before, std::vector<mend::Edit> edits)
{
    mend::Change change;
    change.file = "shop.py";
    change.after = mend::apply(before, edits);
    change.before = std::move(before);
    change.edits = std::move(edits);
    mend::Fix fix;
    fix.recommended = true;
    fix.changes.push_back(std::move(change));
    diagnose::DiagnosedFinding result;
    result.finding.cause = &cause;
    result.finding.strength = match::Strength::Strong;
    result.finding.file = "shop.py";
    result.fixes.push_back(std::move(fix));
    return result;
}

const std::string before = "import shop\n\none = 1\ntwo = 2\nthree = 3\n";

} // namespace

class PatchesTest : public QObject
{
    Q_OBJECT

private slots:
    void fixesThatFitTogetherAreOnePatch()
    {
        diagnose::Diagnosis diagnosis;
        diagnosis.findings.push_back(findingWith(
            before, {{{0, 0}, "import asyncio\n", "", 1, {}}, {{19, 20}, "8", "", 2, {}}}));
        diagnosis.findings.push_back(findingWith(
            before, {{{0, 0}, "import asyncio\n", "", 1, {}}, {{27, 28}, "9", "", 2, {}}}));
        const auto combined = exporting::combinedPatch(diagnosis);
        QVERIFY(combined.left.empty());
        const auto applied = diff::applyPatch("shop.py", before, combined.patch);
        QVERIFY(applied.ok());
        QCOMPARE(*applied,
                 std::string("import asyncio\nimport shop\n\none = 8\ntwo = 9\nthree = 3\n"));
    }

    void whatCollidesIsLeftOut()
    {
        diagnose::Diagnosis diagnosis;
        diagnosis.findings.push_back(findingWith(before, {{{19, 20}, "8", "", 1, {}}}));
        diagnosis.findings.push_back(findingWith(before, {{{13, 20}, "one = 9", "", 1, {}}}));
        const auto combined = exporting::combinedPatch(diagnosis);
        QCOMPARE(combined.left.size(), std::size_t(1));
        QVERIFY(combined.patch.find("+one = 8") != std::string::npos);
        QVERIFY(combined.patch.find("+one = 9") == std::string::npos);
    }

    void weakFindingsAndExamplesAreNotInIt()
    {
        diagnose::Diagnosis diagnosis;
        diagnosis.findings.push_back(findingWith(before, {{{19, 20}, "8", "", 1, {}}}));
        diagnosis.findings.back().finding.strength = match::Strength::Weak;
        diagnosis.findings.push_back(findingWith(before, {{{27, 28}, "9", "", 1, {}}}));
        diagnosis.findings.back().fixes[0].target = mend::Target::Example;
        QCOMPARE(exporting::combinedPatch(diagnosis).patch, std::string());
    }

    void writesBytesAndKeepsTheMode()
    {
        const support::TemporaryFolder folder;
        const auto path = folder.write("shop.py", "old");
        QCOMPARE(::chmod(path.c_str(), 0751), 0);
        const std::string bytes("\xEF\xBB\xBF"
                                "a\r\nb\0c\xFF",
                                10);
        QVERIFY(!exporting::writeFile(path, bytes));
        QCOMPARE(support::readFile(path), bytes);
        struct stat status{};
        QCOMPARE(::stat(path.c_str(), &status), 0);
        QCOMPARE(status.st_mode & 07777, mode_t(0751));
        QCOMPARE(support::filesBelow(folder.path(), "").size(), std::size_t(1));
    }

    void writesThroughALink()
    {
        const support::TemporaryFolder folder;
        const auto path = folder.write("real/shop.py", "old");
        const auto link = std::filesystem::path(folder.path()) / "link.py";
        std::filesystem::create_symlink("real/shop.py", link);
        QVERIFY(!exporting::writeFile(link.string(), "new"));
        QVERIFY(std::filesystem::is_symlink(link));
        QCOMPARE(support::readFile(path), std::string("new"));
    }

    void saysWhatCannotBeWritten()
    {
        const support::TemporaryFolder folder;
        const auto problem = exporting::writeFile(folder.path() + "/missing/shop.py", "new");
        QVERIFY(problem.has_value());
        QVERIFY(problem->where.find("missing/shop.py") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(PatchesTest)
#include "patches_test.moc"
