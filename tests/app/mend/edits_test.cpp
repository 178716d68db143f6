#include "app/mend/statement_removal.h"
#include "tests/app/mend/fixture.h"

namespace {

mend::Edit edit(std::size_t start, std::size_t end, const std::string &text, int hunk,
                std::vector<int> needs = {})
{
    mend::Edit made;
    made.range = {start, end};
    made.text = text;
    made.hunk = hunk;
    made.needs = std::move(needs);
    return made;
}

mend::Draft draftOf(std::vector<mend::Edit> edits)
{
    mend::Draft draft;
    draft.files.push_back({0, std::move(edits)});
    return draft;
}

} // namespace

class EditsTest : public QObject
{
    Q_OBJECT
private slots:
    void appliesChosenHunks()
    {
        const std::vector<mend::Edit> edits = {edit(3, 5, "", 2), edit(0, 1, "A", 1),
                                               edit(5, 5, "!", 3)};
        QCOMPARE(mend::apply("abcdef", edits), std::string("Abc!f"));
        QCOMPARE(mend::apply("abcdef", edits, {1, 3}), std::string("Abcde!f"));
        QCOMPARE(mend::apply("abcdef", {}), std::string("abcdef"));
        // An insertion stands before a replacement of what follows it.
        QCOMPARE(mend::apply("abc", {edit(1, 2, "B", 1), edit(1, 1, "+", 1)}), std::string("a+Bc"));
    }
    void sortsAndRefusesOverlap()
    {
        std::vector<mend::Edit> edits = {edit(4, 6, "", 1), edit(0, 2, "", 1), edit(2, 4, "", 1)};
        QVERIFY(!mend::sortEdits(edits));
        QCOMPARE(edits.front().range.start, std::size_t(0));
        edits.push_back(edit(5, 7, "", 1));
        QVERIFY(mend::sortEdits(edits));
        std::vector<mend::Edit> swallowed = {edit(0, 4, "", 1), edit(2, 2, "x", 1)};
        QVERIFY(mend::sortEdits(swallowed));
    }
    void mergesEqualEditsOnce()
    {
        const auto merged = mend::merge({draftOf({edit(0, 1, "A", 1), edit(4, 4, "x", 1)}),
                                         draftOf({edit(0, 1, "A", 1), edit(2, 3, "C", 1)})});
        QVERIFY(merged.ok());
        QCOMPARE(merged->files.front().edits.size(), std::size_t(3));
        // The second recipe's other edits need the hunk that holds the common one.
        QCOMPARE(merged->files.front().edits.back().hunk, 2);
        QVERIFY(merged->needs.at(2).count(1));
    }
    void refusesToMergeOverlap()
    {
        QVERIFY(!mend::merge({draftOf({edit(0, 3, "A", 1)}), draftOf({edit(2, 4, "", 1)})}).ok());
        QVERIFY(!mend::merge({draftOf({edit(2, 2, "A", 1)}), draftOf({edit(2, 2, "B", 1)})}).ok());
        QVERIFY(mend::merge({draftOf({edit(0, 2, "A", 1)}), draftOf({edit(2, 4, "", 1)})}).ok());
    }
    void followsNeeds()
    {
        mend::Change change;
        change.edits = {edit(0, 1, "", 1), edit(1, 2, "", 2, {1}), edit(2, 3, "", 3, {2}),
                        edit(3, 4, "", 4)};
        QCOMPARE(mend::withNeeds(change.edits, {3}), (std::set<int>{1, 2, 3}));
        QCOMPARE(mend::without({change}, 1), (std::set<int>{4}));
        QCOMPARE(mend::without({change}, 3), (std::set<int>{1, 2, 4}));
    }

