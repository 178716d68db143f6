#include "app/project/check.h"
#include "app/project/imports.h"
#include "tests/support/temporary_folder.h"
#include <QTest>

/// Findings of a folder: files see each other through their imports.
class CheckTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void importsAreRead();
    void importsMeanFiles();
    void helperInAnotherFile();
    void relativeImportsAndReExports();
    void asyncFunctionOfAnotherFile();
    void clientOfAnotherFile();
    void threadedElsewhereStaysSilent();
    void manyFilesAreCutAndToldOnce();
    void suppressionIsOfItsOwnFile();

private:
    std::vector<diagnose::DiagnosedFinding>
    findings(const std::vector<std::pair<std::string, std::string>> &files,
             unsigned threads = 1) const;

    knowledge::KnowledgeBase m_base;
};

void CheckTest::initTestCase()
{
    auto base = knowledge::load({TRACEMEND_SOURCE_DIR "/knowledge"});
    QVERIFY(base.ok());
    m_base = std::move(base).value();
}

std::vector<diagnose::DiagnosedFinding>
CheckTest::findings(const std::vector<std::pair<std::string, std::string>> &files,
                    unsigned threads) const
{
    const support::TemporaryFolder folder;
    for (const auto &[name, text] : files)
        folder.write(name, text);
    auto report = project::check({folder.path()}, m_base, {{}, threads});
    std::vector<diagnose::DiagnosedFinding> result;
    for (auto &one : report.diagnosis.findings) {
        if (one.finding.strength != match::Strength::Weak)
            result.push_back(std::move(one));
    }
    return result;
}

void CheckTest::importsAreRead()
{
    const auto lines = project::importLines("import os, app.db as db\n"
                                            "from . import tides  # near\n"
                                            "from ..ports.names import (\n"
                                            "    Port as Harbour,  # one\n"
                                            "    Pier,\n"
                                            ")\n"
                                            "important = 1\n"
                                            "    from a import \\\n"
                                            "        b\n"
                                            "from importlib import *\n");
    QCOMPARE(lines.size(), std::size_t(6));
    QCOMPARE(lines[1].module, std::string("app.db"));
    QCOMPARE(lines[2].dots, 1);
    QCOMPARE(lines[2].names, (std::vector<std::string>{"tides"}));
    QCOMPARE(lines[3].dots, 2);
    QCOMPARE(lines[3].module, std::string("ports.names"));
    QCOMPARE(lines[3].names, (std::vector<std::string>{"Port", "Pier"}));
    QCOMPARE(lines[4].names, (std::vector<std::string>{"b"}));
}

void CheckTest::importsMeanFiles()
{
    const std::vector<std::string> files{"p/app/__init__.py",     "p/app/main.py",  "p/app/db.py",
                                         "p/app/sub/__init__.py", "p/app/sub/x.py", "q/db.py"};
    const project::ImportGraph graph(files);
    using Files = std::vector<std::size_t>;
    QCOMPARE(graph.targets(1, "from .db import connect\n"), (Files{2}));
    QCOMPARE(graph.targets(1, "from . import db\n"), (Files{0, 2}));
    QCOMPARE(graph.targets(4, "from ..db import connect\n"), (Files{2}));
    QCOMPARE(graph.targets(4, "from app.sub import x\nimport app.db\n"), (Files{3, 2}));
    QCOMPARE(graph.targets(1, "import db\n"), (Files{2}));
    QCOMPARE(graph.targets(1, "import json\nfrom dbx import y\n"), Files{});
}

void CheckTest::helperInAnotherFile()
{
    const auto found = findings({{"shop/main.py", "from fastapi import FastAPI\n"
                                                  "from shop.prices import price\n"
                                                  "app = FastAPI()\n\n\n"
                                                  "@app.get('/price')\n"
                                                  "async def get_price(item: str):\n"
                                                  "    return price(item)\n"},
                                 {"shop/prices.py", "from shop.web import load\n\n\n"
                                                    "def price(item):\n"
                                                    "    return load(item)['price']\n"},
                                 {"shop/web.py", "import requests\n\n\n"
                                                 "def load(item):\n"
                                                 "    return requests.get(item).json()\n"},
                                 {"shop/unused.py", "import time\n\n\n"
                                                    "def nap():\n"
                                                    "    time.sleep(1)\n"}});
    QCOMPARE(found.size(), std::size_t(1));
    const auto &finding = found.front().finding;
    QCOMPARE(finding.cause->id, std::string("network-call-in-coroutine"));
    QCOMPARE(finding.line, 8);
    QVERIFY(finding.file.ends_with("shop/main.py"));
    // the way there is told, file by file
    std::string sources;
    for (const auto &evidence : finding.evidence)
        sources += evidence.source + ":" + std::to_string(evidence.line) + " ";
    QVERIFY2(sources.find("shop/prices.py:5") != std::string::npos, sources.c_str());
    QVERIFY2(sources.find("shop/web.py:5") != std::string::npos, sources.c_str());
}

