#include "tests/support/facts.h"
#include <QTest>

using support::factsOf;

/// What blocks and scopes do: task groups, timeouts, clients that a block closes; and opinions.
class ScopesTest : public QObject
{
    Q_OBJECT
private slots:
    void states_data();
    void states();
    void staysSilent_data();
    void staysSilent();
};

namespace {

const QString work = "import asyncio\nasync def work(n=0):\n    await asyncio.sleep(n)\n";
const QString client = "import asyncio, httpx\nasync def get(client, n):\n    return await "
                       "client.get(n)\n";

} // namespace

void ScopesTest::states_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("attributes");
    QTest::addColumn<QString>("found");
    QTest::newRow("wait for coroutines")
        << work + "async def main():\n    await asyncio.wait([work(1), work(2)])\n"
        << "wait-of-coroutines" << "given"
        << "wait-of-coroutines `asyncio.wait([work(1), work(2)])` given=display\n";
    QTest::newRow("wait for coroutines of a name")
        << work + "async def main():\n    jobs = []\n    jobs.append(work(1))\n    await "
                  "asyncio.wait(jobs)\n"
        << "wait-of-coroutines" << "given"
        << "wait-of-coroutines `asyncio.wait(jobs)` given=name\n";
    QTest::newRow("wait for what a helper gives")
        << work + "def jobs():\n    return [work(n) for n in range(3)]\nasync def main():\n    "
                  "await asyncio.wait(jobs())\n"
        << "wait-of-coroutines" << "given"
        << "wait-of-coroutines `asyncio.wait(jobs())` given=call\n";
    QTest::newRow("results read in the group")
        << work + "async def main():\n    async with asyncio.TaskGroup() as g:\n        t = "
                  "g.create_task(work())\n        return t.result()\n"
        << "task-group-jump" << "jump place reads"
        << "task-group-jump `return t.result()` jump=return place=end reads=results\n";
    QTest::newRow("break out of the group")
        << work + "async def main(xs):\n    for x in xs:\n        async with asyncio.TaskGroup() "
                  "as g:\n            g.create_task(work())\n            if x:\n                "
                  "break\n"
        << "task-group-jump" << "jump place reads"
        << "task-group-jump `break` jump=break place=middle reads=nothing\n";
    QTest::newRow("yield in a timeout")
        << work + "async def values():\n    async with asyncio.timeout(1):\n        await work()\n "
                  "       yield 1\n"
        << "yield-in-scope" << "scope" << "yield-in-scope `yield 1` scope=timeout\n";
    QTest::newRow("yield in a manager that is left open")
        << "class Door:\n    async def __aenter__(self): ...\n    async def __aexit__(self, *e): "
           "...\nasync def guests():\n    async with Door() as d:\n        yield d\nasync def "
           "main():\n    async for g in guests():\n        break\n"
        << "yield-in-scope" << "scope" << "yield-in-scope `yield d` scope=manager\n";
    QTest::newRow("group of a helper")
        << work + "def crew():\n    return asyncio.TaskGroup()\nasync def main():\n    async with "
                  "crew() as g:\n        g.create_task(work())\n        return 1\n"
        << "task-group-jump" << "jump" << "task-group-jump `return 1` jump=return\n";
    QTest::newRow("client used behind its block")
        << client + "async def main():\n    async with httpx.AsyncClient() as c:\n        await "
                    "get(c, 1)\n    await c.get('x')\n"
        << "used-after-block" << "form" << "used-after-block `c` form=used\n";
    QTest::newRow("work awaited behind the block")
        << client + "async def main():\n    async with httpx.AsyncClient() as c:\n        jobs = "
                    "[get(c, n) for n in range(3)]\n    return await asyncio.gather(*jobs)\n"
        << "used-after-block" << "form" << "used-after-block `jobs` form=work\n";
    QTest::newRow("client handed out")
        << client + "async def make():\n    async with httpx.AsyncClient() as c:\n        return "
                    "c\n"
        << "used-after-block" << "form" << "used-after-block `return c` form=returned\n";
    QTest::newRow("lock acquired by hand")
        << "import threading, asyncio\nlock = threading.Lock()\nasync def main():\n    "
           "lock.acquire()\n    try:\n        await asyncio.sleep(1)\n    finally:\n        "
           "lock.release()\n"
        << "thread-lock-across-await" << "object"
        << "thread-lock-across-await `lock` object=threading.Lock\n";
    QTest::newRow("task of a loop by name")
        << work + "async def main(loop):\n    loop.create_task(work())\n"
        << "dangling-task" << "call"
        << "dangling-task `loop.create_task(work())` call=create_task\n";
    QTest::newRow("task of a helper")
        << work + "def spawn(coro):\n    return asyncio.create_task(coro)\nasync def main():\n    "
                  "spawn(work())\n"
        << "dangling-task" << "call form"
        << "dangling-task `spawn(work())` call=create_task form=statement\n";
    QTest::newRow("partial that is not called")
        << work + "import functools\nasync def main():\n    await "
                  "asyncio.create_task(functools.partial(work, 1))\n"
        << "missing-call" << "use" << "missing-call `functools.partial(work, 1)` use=create_task\n";
    QTest::newRow("awaits in a row")
        << work + "async def main(xs):\n    rows = []\n    for x in xs:\n        "
                  "rows.append(await work(x))\n"
        << "awaits-in-a-row" << "form" << "awaits-in-a-row `await work(x)` form=loop\n";
    QTest::newRow("busy wait") << work + "async def main(x):\n    while not x.done:\n        await "
                                         "asyncio.sleep(0.1)\n"
                               << "busy-wait" << "in"
                               << "busy-wait `not x.done` in=coroutine\n";
    QTest::newRow("async without await") << "async def total(xs):\n    return sum(xs)\n"
                                         << "async-without-await" << "called"
                                         << "async-without-await `total` called=no\n";
    QTest::newRow("timeout without await")
        << work + "async def main(x):\n    async with asyncio.timeout(1):\n        x.run()\n    "
                  "await work()\n"
        << "timeout-without-await" << "in"
        << "timeout-without-await `asyncio.timeout(1)` in=coroutine\n";
    QTest::newRow("filter by an async function")
        << work + "async def main(xs):\n    await work()\n    return list(filter(work, xs))\n"
        << "coroutine-to-sync-callback" << "runs_it"
        << "coroutine-to-sync-callback `filter(work, xs)` runs_it=main\n";
}

