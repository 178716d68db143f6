#include "app/diagnose/diagnose.h"
#include <QTest>

namespace {

std::vector<python::SourceFile> filesOf(std::string pasted, std::string fileName = {},
                                        std::vector<diagnose::GivenFile> given = {})
{
    diagnose::Request request;
    request.fileName = fileName;
    request.files = std::move(given);
    const auto paste = paste::read(std::move(pasted), {fileName});
    return diagnose::codeFiles(paste, trace::parse(paste), request);
}

const std::string traceback = "Traceback (most recent call last):\n"
                              "  File \"/srv/shop/prices.py\", line 42, in price\n"
                              "    return run(ask(item))\n"
                              "RuntimeError: no\n";
const std::string snippet =
    "async def price(item):\n    await pause()\n    return run(ask(item))\n";

} // namespace

class CodeFilesTest : public QObject
{
    Q_OBJECT

private slots:
    void takesTheNameOfTheFrameThatLiesInIt()
    {
        const auto files = filesOf(traceback + "\n\n```python\n" + snippet + "```\n");
        QCOMPARE(files.size(), std::size_t(1));
        QCOMPARE(files[0].name, std::string("srv/shop/prices.py"));
        QVERIFY(files[0].snippet && files[0].firstLineKnown);
        QCOMPARE(files[0].firstLine, 40);
        QCOMPARE(files[0].text, snippet);
    }

    void withoutAFrameItIsPasted()
    {
        const auto files =
            filesOf("```python\n" + snippet + "```\n\n```python\nimport os\nprint(os.name)\n```\n");
        QCOMPARE(files.size(), std::size_t(2));
        QCOMPARE(files[0].name, std::string("pasted.py"));
        QCOMPARE(files[1].name, std::string("pasted-2.py"));
        QVERIFY(!files[0].firstLineKnown);
        QCOMPARE(files[0].firstLine, 1);
    }

    void aPythonFileIsItself()
    {
        const auto files = filesOf(snippet, "shop/prices.py");
        QCOMPARE(files.size(), std::size_t(1));
        QCOMPARE(files[0].name, std::string("shop/prices.py"));
        QVERIFY(!files[0].snippet);
        QCOMPARE(files[0].text, snippet);
    }

    void aFileBesideATraceOfCellsIsANotebook()
    {
        const std::string cell = "prices = asyncio.run(load())\n";
        const std::string printed =
            "RuntimeError                              Traceback (most recent call last)\n"
            "Cell In[3], line 1\n----> 1 prices = asyncio.run(load())\n\n"
            "RuntimeError: asyncio.run() cannot be called from a running event loop\n";
        QVERIFY(filesOf(printed, {}, {{"prices.py", cell}})[0].notebook);
        // one of several may be the module that the cell uses, and so may one with a frame
        QVERIFY(!filesOf(printed, {}, {{"prices.py", cell}, {"shop.py", snippet}})[0].notebook);
        QVERIFY(!filesOf(traceback, {}, {{"prices.py", snippet}})[0].notebook);
    }

    void theUsersFileStandsForWhatIsPastedOfIt()
    {
        const std::string whole = "import shop\n\n\n" + snippet;
        const auto files = filesOf(traceback + "\n\n```python\n" + snippet + "```\n", {},
                                   {{"/shop/prices.py", whole}});
        QCOMPARE(files.size(), std::size_t(1));
        QCOMPARE(files[0].name, std::string("shop/prices.py"));
        QVERIFY(!files[0].segment);
        QCOMPARE(files[0].text, whole);
    }

    void nameInTheSentenceAbove_data()
    {
        QTest::addColumn<QString>("above");
        QTest::addColumn<QString>("name");
        QTest::newRow("one") << "In your jobs.py (the worker), write:" << "jobs.py";
        QTest::newRow("with folders") << "Change `shop/jobs.py`:" << "shop/jobs.py";
        QTest::newRow("end of a sentence") << "This goes into jobs.py." << "jobs.py";
        QTest::newRow("two") << "Move it from a.py to b.py:" << "pasted.py";
        QTest::newRow("none") << "Try this:" << "pasted.py";
        QTest::newRow("another ending") << "See jobs.pyi:" << "pasted.py";
    }

    void nameInTheSentenceAbove()
    {
        QFETCH(QString, above);
        QFETCH(QString, name);
        const auto files = filesOf(above.toStdString() + "\n\n```python\n" + snippet + "```\n");
        QCOMPARE(files.size(), std::size_t(1));
        QCOMPARE(QString::fromStdString(files[0].name), name);
    }
};

QTEST_GUILESS_MAIN(CodeFilesTest)
#include "code_files_test.moc"