void CheckTest::relativeImportsAndReExports()
{
    const auto found = findings({{"pkg/__init__.py", ""},
                                 {"pkg/tools/__init__.py", "from .wait import settle as settled\n"
                                                           "from ._more import *\n"},
                                 {"pkg/tools/wait.py", "import time\n\n\n"
                                                       "def settle():\n"
                                                       "    time.sleep(1)\n"},
                                 {"pkg/tools/_more.py", "from subprocess import run\n\n\n"
                                                        "def build():\n"
                                                        "    run(['make'])\n"},
                                 {"pkg/jobs/__init__.py", ""},
                                 {"pkg/jobs/main.py", "from ..tools import build, settled\n"
                                                      "from .. import tools\n\n\n"
                                                      "async def work():\n"
                                                      "    settled()\n"
                                                      "    build()\n"
                                                      "    tools.settled()\n"}});
    std::vector<int> lines;
    for (const auto &one : found)
        lines.push_back(one.finding.line);
    QCOMPARE(lines, (std::vector<int>{6, 7, 8}));
}

void CheckTest::asyncFunctionOfAnotherFile()
{
    const auto found = findings({{"store.py", "async def save(row):\n"
                                              "    return row\n\n\n"
                                              "def check(row):\n"
                                              "    return row\n"},
                                 {"main.py", "import store\n\n\n"
                                             "async def main(row):\n"
                                             "    store.check(row)\n"
                                             "    store.save(row)\n"
                                             "    await store.save(row)\n"}});
    QCOMPARE(found.size(), std::size_t(1));
    QCOMPARE(found.front().finding.cause->id, std::string("coroutine-statement-dropped"));
    QCOMPARE(found.front().finding.line, 6);
    const auto &fixes = found.front().fixes;
    QVERIFY(!fixes.empty() && !fixes.front().changes.empty());
    QVERIFY(fixes.front().changes.front().after.find("    await store.save(row)\n    await") !=
            std::string::npos);
}

void CheckTest::clientOfAnotherFile()
{
    const auto found = findings({{"clients.py", "from openai import AsyncOpenAI, OpenAI\n\n"
                                                "plain = OpenAI()\n"
                                                "fast = AsyncOpenAI()\n"},
                                 {"main.py", "from clients import fast, plain\n\n\n"
                                             "async def ask(text):\n"
                                             "    one = plain.responses.create(input=text)\n"
                                             "    two = await fast.responses.create(input=text)\n"
                                             "    return one, two\n"}});
    QCOMPARE(found.size(), std::size_t(1));
    QCOMPARE(found.front().finding.line, 5);
}

void CheckTest::threadedElsewhereStaysSilent()
{
    const auto found = findings({{"work.py", "import time\n\n\n"
                                             "def nap():\n"
                                             "    time.sleep(1)\n"},
                                 {"main.py", "import asyncio\n"
                                             "from work import nap\n\n\n"
                                             "async def main():\n"
                                             "    await asyncio.to_thread(nap)\n"},
                                 {"other/work.py", "def nap():\n"
                                                   "    return 1\n"},
                                 {"other/main.py", "from work import nap\n\n\n"
                                                   "async def main():\n"
                                                   "    nap()\n"}});
    QCOMPARE(found.size(), std::size_t(0));
}

void CheckTest::manyFilesAreCutAndToldOnce()
{
    // More files than are analysed together, all importing one helper.
    std::vector<std::pair<std::string, std::string>> files{
        {"app/common.py", "import time\n\n\ndef nap():\n    time.sleep(1)\n"}};
    const int count = 230;
    for (int i = 0; i < count; ++i)
        files.push_back({"app/m" + std::to_string(i) + ".py",
                         "from app.common import nap\n\n\nasync def work():\n    nap()\n"});
    const auto one = findings(files, 1), two = findings(files, 2);
    QCOMPARE(one.size(), std::size_t(count));
    QCOMPARE(two.size(), one.size());
    for (std::size_t i = 0; i < one.size(); ++i) {
        QCOMPARE(one[i].finding.line, 5);
        QCOMPARE(two[i].fixes.size(), one[i].fixes.size());
    }
}

void CheckTest::suppressionIsOfItsOwnFile()
{
    const auto found = findings({{"a.py", "from b import nap\nimport time\n\n\nasync def work():\n"
                                          "    nap()  # tracemend: ignore\n    time.sleep(1)\n"},
                                 {"b.py", "import time\n\n\ndef nap():\n    time.sleep(1)\n\n\n"
                                          "async def rest():\n    nap()\n"}});
    QCOMPARE(found.size(), std::size_t(2));
    QVERIFY(found[0].finding.file.ends_with("a.py") && found[0].finding.line == 7);
    QVERIFY(found[1].finding.file.ends_with("b.py") && found[1].finding.line == 9);
}

QTEST_GUILESS_MAIN(CheckTest)
#include "check_test.moc"
