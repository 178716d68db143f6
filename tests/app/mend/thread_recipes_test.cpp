#include "tests/app/mend/fixture.h"

class ThreadRecipesTest : public QObject
{
    Q_OBJECT

    static void check(const Drafted &drafted, const QString &after)
    {
        if (after.isEmpty())
            QVERIFY2(!drafted.refusal.empty(), drafted.text().c_str());
        else
            compareText(drafted.text(), after.toStdString());
    }

private slots:
    void thread_data()
    {
        QTest::addColumn<QString>("python");
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::newRow("chain") << "3.11"
                               << "import asyncio\nimport requests\n\nasync def go(u):\n    return "
                                  "«requests.get(u, timeout=5)».json()\n"
                               << "import asyncio\nimport requests\n\nasync def go(u):\n    return "
                                  "(await asyncio.to_thread(requests.get, u, timeout=5)).json()\n";
        QTest::newRow("import added")
            << "3.11"
            << "\"\"\"Doc.\"\"\"\nfrom __future__ import annotations\n\nimport os\n\nimport "
               "requests\n\n\nasync def go(u):\n    «requests.get(u)»\n"
            << "\"\"\"Doc.\"\"\"\nfrom __future__ import annotations\n\nimport asyncio\nimport "
               "os\n\nimport requests\n\n\nasync def go(u):\n    await "
               "asyncio.to_thread(requests.get, u)\n";
        QTest::newRow("group added")
            << "3.11" << "import requests\n\nasync def go(u):\n    «requests.get(u)»\n"
            << "import asyncio\n\nimport requests\n\nasync def go(u):\n    await "
               "asyncio.to_thread(requests.get, u)\n";
        QTest::newRow("many lines")
            << "3.11"
            << "import asyncio, requests\nasync def go(u):\n    r = «requests.get(\n        u,  # "
               "url\n    )»\n"
            << "import asyncio, requests\nasync def go(u):\n    r = await "
               "asyncio.to_thread(\n        requests.get,\n        u,  # url\n    )\n";
        QTest::newRow("no arguments")
            << "3.11"
            << "import asyncio as a\nimport os\nasync def go():\n    return «os.getcwd()»\n"
            << "import asyncio as a\nimport os\nasync def go():\n    return await "
               "a.to_thread(os.getcwd)\n";
        QTest::newRow("generator argument")
            << "3.11" << "import asyncio\nasync def go(n):\n    return «sum(i for i in n)»\n"
            << "import asyncio\nasync def go(n):\n    return await asyncio.to_thread(sum, (i for i "
               "in n))\n";
        QTest::newRow("pool in use")
            << "3.11"
            << "import requests\nfrom fastapi.concurrency import run_in_threadpool as pool\nasync "
               "def go(u):\n    await pool(print)\n    return «requests.get(u)»\n"
            << "import requests\nfrom fastapi.concurrency import run_in_threadpool as pool\nasync "
               "def go(u):\n    await pool(print)\n    return await pool(requests.get, u)\n";
        QTest::newRow("fastapi")
            << "3.11"
            << "import requests\nfrom fastapi import FastAPI\napi = FastAPI()\nasync def go(u):\n  "
               "  "
               "return «requests.get(u)»\n"
            << "import requests\nfrom fastapi import FastAPI\nfrom fastapi.concurrency import "
               "run_in_threadpool\napi = FastAPI()\nasync def go(u):\n    return await "
               "run_in_threadpool(requests.get, u)\n";
        QTest::newRow("3.8, fastapi")
            << "3.8"
            << "import requests\nfrom fastapi import FastAPI\napi = FastAPI()\nasync def go(u):\n  "
               "  return «requests.get(u)»\n"
            << "import requests\nfrom fastapi import FastAPI\nfrom fastapi.concurrency import "
               "run_in_threadpool\napi = FastAPI()\nasync def go(u):\n    return await "
               "run_in_threadpool(requests.get, u)\n";
        QTest::newRow("3.8")
            << "3.8"
            << "import asyncio\nimport requests\nasync def go(u):\n    return «requests.get(u)»\n"
            << "import asyncio\nimport requests\nasync def go(u):\n    return await "
               "asyncio.get_running_loop().run_in_executor(None, requests.get, u)\n";
        QTest::newRow("awaited already")
            << "3.11"
            << "import asyncio\nimport requests\nasync def go(u):\n    return await "
               "«requests.get(u)»\n"
            << "import asyncio\nimport requests\nasync def go(u):\n    return await "
               "asyncio.to_thread(requests.get, u)\n";
        const QString wide =
            "requests.get(u, 'an argument that is written out here', 'and one more "
            "that is as long as this', timeout=5)";
        const QString inner = QString(wide).replace("requests.get(u", "requests.get, u").chopped(1);
        const QString head = "import asyncio\nimport requests\nasync def go(u):\n    return ";
        const QString comment = "# " + QString(150, 'x') + "\n";
        QTest::newRow("as wide as the file")
            << "3.11" << comment + head + "«" + wide + "»\n"
            << comment + head + "await asyncio.to_thread(" + inner + ")\n";
        QTest::newRow("wraps") << "3.11" << head + "«" + wide + "»\n"
                               << head + "await asyncio.to_thread(\n        " + inner + "\n    )\n";
        QTest::newRow("3.8, keywords")
            << "3.8"
            << "import asyncio\nimport requests\nasync def go(u):\n    return «requests.get(u, "
               "timeout=1)»\n"
            << "import asyncio\nimport functools\nimport requests\nasync def go(u):\n    return "
               "await asyncio.get_running_loop().run_in_executor(None, "
               "functools.partial(requests.get, u, timeout=1))\n";
        QTest::newRow("helper") << "3.11"
                                << "import asyncio\nimport requests\ndef load(u, n=1):\n    return "
                                   "requests.get(u)\nasync def go(u):\n    return «load(u, n=2)»\n"
                                << "import asyncio\nimport requests\ndef load(u, n=1):\n    return "
                                   "requests.get(u)\nasync def go(u):\n    return await "
                                   "asyncio.to_thread(load, u, n=2)\n";
        QTest::newRow("bound refuses") << "3.11"
                                       << "import sqlite3\ndb = sqlite3.connect('x')\nasync def "
                                          "go():\n    return «db.execute('select 1')»\n"
                                       << "";
        QTest::newRow("bound argument refuses")
            << "3.11"
            << "import sqlite3\ndb = sqlite3.connect('x')\ndef load(c): ...\nasync def go():\n    "
               "return «load(db)»\n"
            << "";
        QTest::newRow("loop in the helper refuses")
            << "3.11"
            << "import time\ndef work(f):\n    time.sleep(1)\n    f.set_result(1)\ndef load(f):\n  "
               "  "
               "work(f)\nasync def go(f):\n    «load(f)»\n"
            << "";
        QTest::newRow("own class refuses")
            << "3.11"
            << "import time\nclass A:\n    def __init__(self):\n        time.sleep(1)\nasync def "
               "go():\n    return «A()»\n"
            << "";
        QTest::newRow("with refuses")
            << "3.11" << "async def go():\n    with «open('x')» as f:\n        return f.read()\n"
            << "";
        QTest::newRow("generator refuses") << "3.11"
                                           << "def rows():\n    yield 1\nasync def go():\n    for "
                                              "r in «rows()»:\n        print(r)\n"
                                           << "";
        QTest::newRow("plain function refuses")
            << "3.11" << "import requests\ndef go(u):\n    return «requests.get(u)»\n"
            << "";
        QTest::newRow("lazy result refuses")
            << "3.11"
            << "from azure.data.tables import TableClient\nt = TableClient('u', 't')\nasync def "
               "go():\n    return list(«t.list_entities()»)\n"
            << "";
        QTest::newRow("name taken refuses")
            << "3.11"
            << "import requests\nasyncio = 1\nasync def go(u):\n    return «requests.get(u)»\n"
            << "";
    }
    void thread()
    {
        QFETCH(QString, python);
        QFETCH(QString, before);
        QFETCH(QString, after);
        check(draftOne(before.toStdString(), {"blocking-call", {}}, {"call-to-thread", {}},
                       *base::parsePythonVersion(python.toStdString())),
              after);
    }