void ScopesTest::states()
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

void ScopesTest::staysSilent_data()
{
    QTest::addColumn<QString>("code");
    QTest::newRow("tasks given to wait")
        << work + "async def main():\n    jobs = [asyncio.create_task(work(n)) for n in "
                  "range(3)]\n    await asyncio.wait(jobs)\n";
    QTest::newRow("return behind the group")
        << work + "async def main():\n    async with asyncio.TaskGroup() as g:\n        t = "
                  "g.create_task(work())\n    return t.result()\n";
    QTest::newRow("rest cancelled before the return")
        << work + "async def main():\n    async with asyncio.TaskGroup() as g:\n        t = "
                  "g.create_task(work())\n        t.cancel()\n        return 1\n";
    QTest::newRow("continue of a loop in the group")
        << work + "async def main(xs):\n    async with asyncio.TaskGroup() as g:\n        for x "
                  "in xs:\n            if x:\n                continue\n            "
                  "g.create_task(work(x))\n";
    QTest::newRow("yield of a manager")
        << work + "from contextlib import asynccontextmanager\n@asynccontextmanager\nasync def "
                  "limited():\n    async with asyncio.timeout(1):\n        yield\n";
    QTest::newRow("yield behind the scope")
        << work + "async def values():\n    async with asyncio.timeout(1):\n        await "
                  "work()\n    yield 1\n";
    QTest::newRow("a generator that is closed")
        << "from contextlib import aclosing\nclass Door:\n    async def __aenter__(self): ...\n    "
           "async def __aexit__(self, *e): ...\nasync def guests():\n    async with Door() as "
           "d:\n        yield d\nasync def main():\n    async with aclosing(guests()) as gs:\n    "
           "    async for g in gs:\n            break\n";
    QTest::newRow("what outlives its client")
        << client + "async def main():\n    async with httpx.AsyncClient() as c:\n        r = "
                    "await get(c, 1)\n    return r.text, c.is_closed\n";
    QTest::newRow("another client of the same name")
        << client + "async def main():\n    async with httpx.AsyncClient() as c:\n        await "
                    "get(c, 1)\n    async with httpx.AsyncClient() as c:\n        await get(c, "
                    "2)\n";
    QTest::newRow("what a test expects")
        << "import pytest\ndef test_it(f):\n    with pytest.raises(ValueError) as e:\n        "
           "f()\n    assert e.match('x')\n";
    QTest::newRow("lock let go before the wait")
        << "import threading, asyncio\nlock = threading.Lock()\nasync def main(x):\n    "
           "lock.acquire()\n    x.n += 1\n    lock.release()\n    await asyncio.sleep(1)\n";
    QTest::newRow("poll that does its work")
        << work + "async def main(x):\n    while not x.done:\n        x.step()\n        await "
                  "asyncio.sleep(0.1)\n";
    QTest::newRow("a server's loop") << work + "async def main(x):\n    while True:\n        await "
                                               "asyncio.sleep(3600)\n";
    QTest::newRow("each await needs the last")
        << work + "async def main(page):\n    while page:\n        page = await page.next()\n";
    QTest::newRow("promised by a base class")
        << "class Reader:\n    async def read(self): ...\nclass Empty(Reader):\n    async def "
           "read(self):\n        return b''\n";
    QTest::newRow("helper that keeps its task")
        << work + "tasks = set()\ndef spawn(coro):\n    t = asyncio.create_task(coro)\n    "
                  "tasks.add(t)\n    return t\nasync def main():\n    spawn(work())\n    await "
                  "work()\n";
    QTest::newRow("loop for older Pythons")
        << "import asyncio, sys\ndef make(loop):\n    if sys.version_info < (3, 10):\n        "
           "return asyncio.Queue(loop=loop)\n    return asyncio.Queue()\n";
    QTest::newRow("handed on as a coroutine function")
        << "async def handle(x):\n    return x\ndef setup(app):\n    app.on('x', handle)\n";
}

void ScopesTest::staysSilent()
{
    QFETCH(QString, code);
    const auto facts = factsOf(code.toStdString());
    const auto counted = [](const std::string &kind) { return kind != "blocking-call"; };
    for (const auto &fact : facts.facts)
        QVERIFY2(!counted(fact.kind), facts.list().c_str());
}

QTEST_GUILESS_MAIN(ScopesTest)
#include "scopes_test.moc"
