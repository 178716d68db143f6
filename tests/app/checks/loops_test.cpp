#include "tests/support/facts.h"
#include <QTest>

using support::factsOf;

/// Starting, finding and waiting for loops.
class LoopsTest : public QObject
{
    Q_OBJECT
private slots:
    void states_data();
    void states();
    void staysSilent_data();
    void staysSilent();
    void notebook();
};

void LoopsTest::states_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("attributes");
    QTest::addColumn<QString>("found");
    const QString api = "import asyncio\nfrom fastapi import FastAPI\napp = FastAPI()\nasync def "
                        "load():\n    pass\n";
    QTest::newRow("run in a coroutine") << "import asyncio\nasync def load():\n    pass\nasync def "
                                           "main():\n    asyncio.run(load())\n"
                                        << "nested-run" << "starter argument through loop"
                                        << "nested-run `asyncio.run(load())` starter=run "
                                           "argument=coroutine through=direct loop=new\n";
    QTest::newRow("current loop in an endpoint")
        << api + "@app.get('/')\nasync def show():\n    return "
                 "asyncio.get_event_loop().run_until_complete(load())\n"
        << "nested-run" << "starter argument loop in"
        << "nested-run `asyncio.get_event_loop().run_until_complete(load())` "
           "starter=run_until_complete argument=coroutine loop=current in=endpoint\n";
    QTest::newRow("new loop") << api + "async def show():\n    loop = asyncio.new_event_loop()\n   "
                                       " loop.run_until_complete(load())\n"
                              << "nested-run" << "loop"
                              << "nested-run `loop.run_until_complete(load())` loop=new\n";
    QTest::newRow("loop of somebody else")
        << "async def show(loop, job):\n    loop.run_until_complete(job)\n"
        << "nested-run" << "loop argument"
        << "nested-run `loop.run_until_complete(job)` loop=unknown argument=unknown\n";
    QTest::newRow("runner") << "import asyncio\nasync def load():\n    pass\nasync def main():\n   "
                               " with asyncio.Runner() as r:\n"
                               "        r.run(load())\n"
                            << "nested-run" << "starter"
                            << "nested-run `r.run(load())` starter=runner\n";
    QTest::newRow("helper below a coroutine")
        << api + "def fetch():\n    return asyncio.run(load())\nasync def show():\n    return "
                 "fetch()\n"
        << "nested-run" << "through" << "nested-run `fetch()` through=helper\n";
    QTest::newRow("run while imported")
        << api + "RULES = asyncio.run(load())\n"
        << "run-at-import" << "result starter"
        << "run-at-import `asyncio.run(load())` result=stored starter=run\n";
    QTest::newRow("run while imported, in a helper")
        << api + "def warm():\n    asyncio.run(load())\nwarm()\n"
        << "run-at-import" << "result"
        << "run-at-import `warm()` result=dropped\n";
    QTest::newRow("loop looked up in a thread")
        << api + "@app.get('/')\ndef show():\n    loop = asyncio.get_event_loop()\n"
                 "    return loop.run_until_complete(load())\n"
        << "loop-access" << "call then runs in"
        << "loop-access `asyncio.get_event_loop()` call=get_event_loop then=run_until_complete "
           "runs=thread in=endpoint\n";
    QTest::newRow("task in a thread")
        << api + "@app.get('/')\ndef show():\n    asyncio.create_task(load())\n"
        << "loop-access"
        << "call runs"
        << "loop-access `asyncio.create_task(load())` call=create_task runs=thread\n";
    QTest::newRow("loop at module level")
        << "import asyncio\nloop = asyncio.get_event_loop()\n"
        << "loop-access" << "in then"
        << "loop-access `asyncio.get_event_loop()` in=module then=none\n";
    QTest::newRow("waits for its own loop")
        << "import asyncio\nasync def count():\n    pass\nasync def totals():\n"
           "    return asyncio.run_coroutine_threadsafe(count(), "
           "asyncio.get_running_loop()).result()\n"
        << "own-loop-wait" << "form"
        << "own-loop-wait `asyncio.run_coroutine_threadsafe(count(), "
           "asyncio.get_running_loop()).result()` "
           "form=threadsafe-result\n";
    QTest::newRow("waits for an event that a coroutine sets")
        << "import threading\nready = threading.Event()\nasync def fill():\n    ready.set()\n"
           "async def use():\n    ready.wait()\n"
        << "own-loop-wait" << "form" << "own-loop-wait `ready.wait()` form=thread-event-wait\n";
    QTest::newRow("asks its own server")
        << api +
               "import requests\n@app.get('/stock/{item}')\nasync def stock(item):\n    return 1\n"
               "@app.get('/sum')\nasync def total():\n"
               "    return requests.get('http://localhost:8000/stock/3').json()\n"
        << "own-loop-wait" << "form"
        << "own-loop-wait `requests.get('http://localhost:8000/stock/3')` form=own-server\n";
    QTest::newRow("policy")
        << "import "
           "asyncio\nasyncio.set_event_loop_policy(asyncio.WindowsSelectorEventLoopPolicy())\n"
        << "loop-policy" << "policy call"
        << "loop-policy `asyncio.set_event_loop_policy(asyncio.WindowsSelectorEventLoopPolicy())` "
           "policy=asyncio.WindowsSelectorEventLoopPolicy call=set\n";
    QTest::newRow("patch") << api + "import nest_asyncio\nnest_asyncio.apply()\nasync def "
                                    "show():\n    asyncio.run(load())\n"
                           << "nest-asyncio" << "call needed"
                           << "nest-asyncio `import nest_asyncio` call=import needed=1\n"
                              "nest-asyncio `nest_asyncio.apply()` call=apply needed=1\n";
}

