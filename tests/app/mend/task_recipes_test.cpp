#include "tests/app/mend/fixture.h"

/// Recipes for tasks, gathers, locks, cancellation and callbacks.
class TaskRecipesTest : public QObject
{
    Q_OBJECT

    static void check(const Drafted &drafted, const QString &after)
    {
        if (after.isEmpty())
            QVERIFY2(!drafted.refusal.empty(), drafted.text().c_str());
        else
            compareText(drafted.text(), after.toStdString());
    }

    static void columns()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
    }

private slots:
    void keepsTasks_data()
    {
        columns();
        QTest::newRow("statement")
            << "import asyncio\n\n\nasync def f(): ...\n\n\nasync def main():\n    if f:\n        "
               "«asyncio.create_task(f())»  # beside\n    await f()\n"
            << "import asyncio\n\nbackground_tasks = set()\n\n\nasync def f(): ...\n\n\nasync def "
               "main():\n    if f:\n        task = asyncio.create_task(f())  # beside\n        "
               "background_tasks.add(task)\n        "
               "task.add_done_callback(background_tasks.discard)\n    await f()\n";
        QTest::newRow("name of its own")
            << "\"\"\"Jobs.\"\"\"\nimport asyncio\nasync def f(): ...\nasync def main(task):\n    "
               "job = «asyncio.create_task(f())»\n    await f()\n"
            << "\"\"\"Jobs.\"\"\"\nimport asyncio\n\nbackground_tasks = set()\n\nasync def f(): "
               "...\nasync def main(task):\n    job = asyncio.create_task(f())\n    "
               "background_tasks.add(job)\n    job.add_done_callback(background_tasks.discard)\n   "
               " await f()\n";
        QTest::newRow("set that is there, name that is taken")
            << "import asyncio\nrunning = set()\nasync def f(): ...\nasync def one():\n    a = "
               "asyncio.create_task(f())\n    running.add(a)\n    "
               "a.add_done_callback(running.discard)\nasync def main(task):\n    "
               "«asyncio.create_task(f())»\n    print(task)\n"
            << "import asyncio\nrunning = set()\nasync def f(): ...\nasync def one():\n    a = "
               "asyncio.create_task(f())\n    running.add(a)\n    "
               "a.add_done_callback(running.discard)\nasync def main(task):\n    background_task = "
               "asyncio.create_task(f())\n    running.add(background_task)\n    "
               "background_task.add_done_callback(running.discard)\n    print(task)\n";
        QTest::newRow("no line of its own") << "import asyncio\nasync def f(): ...\nasync def "
                                               "main(x):\n    if x: «asyncio.create_task(f())»\n"
                                            << "";
        QTest::newRow("inside another expression")
            << "import asyncio\nasync def f(): ...\nasync def main(x):\n    "
               "x(«asyncio.create_task(f())»)\n"
            << "";
    }

    void keepsTasks()
    {
        QFETCH(QString, before);
        QFETCH(QString, after);
        check(draftOne(before.toStdString(), {"dangling-task", {{"call", {"create_task"}}}},
                       {"keep-task", {}}),
              after);
    }

    void groups_data()
    {
        columns();
        QTest::newRow("rest of the block, strings kept")
            << "import asyncio\nasync def f(): ...\nasync def main():\n    "
               "«asyncio.create_task(f())»\n    text = \"\"\"a\n  b\"\"\"\n    await f()\n    "
               "return text\n"
            << "import asyncio\nasync def f(): ...\nasync def main():\n    async with "
               "asyncio.TaskGroup() as group:\n        group.create_task(f())\n        text = "
               "\"\"\"a\n  b\"\"\"\n        await f()\n    return text\n";
        QTest::newRow("the loop that makes them")
            << "import asyncio\nasync def f(x): ...\nasync def main(xs):\n    for x in xs:\n       "
               " «asyncio.create_task(f(x))»\n"
            << "import asyncio\nasync def f(x): ...\nasync def main(xs):\n    async with "
               "asyncio.TaskGroup() as group:\n        for x in xs:\n            "
               "group.create_task(f(x))\n";
        QTest::newRow("endless loop")
            << "import asyncio\nasync def f(): ...\nasync def main():\n    while True:\n        "
               "«asyncio.create_task(f())»\n        await f()\n"
            << "";
        QTest::newRow("early return") << "import asyncio\nasync def f(): ...\nasync def main(x):\n "
                                         "   «asyncio.create_task(f())»\n    if x:\n        "
                                         "return 1\n    await f()\n"
                                      << "";
    }

    void groups()
    {
        QFETCH(QString, before);
        QFETCH(QString, after);
        check(draftOne(before.toStdString(), {"dangling-task", {{"call", {"create_task"}}}},
                       {"task-group", {}}),
              after);
    }

    void gathers_data()
    {
        columns();
        QTest::newRow("list") << "import asyncio\nasync def main(a, b):\n    await "
                                 "«asyncio.gather([a(), b()], return_exceptions=True)»\n"
                              << "import asyncio\nasync def main(a, b):\n    await "
                                 "asyncio.gather(*[a(), b()], return_exceptions=True)\n";
        QTest::newRow("generator") << "import asyncio\nasync def main(f, xs):\n    await "
                                      "«asyncio.gather(f(x) for x in xs)»\n"
                                   << "import asyncio\nasync def main(f, xs):\n    await "
                                      "asyncio.gather(*(f(x) for x in xs))\n";
        QTest::newRow("sum of lists") << "import asyncio\nasync def main(a, b):\n    await "
                                         "«asyncio.gather(a + b)»\n"
                                      << "import asyncio\nasync def main(a, b):\n    await "
                                         "asyncio.gather(*(a + b))\n";
        QTest::newRow("starred already") << "import asyncio\nasync def main(a):\n    await "
                                            "«asyncio.gather(*a)»\n"
                                         << "";
    }

    void gathers()
    {
        QFETCH(QString, before);
        QFETCH(QString, after);
        check(draftOne(before.toStdString(), {"gather-of-list", {}}, {"gather-star", {}}), after);
    }

    void calls_data()
    {
        columns();
        QTest::newRow("function") << "import asyncio\nasync def main(): ...\nasyncio.run(«main»)\n"
                                  << "import asyncio\nasync def main(): ...\nasyncio.run(main())\n";
        QTest::newRow("defaults do") << "async def f(a=1, *b, **c): ...\nasync def g():\n    await "
                                        "«f»\n"
                                     << "async def f(a=1, *b, **c): ...\nasync def g():\n    await "
                                        "f()\n";
        QTest::newRow("arguments wanted")
            << "import asyncio\nasync def main(a): ...\nasyncio.run(«main»)\n"
            << "";
    }

    void calls()
    {
        QFETCH(QString, before);
        QFETCH(QString, after);
        check(draftOne(before.toStdString(), {"missing-call", {}}, {"call-parens", {}}), after);
    }

    void raises_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("form");
        columns();
        const QString head = "import asyncio\nasync def f(x):\n    try:\n        await x()\n    ";
        QTest::newRow("pass") << "cancelled" << "raise"
                              << head + "«except asyncio.CancelledError:\n        pass»\n"
                              << head + "except asyncio.CancelledError:\n        raise\n";
        QTest::newRow("at the end")
            << "cancelled" << "raise"
            << head + "«except asyncio.CancelledError:\n        x.stop()  # now»\n    x.end()\n"
            << head + "except asyncio.CancelledError:\n        x.stop()  # now\n        raise\n    "
                      "x.end()\n";
        QTest::newRow("one line") << "cancelled" << "raise"
                                  << head + "«except asyncio.CancelledError: x.stop()»\n"
                                  << head + "except asyncio.CancelledError: x.stop(); raise\n";
        QTest::newRow("clause before")
            << "bare" << "raise" << head + "«except:\n        x.stop()»\n"
            << head + "except asyncio.CancelledError:\n        raise\n    except:\n        "
                      "x.stop()\n";
        QTest::newRow("narrow bare") << "bare" << "narrow" << head + "«except:\n        x.stop()»\n"
                                     << head + "except Exception:\n        x.stop()\n";
        QTest::newRow("narrow base")
            << "base" << "narrow" << head + "«except BaseException as e:\n        x.stop(e)»\n"
            << head + "except Exception as e:\n        x.stop(e)\n";
        QTest::newRow("named errors are not narrowed")
            << "cancelled" << "narrow" << head + "«except asyncio.CancelledError:\n        pass»\n"
            << "";
    }

    void raises()
    {
        QFETCH(QString, kind);
        QFETCH(QString, form);
        QFETCH(QString, before);
        QFETCH(QString, after);
        check(draftOne(before.toStdString(),
                       {"swallowed-cancellation", {{"catch", {kind.toStdString()}}}},
                       {"reraise", {{"form", {form.toStdString()}}}}),
              after);
    }

    void loopArgument_data()
    {
        columns();
        QTest::newRow("alone") << "import asyncio\nasync def f(loop):\n    return "
                                  "«asyncio.Lock(loop=loop)»\n"
                               << "import asyncio\nasync def f(loop):\n    return asyncio.Lock()\n";
        QTest::newRow("first of two") << "import asyncio\nasync def f(loop):\n    return "
                                         "«asyncio.Queue(loop=loop, maxsize=3)»\n"
                                      << "import asyncio\nasync def f(loop):\n    return "
                                         "asyncio.Queue(maxsize=3)\n";
        QTest::newRow("a line of its own")
            << "import asyncio\nasync def f(loop, x):\n    return «asyncio.wait(\n        x,\n     "
               "   loop=loop,\n        timeout=3,\n    )»\n"
            << "import asyncio\nasync def f(loop, x):\n    return asyncio.wait(\n        x,\n      "
               "  timeout=3,\n    )\n";
        QTest::newRow("and its variable")
            << "import asyncio\nasync def f():\n    loop = asyncio.get_running_loop()\n    return "
               "«asyncio.Event(loop=loop)»\n"
            << "import asyncio\nasync def f():\n    return asyncio.Event()\n";
        QTest::newRow("a variable that is used")
            << "import asyncio\nasync def f():\n    loop = asyncio.get_running_loop()\n    "
               "loop.stop()\n    return «asyncio.Event(loop=loop)»\n"
            << "import asyncio\nasync def f():\n    loop = asyncio.get_running_loop()\n    "
               "loop.stop()\n    return asyncio.Event()\n";
        QTest::newRow("none given")
            << "import asyncio\nasync def f(loop):\n    return «asyncio.Lock()»\n"
            << "";
    }

    void loopArgument()
    {
        QFETCH(QString, before);
        QFETCH(QString, after);
        check(draftOne(before.toStdString(), {"loop-argument", {}}, {"drop-argument", {}}), after);
    }

    void locks_data()
    {
        columns();
        QTest::newRow("module lock, import stays for others")
            << "import threading\nimport asyncio\nlock = threading.Lock()\nevent = "
               "threading.Event()\nasync def f():\n    with «lock»:\n        await "
               "asyncio.sleep(1)\n"
            << "import threading\nimport asyncio\nlock = asyncio.Lock()\nevent = "
               "threading.Event()\nasync def f():\n    async with lock:\n        await "
               "asyncio.sleep(1)\n";
        QTest::newRow("plain code uses it too")
            << "import threading\nimport asyncio\nlock = threading.Lock()\ndef g():\n    with "
               "lock:\n        pass\nasync def f():\n    with «lock»:\n        await "
               "asyncio.sleep(1)\n"
            << "";
        QTest::newRow("taken again by its holder")
            << "import threading\nimport asyncio\nlock = threading.RLock()\nasync def g():\n    "
               "with lock:\n        pass\nasync def f():\n    with «lock»:\n        await "
               "g()\n"
            << "";
        QTest::newRow("taken in one place")
            << "import asyncio\nimport threading\nlock = threading.RLock()\nasync def f():\n    "
               "with «lock»:\n        await asyncio.sleep(1)\n"
            << "import asyncio\nlock = asyncio.Lock()\nasync def f():\n    async with lock:\n    "
               "    await asyncio.sleep(1)\n";
        QTest::newRow("with a time limit")
            << "import threading\nimport asyncio\nlock = threading.Lock()\nasync def g():\n    "
               "lock.acquire(timeout=1)\nasync def f():\n    with «lock»:\n        await "
               "asyncio.sleep(1)\n"
            << "";
        QTest::newRow("handed on")
            << "import threading\nimport asyncio\nlock = threading.Lock()\nuse(lock)\nasync def "
               "f():\n    with «lock»:\n        await asyncio.sleep(1)\n"
            << "";
    }

    void locks()
    {
        QFETCH(QString, before);
        QFETCH(QString, after);
        check(draftOne(before.toStdString(), {"thread-lock-across-await", {}}, {"lock-twin", {}}),
              after);
    }

    void blocks_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("recipe");
        columns();
        QTest::newRow("return behind the group")
            << "task-group-jump" << "move-return"
            << "import asyncio\nasync def f(x):\n    async with asyncio.TaskGroup() as g:\n        "
               "t = g.create_task(x())\n        «return (\n            t.result()\n        )»\n"
            << "import asyncio\nasync def f(x):\n    async with asyncio.TaskGroup() as g:\n        "
               "t = g.create_task(x())\n    return (\n        t.result()\n    )\n";
        QTest::newRow("return in the middle")
            << "task-group-jump" << "move-return"
            << "import asyncio\nasync def f(x):\n    async with asyncio.TaskGroup() as g:\n        "
               "g.create_task(x())\n        if x:\n            «return 1»\n        x()\n"
            << "";
        QTest::newRow("old coroutine")
            << "absent-name" << "generator-to-async"
            << "import asyncio\n\n\n@«asyncio.coroutine»\ndef f(x):\n    y = yield from x()\n    "
               "return y or (yield from x(1))\n"
            << "async def f(x):\n    y = await x()\n    return y or (await "
               "x(1))\n";
        QTest::newRow("generator of its own")
            << "absent-name" << "generator-to-async"
            << "import asyncio\n@«asyncio.coroutine»\ndef f(x):\n    yield x\n"
            << "";
        QTest::newRow("statement that does nothing")
            << "absent-name" << "drop-statement"
            << "import asyncio\n«asyncio.set_child_watcher»(None)\nx = asyncio\n"
            << "import asyncio\nx = asyncio\n";
        QTest::newRow("a value that is used")
            << "absent-name" << "drop-statement"
            << "import asyncio\nw = «asyncio.get_child_watcher»()\n"
            << "";
    }

    void blocks()
    {
        QFETCH(QString, kind);
        QFETCH(QString, recipe);
        QFETCH(QString, before);
        QFETCH(QString, after);
        check(draftOne(before.toStdString(), {kind.toStdString(), {}}, {recipe.toStdString(), {}}),
              after);
    }
};

QTEST_GUILESS_MAIN(TaskRecipesTest)
#include "task_recipes_test.moc"
