#include "tests/app/mend/proposed.h"

class LoopFactoryTest : public QObject
{
    Q_OBJECT
private slots:
    void factory_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        const char *uv = "import uvloop\n";
        QTest::newRow("default goes")
            << "import asyncio\n\n\nasync def main(): ...\n\n\nasyncio.set_event_loop_policy("
               "asyncio.DefaultEventLoopPolicy())\nasyncio.run(main())\n"
            << "import asyncio\n\n\nasync def main(): ...\n\n\nasyncio.run(main())\n";
        QTest::newRow("uvloop, aliased")
            << "import asyncio as aio\nimport uvloop as uv\n\n\nasync def main(): ...\n\n\nif "
               "__name__ == '__main__':\n\taio.set_event_loop_policy(uv.EventLoopPolicy())\n\t"
               "aio.run(\n\t\tmain(),\n\t\tdebug=True,\n\t)\n"
            << "import asyncio as aio\nimport uvloop as uv\n\n\nasync def main(): ...\n\n\nif "
               "__name__ == '__main__':\n\taio.run(\n\t\tmain(),\n\t\tdebug=True,\n\t\t"
               "loop_factory=uv.new_event_loop,\n\t)\n";
        QTest::newRow("install, two runs")
            << QString(uv) + "import asyncio\nfrom asyncio import run\n\n\nasync def main(): "
                             "...\n\n\ndef go():\n    uvloop.install()  # fast\n    run(main())\n  "
                             "  asyncio.run(main(), debug=True)\n\n\ngo()\n"
            << QString(uv) + "import asyncio\nfrom asyncio import run\n\n\nasync def main(): "
                             "...\n\n\ndef go():\n    run(main(), "
                             "loop_factory=uvloop.new_event_loop)\n    asyncio.run(main(), "
                             "debug=True, loop_factory=uvloop.new_event_loop)\n\n\ngo()\n";
        QTest::newRow("another loop is made: refuses")
            << QString(uv) + "import asyncio\n\n\nasync def main(): ...\n\n\n"
                             "uvloop.install()\nloop = "
                             "asyncio.new_event_loop()\nloop.run_until_complete(main())\n"
                             "asyncio.run(main())\n"
            << "";
        QTest::newRow("no run in sight: refuses") << QString(uv) + "uvloop.install()\n" << "";
        QTest::newRow("under a condition: refuses")
            << QString(uv) + "import asyncio, os\n\n\nasync def main(): ...\n\n\nif "
                             "os.environ.get('FAST'):\n    uvloop.install()\nasyncio.run(main())\n"
            << "";
        QTest::newRow("own policy: refuses")
            << "import asyncio\n\n\nclass Own(asyncio.DefaultEventLoopPolicy): ...\n\n\nasync def "
               "main(): ...\n\n\nasyncio.set_event_loop_policy(Own())\nasyncio.run(main())\n"
            << "";
    }
    void factory()
    {
        QFETCH(QString, before);
        QFETCH(QString, after);
        const std::string cause = "event-loop-policy-deprecated";
        const base::PythonVersion version{3, 14};
        compareFix(before.toStdString(), cause, "loop-factory", after.toStdString(), version);
        compareFix(withCrLf(before.toStdString()), cause, "loop-factory",
                   withCrLf(after.toStdString()), version);
    }

    void windows_data()
    {
        QTest::addColumn<QString>("fix");
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::newRow("guarded")
            << "guard"
            << "import asyncio\n\n\nasync def main(): ...\n\n\nif __name__ == '__main__':\n    "
               "asyncio.set_event_loop_policy(\n        "
               "asyncio.WindowsSelectorEventLoopPolicy()  # psycopg\n    )\n    "
               "asyncio.run(main())\n"
            << "import asyncio\nimport sys\n\n\nasync def main(): ...\n\n\nif __name__ == "
               "'__main__':\n    if sys.platform == 'win32':\n        "
               "asyncio.set_event_loop_policy(\n            "
               "asyncio.WindowsSelectorEventLoopPolicy()  # psycopg\n        )\n    "
               "asyncio.run(main())\n";
        QTest::newRow("factory")
            << "loop-factory"
            << "import asyncio\n\n\nasync def main(): ...\n\n\nasyncio.set_event_loop_policy("
               "asyncio.WindowsSelectorEventLoopPolicy())\nasyncio.run(main())\n"
            << "import asyncio\n\n\nasync def main(): ...\n\n\nasyncio.run(main(), "
               "loop_factory=asyncio.SelectorEventLoop)\n";
        QTest::newRow("two on a line: refuses")
            << "guard"
            << "import asyncio; "
               "asyncio.set_event_loop_policy(asyncio.WindowsSelectorEventLoopPolicy())\n"
            << "";
        QTest::newRow("kept: refuses")
            << "guard" << "import asyncio\np = asyncio.WindowsSelectorEventLoopPolicy()\n"
            << "";
    }
    void windows()
    {
        QFETCH(QString, fix);
        QFETCH(QString, before);
        QFETCH(QString, after);
        const std::string cause = "windows-policy-off-windows";
        const base::PythonVersion version{3, 12};
        compareFix(before.toStdString(), cause, fix.toStdString(), after.toStdString(), version);
        compareFix(withCrLf(before.toStdString()), cause, fix.toStdString(),
                   withCrLf(after.toStdString()), version);
    }

    void guardedAlreadyIsSilent()
    {
        const Proposals proposals(
            {{"main.py", "import asyncio\nimport sys\n\nif sys.platform == 'win32':\n    "
                         "asyncio.set_event_loop_policy(asyncio.WindowsSelectorEventLoopPolicy())"
                         "\n"}});
        QVERIFY(proposals.causes().empty());
    }

    void fromThread_data()
    {
        QTest::addColumn<QString>("cause");
        QTest::addColumn<QString>("body");
        QTest::addColumn<QString>("after");
        const char *current = "get-event-loop-in-endpoint-thread";
        const char *task = "task-made-in-endpoint-thread";
        QTest::newRow("run") << current
                             << "    return asyncio.get_event_loop().run_until_complete(work(a))\n"
                             << "    return from_thread.run(work, a)\n";
        QTest::newRow("loop under a name")
            << current
            << "    loop = asyncio.get_event_loop()\n    value = "
               "loop.run_until_complete(work(a, b=2))\n    return value\n"
            << "    value = from_thread.run(functools.partial(work, a, b=2))\n    return value\n";
        QTest::newRow("dropped task") << task << "    asyncio.create_task(work(a))  # later\n"
                                      << "    from_thread.run(work, a)  # later\n";
        QTest::newRow("kept task refuses")
            << task << "    task = asyncio.create_task(work(a))\n    return task.done()\n"
            << "";
        QTest::newRow("loop used twice refuses")
            << current
            << "    loop = asyncio.get_event_loop()\n    loop.run_until_complete(work(a))\n    "
               "loop.run_until_complete(work(a))\n"
            << "";
        QTest::newRow("coroutine from elsewhere refuses")
            << current << "    return asyncio.get_event_loop().run_until_complete(a)\n"
            << "";
    }
    void fromThread()
    {
        QFETCH(QString, cause);
        QFETCH(QString, body);
        QFETCH(QString, after);
        const std::string start = "import asyncio\n\nfrom fastapi import FastAPI\n\napi = "
                                  "FastAPI()\n\n\nasync def work(a, b=1): ...\n\n\n"
                                  "@api.get('/a')\ndef look(a: int):\n";
        std::string wanted;
        if (!after.isEmpty()) {
            wanted = start + after.toStdString();
            const bool partial = after.contains("functools");
            wanted.replace(0, std::string("import asyncio\n").size(),
                           partial ? "import functools\n" : "");
            if (!partial)
                wanted.erase(0, 1);
            wanted.replace(wanted.find("from fastapi"), 0, "from anyio import from_thread\n");
        }
        compareFix(start + body.toStdString(), cause.toStdString(), "from-thread", wanted);
    }
};

QTEST_GUILESS_MAIN(LoopFactoryTest)
#include "loop_factory_test.moc"