    void imports_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        const QString tail = "async def go(u):\n    «requests.get(u)»\n";
        const QString done = "async def go(u):\n    await run_in_threadpool(requests.get, u)\n";
        const auto row = [&](const char *name, const QString &head, const QString &then) {
            QTest::newRow(name) << head + tail << then + done;
        };
        row("sorted",
            "import requests\nfrom fastapi import FastAPI\nfrom pydantic import BaseModel\n\napi = "
            "FastAPI()\n",
            "import requests\nfrom fastapi import FastAPI\nfrom fastapi.concurrency import "
            "run_in_threadpool\nfrom pydantic import BaseModel\n\napi = FastAPI()\n");
        row("list in one line",
            "import requests\nfrom fastapi.concurrency import iterate_in_threadpool\n\n",
            "import requests\nfrom fastapi.concurrency import iterate_in_threadpool, "
            "run_in_threadpool\n\n");
        row("list in lines",
            "import requests\nfrom fastapi.concurrency import (\n    contextmanager_in_threadpool, "
            " # one\n    iterate_in_threadpool,  # two\n)\n\n",
            "import requests\nfrom fastapi.concurrency import (\n    contextmanager_in_threadpool, "
            " # one\n    iterate_in_threadpool,  # two\n    run_in_threadpool,\n)\n\n");
        row("list in lines, no last comma",
            "import requests\nfrom fastapi.concurrency import (\n    iterate_in_threadpool  # "
            "two\n)\n\n",
            "import requests\nfrom fastapi.concurrency import (\n    iterate_in_threadpool,  # "
            "two\n    run_in_threadpool\n)\n\n");
        row("list in lines, in the middle",
            "import requests\nfrom fastapi.concurrency import (\n    iterate_in_threadpool,\n    "
            "zip_in_threadpool,\n)\n\n",
            "import requests\nfrom fastapi.concurrency import (\n    iterate_in_threadpool,\n    "
            "run_in_threadpool,\n    zip_in_threadpool,\n)\n\n");
        row("unsorted stays unsorted", "import requests\nfrom fastapi.concurrency import z, a\n\n",
            "import requests\nfrom fastapi.concurrency import z, a, run_in_threadpool\n\n");
        row("own section before ours",
            "import requests\nfrom fastapi import FastAPI\n\nfrom .models import Thing\n\n",
            "import requests\nfrom fastapi import FastAPI\nfrom fastapi.concurrency import "
            "run_in_threadpool\n\nfrom .models import Thing\n\n");
        row("alias in the list",
            "import requests\nfrom fastapi.concurrency import iterate_in_threadpool as it\n\n",
            "import requests\nfrom fastapi.concurrency import iterate_in_threadpool as it, "
            "run_in_threadpool\n\n");
    }
    void imports()
    {
        QFETCH(QString, before);
        QFETCH(QString, after);
        compareText(draftOne(before.toStdString(), {"blocking-call", {}},
                             {"call-to-thread", {{"runner", {"run_in_threadpool"}}}})
                        .text(),
                    after.toStdString());
        QString crlf = before;
        QString wanted = after;
        compareText(draftOne(crlf.replace("\n", "\r\n").toStdString(), {"blocking-call", {}},
                             {"call-to-thread", {{"runner", {"run_in_threadpool"}}}})
                        .text(),
                    wanted.replace("\n", "\r\n").toStdString());
    }

    void firstImport_data()
    {
        QTest::addColumn<QString>("head");
        QTest::addColumn<QString>("wanted");
        QTest::newRow("nothing") << "" << "import asyncio\n\n\n";
        QTest::newRow("docstring") << "'''Doc.'''\n\n\n" << "'''Doc.'''\n\nimport asyncio\n\n\n";
        QTest::newRow("shebang")
            << "#!/usr/bin/env python\n# -*- coding: utf-8 -*-\n\n"
            << "#!/usr/bin/env python\n# -*- coding: utf-8 -*-\n\nimport asyncio\n\n\n";
        QTest::newRow("comment of the function") << "# Runs it.\n"
                                                 << "import asyncio\n\n\n# Runs it.\n";
        QTest::newRow("future") << "from __future__ import annotations\n\n\n"
                                << "from __future__ import annotations\n\nimport asyncio\n\n\n";
        QTest::newRow("bom") << "\uFEFF" << "\uFEFFimport asyncio\n\n\n";
    }
    void firstImport()
    {
        QFETCH(QString, head);
        QFETCH(QString, wanted);
        const QString after = wanted + "async def go():\n    await asyncio.to_thread(input)\n";
        compareText(draftOne((head + "async def go():\n    «input()»\n").toStdString(),
                             {"blocking-call", {}}, {"call-to-thread", {}})
                        .text(),
                    after.toStdString());
    }

    void removal_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("gone");
        QTest::addColumn<QString>("after");
        QTest::newRow("line") << "a = 1\nb = 2  # why\nc = 3\n" << "b" << "a = 1\nc = 3\n";
        QTest::newRow("blank lines") << "a = 1\n\nb = 2\n\nc = 3\n" << "b" << "a = 1\n\nc = 3\n";
        QTest::newRow("longer run of blank lines") << "a = 1\n\nb = 2\n\n\nc = 3\n"
                                                   << "b" << "a = 1\n\n\nc = 3\n";
        QTest::newRow("first") << "a = 1\n\n\nb = 2\n" << "a" << "b = 2\n";
        QTest::newRow("last") << "a = 1\n\nb = 2\n" << "b" << "a = 1\n";
        QTest::newRow("last, no line end") << "a = 1\r\nb = 2" << "b" << "a = 1";
        QTest::newRow("first of a line") << "a = 1; b = 2\n" << "a" << "b = 2\n";
        QTest::newRow("last of a line") << "a = 1; b = 2  # c\n" << "b" << "a = 1  # c\n";
        QTest::newRow("middle of a line") << "a = 1; b = 2; c = 3\n" << "b" << "a = 1; c = 3\n";
        QTest::newRow("whole line") << "a = 1; b = 2\nc = 3\n" << "ab" << "c = 3\n";
        QTest::newRow("only one of a block") << "if x:\n    a = 1  # c\nc = 3\n"
                                             << "a" << "if x:\n    pass  # c\nc = 3\n";
        QTest::newRow("all of a block") << "if x:\n    a = 1\n    b = 2\n"
                                        << "ab" << "if x:\n    pass\n";
        QTest::newRow("block on the line") << "if x: a = 1\n" << "a" << "if x: pass\n";
        QTest::newRow("string kept") << "a = 1\nb = '''\n\n'''\nc = '''\n  x\n'''\n"
                                     << "b" << "a = 1\nc = '''\n  x\n'''\n";
    }
    void removal()
    {
        QFETCH(QString, before);
        QFETCH(QString, gone);
        QFETCH(QString, after);
        const std::string text = before.toStdString();
        const auto tree = syntax::Tree::parse(text, syntax::Language::Python);
        std::vector<mend::Removal> removals;
        syntax::walk(tree->root(), [&](syntax::Node node) {
            if (node.is("expression_statement") &&
                gone.contains(QString::fromUtf8(node.text().substr(0, 1).data(), 1)))
                removals.push_back({0, node, 1, "gone"});
            return true;
        });
        auto edits = mend::removeStatements(text, removals);
        QVERIFY(!mend::sortEdits(edits));
        compareText(mend::apply(text, edits), after.toStdString());
    }
};

QTEST_GUILESS_MAIN(EditsTest)
#include "edits_test.moc"