    void swap_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::newRow("import in place")
            << "import time\n\nfrom fastapi import FastAPI\n\nasync def go():\n    "
               "«time.sleep(1)»\n"
            << "import asyncio\n\nfrom fastapi import FastAPI\n\nasync def go():\n    await "
               "asyncio.sleep(1)\n";
        QTest::newRow("both used") << "import asyncio\nimport time\nasync def go():\n    "
                                      "«time.sleep(1)»\n    return time.time(), asyncio\n"
                                   << "import asyncio\nimport time\nasync def go():\n    await "
                                      "asyncio.sleep(1)\n    return time.time(), asyncio\n";
        QTest::newRow("from import")
            << "from time import sleep, time\nasync def go():\n    «sleep(1)»\n    return time()\n"
            << "import asyncio\nfrom time import time\nasync def go():\n    await "
               "asyncio.sleep(1)\n    return time()\n";
        QTest::newRow("bom and tabs")
            << "\xEF\xBB\xBFimport time\r\nasync def go():\r\n\t«time.sleep(1)»  # é\r\n"
            << "\xEF\xBB\xBFimport asyncio\r\nasync def go():\r\n\tawait asyncio.sleep(1)  # é\r\n";
        QTest::newRow("no twin refuses")
            << "import requests\nasync def go(u):\n    «requests.get(u)»\n"
            << "";
    }
    void swap()
    {
        QFETCH(QString, before);
        QFETCH(QString, after);
        check(draftOne(before.toStdString(), {"blocking-call", {}},
                       {"call-swap", {{"form", {"sleep"}}}}),
              after);
    }

    void block_data()
    {
        QTest::addColumn<QString>("form");
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::newRow("with") << "with-to-async-with"
                              << "async def go(s):\n    with «s» as t:\n        pass\n"
                              << "async def go(s):\n    async with s as t:\n        pass\n";
        QTest::newRow("for") << "for-to-async-for"
                             << "async def go(s):\n    for x in «s»:\n        pass\n"
                             << "async def go(s):\n    async for x in s:\n        pass\n";
        QTest::newRow("comprehension")
            << "for-to-async-for" << "async def go(s):\n    return [x for x in «s»]\n"
            << "async def go(s):\n    return [x async for x in s]\n";
        QTest::newRow("back") << "async-with-to-with"
                              << "async def go(s):\n    async with «s» as t:\n        pass\n"
                              << "async def go(s):\n    with s as t:\n        pass\n";
        QTest::newRow("for back") << "async-for-to-for"
                                  << "async def go(s):\n    async for x in «s»:\n        pass\n"
                                  << "async def go(s):\n    for x in s:\n        pass\n";
        QTest::newRow("plain function refuses")
            << "with-to-async-with" << "def go(s):\n    with «s» as t:\n        pass\n"
            << "";
        QTest::newRow("another item refuses")
            << "with-to-async-with"
            << "async def go(s):\n    with open('x') as f, «s» as t:\n        pass\n"
            << "";
    }
    void block()
    {
        QFETCH(QString, form);
        QFETCH(QString, before);
        QFETCH(QString, after);
        check(draftOne(before.toStdString(), {"async-object-in-sync-syntax", {}},
                       {"block-kind", {{"form", {form.toStdString()}}}}),
              after);
    }

    void endpoint_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        const QString head = "import asyncio\nimport requests\nfrom fastapi import FastAPI\napi = "
                             "FastAPI()\nasync def load(): ...\n@api.get('/a')\n";
        QTest::newRow("plain") << head + "async def go():\n    return «requests.get('u')».json()\n"
                               << head + "def go():\n    return requests.get('u').json()\n";
        QTest::newRow("await refuses")
            << head + "async def go():\n    await load()\n    return «requests.get('u')».json()\n"
            << "";
        QTest::newRow("unawaited coroutine refuses")
            << head + "async def go():\n    load()\n    return «requests.get('u')».json()\n"
            << "";
        QTest::newRow("running loop refuses")
            << head + "async def go():\n    asyncio.create_task(load())\n    return "
                      "«requests.get('u')».json()\n"
            << "";
        QTest::newRow("async for refuses") << head + "async def go(s):\n    async for x in s: "
                                                     "pass\n    return «requests.get('u')».json()\n"
                                           << "";
        QTest::newRow("no endpoint refuses")
            << QString("import requests\nasync def go():\n    return «requests.get('u')»\n") << "";
    }
    void endpoint()
    {
        QFETCH(QString, before);
        QFETCH(QString, after);
        check(draftOne(before.toStdString(), {"blocking-call", {}}, {"endpoint-to-def", {}}),
              after);
    }

    void names_data()
    {
        QTest::addColumn<QString>("recipe");
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::newRow("attribute")
            << "rename-name"
            << "import azure.functions as func\ndef main(c: «func.HttpContext»): ...\n"
            << "import azure.functions as func\ndef main(c: func.Context): ...\n";
        QTest::newRow("from import")
            << "rename-name"
            << "from azure.functions import HttpContext\ndef main(c: «HttpContext»): ...\n"
            << "from azure.functions import Context\ndef main(c: Context): ...\n";
        QTest::newRow("page size")
            << "table-query-args"
            << "from azure.data.tables import TableClient\nt = TableClient('u', 't')\nfor r in "
               "«t.query_entities('x', max_page_size=5)»: pass\n"
            << "from azure.data.tables import TableClient\nt = TableClient('u', 't')\nfor r in "
               "t.query_entities('x', results_per_page=5): pass\n";
    }
    void names()
    {
        QFETCH(QString, recipe);
        QFETCH(QString, before);
        QFETCH(QString, after);
        check(
            draftOne(before.toStdString(),
                     {recipe == "rename-name" ? "absent-name" : "call-argument",
                      {{"name",
                        {recipe == "rename-name" ? "azure.functions.HttpContext"
                                                 : "azure.data.tables.TableClient.query_entities"}},
                       {"replacement", {"azure.functions.Context"}}}},
                     {recipe.toStdString(), {}}),
            after);
    }
};

QTEST_GUILESS_MAIN(ThreadRecipesTest)
#include "thread_recipes_test.moc"
