#include "tests/support/facts.h"
#include <QTest>

using support::factsOf;

/// What blocks, where the fact stands, and what only looks as if it blocked.
class BlockingCallTest : public QObject
{
    Q_OBJECT
private slots:
    void findsCalls_data();
    void findsCalls();
    void staysSilent_data();
    void staysSilent();
    void tellsKindAndTwin();
    void tellsTheWayThroughHelpers();
    void followsOtherFiles();
    void countsAClientUnderAsyncWithAsItsTwin();
};

void BlockingCallTest::findsCalls_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("found");
    QTest::newRow("plain") << "import time\nasync def main():\n    time.sleep(1)\n"
                           << "time.sleep(1)";
    QTest::newRow("alias") << "from time import sleep as nap\nasync def main():\n    nap(1)\n"
                           << "nap(1)";
    QTest::newRow("assigned alias")
        << "import time\npause = time.sleep\nasync def main():\n    pause(2)\n"
        << "pause(2)";
    QTest::newRow("import inside")
        << "async def main():\n    import requests\n    requests.get('u')\n"
        << "requests.get('u')";
    QTest::newRow("session at module level") << "import requests\nhttp = requests.Session()\nasync "
                                                "def main():\n    return http.post('u')\n"
                                             << "http.post('u')";
    QTest::newRow("attribute of self")
        << "import httpx\nclass Feed:\n    def __init__(self):\n        self.http = "
           "httpx.Client()\n"
           "    async def read(self):\n        return self.http.get('u')\n"
        << "self.http.get('u')";
    QTest::newRow("annotated parameter")
        << "import httpx\nasync def read(http: httpx.Client | None):\n    return http.get('u')\n"
        << "http.get('u')";
    QTest::newRow("chained")
        << "import httpx\nasync def read():\n    return httpx.Client().get('u')\n"
        << "httpx.Client().get('u')";
    QTest::newRow("under with") << "import httpx\nasync def read():\n    with httpx.Client() as "
                                   "c:\n        return c.get('u')\n"
                                << "c.get('u')";
    QTest::newRow("sdk at module level")
        << "from openai import OpenAI\nllm = OpenAI()\nasync def ask():\n"
           "    return llm.chat.completions.create(model='m', messages=[])\n"
        << "llm.chat.completions.create(model='m', messages=[])";
    QTest::newRow("pager gone through")
        << "from azure.data.tables import TableClient\nt = TableClient.from_connection_string('c', "
           "'n')\n"
           "async def rows():\n    return [r for r in t.query_entities('x')]\n"
        << "t.query_entities('x')";
    QTest::newRow("pager through a list")
        << "from azure.data.tables import TableClient\nt = TableClient.from_connection_string('c', "
           "'n')\n"
           "async def rows():\n    return list(t.list_entities())\n"
        << "t.list_entities()";
    QTest::newRow("open")
        << "async def read():\n    with open('x') as f:\n        return f.read()\n"
        << "open('x')";
    QTest::newRow("path by division")
        << "from pathlib import Path\nasync def read():\n    return (Path('.') / 'a').read_text()\n"
        << "(Path('.') / 'a').read_text()";
    QTest::newRow("lambda called at once")
        << "import time\nasync def main():\n    (lambda: time.sleep(1))()\n"
        << "(lambda: time.sleep(1))()";
    QTest::newRow("comprehension")
        << "import requests\nasync def main(urls):\n    return [requests.get(u) for u in urls]\n"
        << "requests.get(u)";
    QTest::newRow("database")
        << "import sqlite3\nasync def main():\n    db = sqlite3.connect('x')\n    return db\n"
        << "sqlite3.connect('x')";
    QTest::newRow("callback on the loop")
        << "import asyncio, time\ndef tick():\n    time.sleep(1)\nasync def main():\n"
           "    asyncio.get_running_loop().call_later(1, tick)\n"
        << "time.sleep(1)";
}

