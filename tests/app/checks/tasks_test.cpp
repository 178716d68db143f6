#include "tests/support/facts.h"
#include <QTest>

using support::factsOf;

/// Tasks, callbacks, locks and cancellation.
class TasksTest : public QObject
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

} // namespace

void TasksTest::states_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("attributes");
    QTest::addColumn<QString>("found");
    QTest::newRow("task as a statement")
        << work + "async def main():\n    asyncio.create_task(work())\n"
        << "dangling-task" << "call form"
        << "dangling-task `asyncio.create_task(work())` call=create_task form=statement\n";
    QTest::newRow("task in a name of no use")
        << work + "async def main():\n    _ = asyncio.ensure_future(work())\n"
        << "dangling-task" << "call form"
        << "dangling-task `asyncio.ensure_future(work())` call=ensure_future form=unused-name\n";
    QTest::newRow("gather nobody waits for")
        << work + "async def main():\n    asyncio.gather(work(), work())\n"
        << "dangling-task" << "call"
        << "dangling-task `asyncio.gather(work(), work())` call=gather\n";
    QTest::newRow("gather of a list")
        << work + "async def main():\n    await asyncio.gather([work(1), work(2)])\n"
        << "gather-of-list" << "in"
        << "gather-of-list `asyncio.gather([work(1), work(2)])` in=coroutine\n";
    QTest::newRow("gather of a list in a name")
        << work + "async def main():\n    jobs = [work(n) for n in range(3)]\n    await "
                  "asyncio.gather(jobs)\n"
        << "gather-of-list" << "in" << "gather-of-list `asyncio.gather(jobs)` in=coroutine\n";
    QTest::newRow("function awaited") << work + "async def main():\n    await work\n"
                                      << "missing-call" << "use"
                                      << "missing-call `work` use=await\n";
    QTest::newRow("function run") << work + "asyncio.run(work)\n"
                                  << "missing-call" << "use"
                                  << "missing-call `work` use=run\n";
    QTest::newRow("method scheduled")
        << "import asyncio\nclass A:\n    async def go(self):\n        pass\n    async def "
           "start(self):\n"
           "        self.t = asyncio.create_task(self.go)\n"
        << "missing-call" << "use" << "missing-call `self.go` use=create_task\n";
    QTest::newRow("thread lock held")
        << "import threading, asyncio\nlock = threading.Lock()\nasync def main():\n    with lock:\n"
           "        await asyncio.sleep(1)\n"
        << "thread-lock-across-await" << "object"
        << "thread-lock-across-await `lock` object=threading.Lock\n";
    QTest::newRow("cancellation swallowed")
        << work + "async def main():\n    try:\n        await work()\n    except "
                  "asyncio.CancelledError:\n        pass\n"
        << "swallowed-cancellation" << "catch then"
        << "swallowed-cancellation `except asyncio.CancelledError:` catch=cancelled then=go-on\n";
    QTest::newRow("bare except") << work + "async def main():\n    while True:\n        try:\n     "
                                           "       await work()\n        except:\n"
                                           "            continue\n"
                                 << "swallowed-cancellation" << "catch then"
                                 << "swallowed-cancellation `except:` catch=bare then=continue\n";
    QTest::newRow("base exception in a tuple")
        << work + "async def main():\n    try:\n        await work()\n    except (ValueError, "
                  "BaseException) as e:\n"
                  "        print(e)\n"
        << "swallowed-cancellation" << "catch"
        << "swallowed-cancellation `except (ValueError, BaseException) as e:` catch=base\n";
    QTest::newRow("loop argument")
        << "import asyncio\ndef make(loop):\n    return asyncio.Queue(loop=loop)\n"
        << "loop-argument" << "value name"
        << "loop-argument `asyncio.Queue(loop=loop)` value=loop name=asyncio.Queue\n";
    QTest::newRow("coroutine function to a thread")
        << work + "async def main():\n    await asyncio.to_thread(work, 1)\n"
        << "coroutine-to-sync-callback"
        << "form runs_it"
        << "coroutine-to-sync-callback `asyncio.to_thread(work, 1)` form=function runs_it=thread\n";
    QTest::newRow("coroutine to call_soon")
        << work + "async def main():\n    asyncio.get_running_loop().call_soon(work())\n"
        << "coroutine-to-sync-callback" << "form"
        << "coroutine-to-sync-callback `asyncio.get_running_loop().call_soon(work())` "
           "form=coroutine\n";
    QTest::newRow("thread target")
        << work + "import threading\nthreading.Thread(target=work).start()\n"
        << "coroutine-to-sync-callback"
        << "form" << "coroutine-to-sync-callback `threading.Thread(target=work)` form=function\n";
    QTest::newRow("lambda that makes a coroutine")
        << work +
               "async def main():\n    asyncio.get_running_loop().call_later(1, lambda: work())\n"
        << "coroutine-to-sync-callback" << "form"
        << "coroutine-to-sync-callback `asyncio.get_running_loop().call_later(1, lambda: work())` "
           "form=lambda\n";
}