void LoopsTest::states()
{
    QFETCH(QString, code);
    QFETCH(QString, kind);
    QFETCH(QString, attributes);
    QFETCH(QString, found);
    std::vector<std::string> names;
    for (const QString &name : attributes.split(' '))
        names.push_back(name.toStdString());
    const auto facts = factsOf(code.toStdString());
    QCOMPARE(QString::fromStdString(facts.list(kind.toStdString(), names)), found);
}

void LoopsTest::staysSilent_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("kind");
    const QString job = "import asyncio\nasync def load():\n    pass\n";
    const QString api = "from fastapi import FastAPI\napp = FastAPI()\n" + job;
    QTest::newRow("run in a script") << job + "asyncio.run(load())\n" << "nested-run";
    QTest::newRow("run in a def endpoint")
        << api + "@app.get('/')\ndef show():\n    return asyncio.run(load())\n"
        << "nested-run";
    QTest::newRow("run in a thread of its own")
        << job + "def work():\n    asyncio.run(load())\nasync def main():\n    await "
                 "asyncio.to_thread(work)\n"
        << "nested-run";
    QTest::newRow("own method of the name") << "class Loop:\n    def run_until_complete(self, "
                                               "x):\n        return x\nasync def main():\n"
                                               "    Loop().run_until_complete(1)\n"
                                            << "nested-run";
    QTest::newRow("script without an app") << job + "asyncio.run(load())\n" << "run-at-import";
    QTest::newRow("main guard") << api + "if __name__ == '__main__':\n    asyncio.run(load())\n"
                                << "run-at-import";
    QTest::newRow("lifespan")
        << api + "from contextlib import asynccontextmanager\n@asynccontextmanager\nasync def "
                 "life(app):\n"
                 "    await load()\n    yield\n"
        << "run-at-import";
    QTest::newRow("task in a coroutine")
        << job + "async def main():\n    t = asyncio.create_task(load())\n    await t\n"
        << "loop-access";
    QTest::newRow("running loop in a coroutine")
        << job + "async def main():\n    return asyncio.get_running_loop().time()\n"
        << "loop-access";
    QTest::newRow("running loop in a helper of coroutines")
        << job + "def now():\n    return asyncio.get_running_loop().time()\nasync def main():\n    "
                 "return now()\n"
        << "loop-access";
    QTest::newRow("loop of another thread")
        << "import asyncio, threading\nloop = asyncio.new_event_loop()\n"
           "threading.Thread(target=loop.run_forever, daemon=True).start()\nasync def count():\n   "
           " pass\n"
           "async def totals():\n    return asyncio.run_coroutine_threadsafe(count(), "
           "loop).result()\n"
        << "own-loop-wait";
    QTest::newRow("from a thread")
        << job + "def work(loop):\n    return asyncio.run_coroutine_threadsafe(load(), "
                 "loop).result()\n"
        << "own-loop-wait";
    QTest::newRow("event that a thread sets")
        << "import threading\nready = threading.Event()\ndef fill():\n    ready.set()\n"
           "async def use():\n    ready.wait()\n"
        << "own-loop-wait";
    QTest::newRow("another server")
        << api + "import requests\n@app.get('/stock')\nasync def stock():\n"
                 "    return requests.get('http://localhost:9100/metrics')\n"
        << "own-loop-wait";
    QTest::newRow("another package") << "import nested\nnested.apply()\n" << "nest-asyncio";
}

void LoopsTest::staysSilent()
{
    QFETCH(QString, code);
    QFETCH(QString, kind);
    const auto facts = factsOf(code.toStdString());
    QVERIFY2(facts.of(kind.toStdString()).empty(), facts.list().c_str());
}

void LoopsTest::notebook()
{
    const auto facts = support::factsOfNotebook("import asyncio\nasync def load():\n    return 1\n"
                                                "asyncio.run(load())\n");
    QCOMPARE(facts.list("nested-run", {"in", "runs"}),
             std::string("nested-run `asyncio.run(load())` in=notebook runs=loop\n"));
}

QTEST_GUILESS_MAIN(LoopsTest)
#include "loops_test.moc"