void BlockingCallTest::findsCalls()
{
    QFETCH(QString, code);
    QFETCH(QString, found);
    const auto facts = factsOf(code.toStdString());
    const auto blocking = facts.of("blocking-call");
    QVERIFY2(blocking.size() == 1, facts.list().c_str());
    QCOMPARE(QString::fromStdString(facts.textOf(blocking.front())), found);
    QCOMPARE(blocking.front().attribute("runs"), std::string("loop"));
}

void BlockingCallTest::staysSilent_data()
{
    QTest::addColumn<QString>("code");
    QTest::newRow("handed to a thread")
        << "import asyncio, time\nasync def main():\n    await asyncio.to_thread(time.sleep, 1)\n";
    QTest::newRow("lambda handed to a thread")
        << "import asyncio, time\nasync def main():\n    await asyncio.to_thread(lambda: "
           "time.sleep(1))\n";
    QTest::newRow("run_in_threadpool")
        << "from fastapi.concurrency import run_in_threadpool\nimport requests\nasync def main():\n"
           "    return await run_in_threadpool(requests.get, 'u')\n";
    QTest::newRow("executor")
        << "import asyncio, time\nfrom concurrent.futures import ThreadPoolExecutor\n"
           "async def main():\n    loop = asyncio.get_running_loop()\n"
           "    await loop.run_in_executor(None, time.sleep, 1)\n"
           "    ThreadPoolExecutor().submit(time.sleep, 1)\n";
    QTest::newRow("helper handed to a thread")
        << "import asyncio, time\ndef work():\n    time.sleep(1)\nasync def main():\n"
           "    await asyncio.to_thread(work)\n";
    QTest::newRow("def endpoint")
        << "import time\nfrom fastapi import FastAPI\napp = FastAPI()\n@app.get('/')\ndef slow():\n"
           "    time.sleep(1)\n";
    QTest::newRow("plain script") << "import time\ndef main():\n    time.sleep(1)\nmain()\n";
    QTest::newRow("string") << "async def main():\n    return 'time.sleep(1)'\n";
    QTest::newRow("nested def that is not called")
        << "import time\nasync def main():\n    def later():\n        time.sleep(1)\n    return "
           "later\n";
    QTest::newRow("shadowed name")
        << "import time\nclass Clock:\n    def sleep(self, n):\n        pass\n"
           "async def main(time=Clock()):\n    time.sleep(1)\n";
    QTest::newRow("own class of the same methods")
        << "class Client:\n    def get(self, url):\n        return url\nasync def main():\n"
           "    return Client().get('u')\n";
    QTest::newRow("asynchronous twin")
        << "import httpx\nasync def main():\n    async with httpx.AsyncClient() as c:\n"
           "        return await c.get('u')\n";
    QTest::newRow("asks without waiting")
        << "import queue, threading\nq = queue.Queue()\nlock = threading.Lock()\nasync def "
           "main():\n"
           "    lock.acquire(blocking=False)\n    return q.get(block=False)\n";
    QTest::newRow("pager handed to a thread")
        << "import asyncio\nfrom azure.data.tables import TableClient\n"
           "t = TableClient.from_connection_string('c', 'n')\nasync def rows():\n"
           "    return await asyncio.to_thread(list, t.list_entities())\n";
    QTest::newRow("making a client") << "from openai import OpenAI\nasync def main():\n    c = "
                                        "OpenAI()\n    return c.with_options(timeout=1)\n";
    QTest::newRow("type checking import")
        << "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import requests\n"
           "async def main(r: 'requests.Response'):\n    return r.status_code\n";
    QTest::newRow("joining a path")
        << "from os.path import join\nasync def main(a):\n    return join(a, 'b')\n";
    QTest::newRow("celery task") << "import time\nfrom celery import Celery\napp = "
                                    "Celery()\n@app.task\ndef work():\n    time.sleep(1)\n";
    QTest::newRow("question about tables")
        << "from fastapi import FastAPI\nfrom azure.data.tables import TableClient\n"
           "from azure.identity import DefaultAzureCredential\napp = "
           "FastAPI()\n@app.get('/stops')\n"
           "def stops():\n    table = TableClient(endpoint=E, credential=DefaultAzureCredential(), "
           "table_name='s')\n"
           "    with table:\n        found = []\n        for row in "
           "table.query_entities(query_filter='x'):\n"
           "            found.append(row)\n        return found\n";
}

