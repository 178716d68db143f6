#include "app/project/ignore.h"
#include "app/project/suppress.h"
#include "app/project/walk.h"
#include "tests/support/temporary_folder.h"
#include <QTest>

using Verdict = project::IgnoreRules::Verdict;

class WalkTest : public QObject
{
    Q_OBJECT

private slots:
    void ignoreRules_data()
    {
        QTest::addColumn<QString>("rules");
        QTest::addColumn<QString>("path");
        QTest::addColumn<bool>("folder");
        QTest::addColumn<bool>("ignored");
        QTest::newRow("name anywhere") << "build" << "a/build" << true << true;
        QTest::newRow("folder only") << "build/" << "a/build" << false << false;
        QTest::newRow("anchored") << "/build" << "a/build" << true << false;
        QTest::newRow("anchored here") << "/build" << "build" << true << true;
        QTest::newRow("wildcard") << "*_gen.py" << "a/x_gen.py" << false << true;
        QTest::newRow("path does not cross folders") << "a/*.py" << "a/b/x.py" << false << false;
        QTest::newRow("any depth") << "a/**/x.py" << "a/b/c/x.py" << false << true;
        QTest::newRow("any depth, none") << "a/**/x.py" << "a/x.py" << false << true;
        QTest::newRow("leading stars") << "**/gen/x.py" << "b/gen/x.py" << false << true;
        QTest::newRow("all below") << "a/**" << "a/b/x.py" << false << true;
        QTest::newRow("kept again") << "*.py\n!keep.py" << "keep.py" << false << false;
        QTest::newRow("comment") << "# x.py" << "x.py" << false << false;
    }

    void ignoreRules()
    {
        QFETCH(QString, rules);
        QFETCH(QString, path);
        QFETCH(bool, folder);
        QFETCH(bool, ignored);
        const project::IgnoreRules parsed(rules.toStdString());
        QCOMPARE(parsed.verdict(path.toStdString(), folder) == Verdict::Ignored, ignored);
    }

    void walks()
    {
        const support::TemporaryFolder folder;
        for (const char *name :
             {"a.py", "b.txt", "sub/c.py", "sub/gen/d.py", ".hidden/e.py", "env/pyvenv.cfg",
              "env/lib/f.py", "node_modules/g.py", "sub/keep_gen.py", "sub/x_gen.py"})
            folder.write(name, "");
        folder.write(".gitignore", "gen/\n*_gen.py\n");
        folder.write("sub/.gitignore", "!keep_gen.py\n");
        std::vector<base::Problem> problems;
        std::vector<std::string> names;
        for (const auto &path :
             project::pythonFiles({folder.path(), folder.path() + "/absent"}, problems))
            names.push_back(path.substr(folder.path().size() + 1));
        QCOMPARE(names, (std::vector<std::string>{"a.py", "sub/c.py", "sub/keep_gen.py"}));
        QCOMPARE(problems.size(), std::size_t(1));
        QCOMPARE(project::pythonFiles({folder.path() + "/.hidden/e.py"}, problems).size(),
                 std::size_t(1));
    }

    void suppression_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<bool>("suppressed");
        QTest::newRow("all") << "wait()  # tracemend: ignore" << true;
        QTest::newRow("this cause") << "wait()  # tracemend: ignore[late]" << true;
        QTest::newRow("with its family")
            << "wait()  # tracemend: ignore[clocks/late, other]" << true;
        QTest::newRow("another cause") << "wait()  # tracemend: ignore[early]" << false;
        QTest::newRow("not at the end") << "wait()  # tracemend: ignore this" << false;
        QTest::newRow("linter's code") << "wait()  # noqa: E501, ASYNC251" << true;
        QTest::newRow("linter's name for it")
            << "wait()  # noqa: blocking-sleep-in-async-function" << true;
        QTest::newRow("words behind a code") << "wait()  # noqa: E501 as it only waits" << false;
        QTest::newRow("another linter's code") << "wait()  # noqa: E501" << false;
        QTest::newRow("every linter") << "wait()  # noqa" << false;
        QTest::newRow("nothing") << "wait()" << false;
    }

    void suppression()
    {
        QFETCH(QString, line);
        QFETCH(bool, suppressed);
        knowledge::Cause cause;
        cause.id = "late";
        cause.family = "clocks";
        cause.codes = {"ASYNC251", "blocking-sleep-in-async-function"};
        QCOMPARE(project::isSuppressed(line.toStdString(), cause), suppressed);
    }
};

QTEST_GUILESS_MAIN(WalkTest)
#include "walk_test.moc"