void TasksTest::states()
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

void TasksTest::staysSilent_data()
{
    QTest::addColumn<QString>("code");
    QTest::newRow("task kept")
        << work + "async def main():\n    t = asyncio.create_task(work())\n    await t\n";
    QTest::newRow("task in a set") << work + "tasks = set()\nasync def main():\n    t = "
                                             "asyncio.create_task(work())\n    tasks.add(t)\n"
                                             "    t.add_done_callback(tasks.discard)\n";
    QTest::newRow("task group") << work + "async def main():\n    async with asyncio.TaskGroup() "
                                          "as g:\n        g.create_task(work())\n";
    QTest::newRow("gather of several")
        << work + "async def main():\n    await asyncio.gather(*[work(1), work(2)])\n    await "
                  "asyncio.gather(work(), work())\n";
    QTest::newRow("function handed over")
        << "import anyio\nasync def work():\n    pass\nanyio.run(work)\n";
    QTest::newRow("asyncio lock held")
        << "import asyncio\nlock = asyncio.Lock()\nasync def main():\n    async with lock:\n       "
           " await asyncio.sleep(1)\n";
    QTest::newRow("thread lock let go before")
        << "import threading, asyncio\nlock = threading.Lock()\nasync def main():\n    with "
           "lock:\n        n = 1\n"
           "    await asyncio.sleep(n)\n";
    QTest::newRow("cancellation raised again") << work +
                                                      "async def main():\n    try:\n        await "
                                                      "work()\n    except asyncio.CancelledError:\n"
                                                      "        print('stop')\n        raise\n";
    QTest::newRow("plain except") << work + "async def main():\n    try:\n        await work()\n   "
                                            " except Exception:\n        pass\n";
    QTest::newRow("task that was cancelled here")
        << work + "async def stop(t):\n    t.cancel()\n    try:\n        await t\n    except "
                  "asyncio.CancelledError:\n        pass\n";
    QTest::newRow("nothing waits in the try")
        << "async def main(x):\n    try:\n        x()\n    except:\n        pass\n    await x\n";
    QTest::newRow("cancellation seen first")
        << work + "async def main():\n    try:\n        await work()\n    except "
                  "asyncio.CancelledError:\n        raise\n"
                  "    except BaseException:\n        pass\n";
    QTest::newRow("cancellation raised by an earlier clause")
        << work + "async def main():\n    try:\n        await work()\n    except "
                  "asyncio.CancelledError:\n        raise\n    except (OSError, "
                  "asyncio.CancelledError):\n        pass\n";
    QTest::newRow("own function with loop")
        << "def sleep(n, loop=None):\n    pass\nasync def main(loop, x):\n    sleep(1, "
           "loop=loop)\n    await x\n";
    QTest::newRow("background task of a framework")
        << "from fastapi import FastAPI, BackgroundTasks\napp = FastAPI()\nasync def mail():\n    "
           "pass\n"
           "@app.get('/')\nasync def show(tasks: BackgroundTasks):\n    tasks.add_task(mail)\n";
}

void TasksTest::staysSilent()
{
    QFETCH(QString, code);
    const auto facts = factsOf(code.toStdString());
    QVERIFY2(facts.facts.empty(), facts.list().c_str());
}

QTEST_GUILESS_MAIN(TasksTest)
#include "tasks_test.moc"