void BlockingCallTest::staysSilent()
{
    QFETCH(QString, code);
    const auto facts = factsOf(code.toStdString());
    QVERIFY2(facts.of("blocking-call").empty(), facts.list().c_str());
}

void BlockingCallTest::tellsKindAndTwin()
{
    const auto facts =
        factsOf("import time\nimport psycopg2\nfrom fastapi import FastAPI\n"
                "from anthropic import Anthropic\napp = FastAPI()\nbot = Anthropic()\n"
                "@app.get('/a')\nasync def a():\n    time.sleep(1)\n"
                "    psycopg2.connect('x')\n"
                "    bot.messages.create(model='m', max_tokens=1, messages=[])\n");
    QCOMPARE(
        facts.list("blocking-call", {"kind", "twin", "in", "library", "framework"}),
        std::string("blocking-call `time.sleep(1)` kind=sleep twin= in=endpoint library=python "
                    "framework=fastapi\n"
                    "blocking-call `psycopg2.connect('x')` kind=database twin= in=endpoint "
                    "library=psycopg2 framework=fastapi\n"
                    "blocking-call `bot.messages.create(model='m', max_tokens=1, messages=[])` "
                    "kind=sdk twin=anthropic.AsyncAnthropic in=endpoint library=anthropic "
                    "framework=fastapi\n"));
}

void BlockingCallTest::tellsTheWayThroughHelpers()
{
    const auto facts =
        factsOf("import time\ndef low():\n    time.sleep(3)\ndef middle():\n    low()\n"
                "async def top():\n    middle()\n");
    const auto blocking = facts.of("blocking-call");
    QCOMPARE(blocking.size(), std::size_t(1));
    QCOMPARE(facts.textOf(blocking[0]), std::string("middle()"));
    QCOMPARE(blocking[0].attribute("through"), std::string("helper"));
    QCOMPARE(blocking[0].attribute("name"), std::string("time.sleep"));
    QCOMPARE(blocking[0].path.size(), std::size_t(2));
    const auto &text = facts.program.module(0).file.text;
    const auto last = blocking[0].path.back().range;
    QCOMPARE(text.substr(last.start, last.size()), std::string("time.sleep(3)"));
}

void BlockingCallTest::followsOtherFiles()
{
    python::SourceFile helper, app;
    helper.name = "shop/prices.py";
    helper.text = "import requests\ndef price(item):\n    return requests.get(item).json()\n";
    app.name = "shop/main.py";
    app.text = "from shop.prices import price\nasync def show(item):\n    return price(item)\n";
    const auto facts = factsOf(std::vector<python::SourceFile>{helper, app});
    QCOMPARE(facts.list("blocking-call", {"name"}),
             std::string("blocking-call `price(item)` name=requests.get\n"));
}

void BlockingCallTest::countsAClientUnderAsyncWithAsItsTwin()
{
    const auto facts =
        factsOf("from azure.data.tables import TableClient\n"
                "t = TableClient.from_connection_string('c', 'n')\nasync def row():\n"
                "    async with t:\n        return t.get_entity('a', 'b')\n");
    QVERIFY2(facts.of("blocking-call").empty(), facts.list().c_str());
    QCOMPARE(facts.of("sync-object-in-async-syntax").size(), std::size_t(1));
}

QTEST_GUILESS_MAIN(BlockingCallTest)
#include "blocking_call_test.moc"
