#include "tests/app/mend/fixture.h"

class LoopRecipesTest : public QObject
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
    void loop_data()
    {
        QTest::addColumn<QString>("form");
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::newRow("running")
            << "get-running-loop"
            << "import asyncio\nasync def go():\n    return «asyncio.get_event_loop()».time()\n"
            << "import asyncio\nasync def go():\n    return asyncio.get_running_loop().time()\n";
        QTest::newRow("from import") << "get-running-loop"
                                     << "from asyncio import get_event_loop\nasync def go():\n    "
                                        "return «get_event_loop()».time()\n"
                                     << "from asyncio import get_running_loop\nasync def go():\n   "
                                        " return get_running_loop().time()\n";
        QTest::newRow("root")
            << "run-at-root"
            << "import asyncio\n\nasync def main(): ...\n\nloop = "
               "«asyncio.get_event_loop()»\ntry:\n    loop.run_until_complete(main())  # "
               "go\nfinally:\n    loop.close()\n"
            << "import asyncio\n\nasync def main(): ...\n\nasyncio.run(main())  # go\n";
        QTest::newRow("root, two lines")
            << "run-at-root"
            << "import asyncio\n\nasync def main(): ...\n\nif __name__ == '__main__':\n    loop = "
               "«asyncio.get_event_loop()»\n    loop.run_until_complete(main())\n    loop.close()\n"
            << "import asyncio\n\nasync def main(): ...\n\nif __name__ == '__main__':\n    "
               "asyncio.run(main())\n";
        QTest::newRow("root, chain")
            << "run-at-root"
            << "import asyncio\nasync def main(): "
               "...\n«asyncio.get_event_loop()».run_until_complete(main())\n"
            << "import asyncio\nasync def main(): ...\nasyncio.run(main())\n";
        QTest::newRow("two runs refuse") << "run-at-root"
                                         << "import asyncio\nasync def a(): ...\nloop = "
                                            "«asyncio.get_event_loop()»\nloop.run_until_complete(a("
                                            "))\nloop.run_until_complete(a())\n"
                                         << "";
        QTest::newRow("future refuses") << "run-at-root"
                                        << "import asyncio\nloop = «asyncio.get_event_loop()»\nf = "
                                           "loop.create_future()\nloop.run_until_complete(f)\n"
                                        << "";
        QTest::newRow("in a coroutine refuses")
            << "run-at-root"
            << "import asyncio\nasync def a(): ...\nasync def go():\n    "
               "«asyncio.get_event_loop()».run_until_complete(a())\n"
            << "";
    }

    void loop()
    {
        QFETCH(QString, form);
        QFETCH(QString, before);
        QFETCH(QString, after);
        check(draftOne(before.toStdString(), {"loop-access", {}},
                       {"loop-access", {{"form", {form.toStdString()}}}}),
              after);
    }

    void carry_data()
    {
        QTest::addColumn<QString>("form");
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::newRow("endpoint")
            << "endpoint-to-async"
            << "import asyncio\nfrom fastapi import FastAPI\napi = FastAPI()\nasync def job(): "
               "...\n@api.post('/jobs', status_code=202)\ndef start(n: int):\n    "
               "«asyncio.create_task(job())»\n    return n\n"
            << "import asyncio\nfrom fastapi import FastAPI\napi = FastAPI()\nasync def job(): "
               "...\n@api.post('/jobs', status_code=202)\nasync def start(n: int):\n    "
               "asyncio.create_task(job())\n    return n\n";
        QTest::newRow("endpoint with a run")
            << "endpoint-to-async"
            << "import asyncio\nfrom fastapi import FastAPI\napi = FastAPI()\nasync def rate(): "
               "...\n@api.get('/rate')\ndef get_rate():\n    loop = «asyncio.get_event_loop()»\n   "
               " return loop.run_until_complete(rate())\n"
            << "from fastapi import FastAPI\napi = FastAPI()\nasync def rate(): "
               "...\n@api.get('/rate')\nasync def get_rate():\n    return await rate()\n";
        QTest::newRow("no endpoint refuses") << "endpoint-to-async"
                                             << "import asyncio\nasync def job(): ...\ndef "
                                                "start():\n    «asyncio.create_task(job())»\n"
                                             << "";
        QTest::newRow("up to main")
            << "plain"
            << "async def load(): ...\ndef show():\n    print(«load()».name)\nif __name__ == "
               "'__main__':\n    show()\n"
            << "import asyncio\n\n\nasync def load(): ...\nasync def show():\n    print((await "
               "load()).name)\nif __name__ == '__main__':\n    asyncio.run(show())\n";
    }

    void carry()
    {
        QFETCH(QString, form);
        QFETCH(QString, before);
        QFETCH(QString, after);
        const bool run = before.contains("get_event_loop");
        const TestFact fact =
            form == "plain"
                ? TestFact{"coroutine-as-value", {}}
                : TestFact{"loop-access", {{"then", {run ? "run_until_complete" : "create_task"}}}};
        check(
            draftOne(before.toStdString(), fact, {"carry-async", {{"form", {form.toStdString()}}}}),
            after);
    }

    void future_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::newRow("one line")
            << "import asyncio\nasync def count(): ...\nasync def go():\n    return "
               "«asyncio.run_coroutine_threadsafe(count(), asyncio.get_running_loop()).result()»\n"
            << "async def count(): ...\nasync def go():\n    return await count()\n";
        QTest::newRow("timeout")
            << "import asyncio\nasync def count(): ...\nasync def go():\n    loop = "
               "asyncio.get_running_loop()\n    return «asyncio.run_coroutine_threadsafe(count(), "
               "loop).result(timeout=3)»[0]\n"
            << "import asyncio\nasync def count(): ...\nasync def go():\n    return (await "
               "asyncio.wait_for(count(), timeout=3))[0]\n";
        QTest::newRow("name")
            << "import asyncio\nasync def count(): ...\nasync def go():\n    loop = "
               "asyncio.get_running_loop()\n    future = asyncio.run_coroutine_threadsafe(count(), "
               "loop)\n    return «future.result()»\n"
            << "async def count(): ...\nasync def go():\n    return await count()\n";
        QTest::newRow("name, later")
            << "import asyncio\nasync def count(): ...\nasync def go():\n    future = "
               "asyncio.run_coroutine_threadsafe(count(), asyncio.get_running_loop())\n    "
               "print(1)\n    return «future.result()»\n"
            << "async def count(): ...\nasync def go():\n    future = await count()\n    "
               "print(1)\n    return future\n";
        QTest::newRow("another loop refuses")
            << "import asyncio\nasync def count(): ...\nasync def go(loop):\n    return "
               "«asyncio.run_coroutine_threadsafe(count(), loop).result()»\n"
            << "";
    }

    void future()
    {
        QFETCH(QString, before);
        QFETCH(QString, after);
        check(draftOne(before.toStdString(), {"own-loop-wait", {}}, {"own-future-await", {}}),
              after);
    }
};

QTEST_GUILESS_MAIN(LoopRecipesTest)
#include "loop_recipes_test.moc"
