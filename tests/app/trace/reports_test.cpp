#include "app/trace/parse.h"
#include <QTest>

using trace::Trace;

namespace {

Trace parse(const std::string &text)
{
    return trace::parse(paste::read(text));
}

} // namespace

// What is printed beside exceptions, and by others than the interpreter.
class ReportsTest : public QObject
{
    Q_OBJECT

private slots:
    void taskNeverRetrieved();
    void taskDestroyed();
    void callback();
    void slowCallback();
    void neverAwaited();
    void neverAwaitedInCompiledCode();
    void ignored();
    void thread();
    void threadDump();
    void spyDump();
    void functionsHost();
    void lambda();
};

void ReportsTest::taskNeverRetrieved()
{
    const Trace trace = parse(
        "ERROR:asyncio:Task exception was never retrieved\n"
        "future: <Task finished name='pull' coro=<Basin.pull.<locals>.go() done, defined at "
        "/srv/tide.py:9> exception=KeyError('ebb')>\n"
        "Traceback (most recent call last):\n  File \"/srv/tide.py\", line 10, in go\n    x()\n"
        "KeyError: 'ebb'\n");
    QCOMPARE(trace.events.size(), std::size_t(1));
    const trace::Event &event = trace.events[0];
    QCOMPARE(event.kind, std::string("task-exception-never-retrieved"));
    QCOMPARE(event.state, std::string("finished"));
    QCOMPARE(event.name, std::string("pull"));
    QCOMPARE(event.coroutine, std::string("Basin.pull.<locals>.go"));
    QCOMPARE(event.file, std::string("/srv/tide.py"));
    QCOMPARE(event.line.value_or(0), 9);
    QCOMPARE(trace.exceptions.size(), std::size_t(1));
    QCOMPARE(trace.exceptions[0].frames.size(), std::size_t(1));
}

void ReportsTest::taskDestroyed()
{
    const Trace trace =
        parse("Task was destroyed but it is pending!\n"
              "source_traceback: Object created at (most recent call last):\n"
              "  File \"/srv/tide.py\", line 30, in start\n    asyncio.create_task(poll())\n"
              "task: <Task pending name='Task-2' coro=<poll() running at /srv/tide.py:35> "
              "wait_for=<Future pending cb=[Task.task_wakeup()]>>\n");
    QCOMPARE(trace.events.size(), std::size_t(1));
    QCOMPARE(trace.events[0].kind, std::string("task-destroyed-pending"));
    QCOMPARE(trace.events[0].coroutine, std::string("poll"));
    QCOMPARE(trace.events[0].line.value_or(0), 35);
    QVERIFY(trace.exceptions.empty());
}

void ReportsTest::callback()
{
    const Trace trace =
        parse("Exception in callback tick(3) at /srv/tide.py:13\n"
              "handle: <TimerHandle when=18.5 tick(3) at /srv/tide.py:13>\n"
              "Traceback (most recent call last):\n  File "
              "\"/usr/lib/python3.12/asyncio/events.py\", line 84, in _run\n"
              "    self._context.run(self._callback, *self._args)\nTypeError: no\n");
    QCOMPARE(trace.events.size(), std::size_t(1));
    QCOMPARE(trace.events[0].kind, std::string("exception-in-callback"));
    QCOMPARE(trace.events[0].coroutine, std::string("tick"));
    QCOMPARE(trace.events[0].line.value_or(0), 13);
    QCOMPARE(trace.exceptions.size(), std::size_t(1));
}

void ReportsTest::slowCallback()
{
    const Trace trace =
        parse("WARNING:asyncio:Executing <Task pending name='Task-1' coro=<serve() running at "
              "/srv/tide.py:52> "
              "cb=[_run_until_complete_cb() at /usr/lib/python3.11/asyncio/base_events.py:181]> "
              "took 0.250 seconds\n");
    QCOMPARE(trace.events.size(), std::size_t(1));
    QCOMPARE(trace.events[0].seconds, std::string("0.250"));
    QCOMPARE(trace.events[0].coroutine, std::string("serve"));
    QCOMPARE(trace.events[0].line.value_or(0), 52);
}

void ReportsTest::neverAwaited()
{
    const Trace trace =
        parse("/srv/tide.py:45: RuntimeWarning: coroutine 'Basin.pull' was never awaited\n"
              "  basin.pull()\nRuntimeWarning: Enable tracemalloc to get the object allocation "
              "traceback\n");
    QCOMPARE(trace.warnings.size(), std::size_t(1));
    QCOMPARE(trace.warnings[0].category, std::string("RuntimeWarning"));
    QCOMPARE(trace.warnings[0].coroutine, std::string("Basin.pull"));
    QCOMPARE(trace.warnings[0].line.value_or(0), 45);
    QCOMPARE(trace.warnings[0].code.value_or(""), std::string("basin.pull()"));
    QVERIFY(trace.exceptions.empty());
    QVERIFY(trace.logLines.empty());
}

void ReportsTest::neverAwaitedInCompiledCode()
{
    const Trace trace =
        parse("Traceback (most recent call last):\n  File \"/srv/a.py\", line 3, in run\n"
              "    go()\nRuntimeError: no running event loop\n"
              "/srv/fast.pyx:-1: RuntimeWarning: coroutine 'go' was never awaited\n"
              "RuntimeWarning: Enable tracemalloc to get the object allocation traceback\n");
    QCOMPARE(trace.exceptions.size(), std::size_t(1));
    QCOMPARE(trace.exceptions[0].message.value_or(""), std::string("no running event loop"));
    QCOMPARE(trace.warnings.size(), std::size_t(1));
    QCOMPARE(trace.warnings[0].file, std::string("/srv/fast.pyx"));
    QVERIFY(!trace.warnings[0].line);
}

void ReportsTest::ignored()
{
    for (const std::string first :
         {"Exception ignored in: <function Basin.__del__ at 0x7f>",
          "Exception ignored while calling deallocator <function Basin.__del__ at 0x7f>:"}) {
        const Trace trace =
            parse(first +
                  "\nTraceback (most recent call last):\n  File \"/srv/a.py\", line 3, in __del__\n"
                  "    self.close()\nRuntimeError: Event loop is closed\n");
        QCOMPARE(trace.exceptions.size(), std::size_t(1));
        QCOMPARE(trace.exceptions[0].ignoredIn, std::string("<function Basin.__del__ at 0x7f>"));
    }
}

void ReportsTest::thread()
{
    const Trace trace =
        parse("Exception in thread Thread-1 (pull):\nTraceback (most recent call last):\n"
              "  File \"/srv/a.py\", line 3, in pull\n    go()\nRuntimeError: no\n");
    QCOMPARE(trace.exceptions.at(0).thread, std::string("Thread-1 (pull)"));
}

void ReportsTest::threadDump()
{
    const Trace trace =
        parse("Fatal Python error: Aborted\n\nThread 0x00007f01 [pull] (most recent call first):\n"
              "  File \"/srv/a.py\", line 9 in wait\n  File \"/srv/a.py\", line 4 in run\n\n"
              "Current thread 0x00007f02 (most recent call first):\n  File \"/srv/a.py\", line ??? "
              "in <module>\n");
    QVERIFY(trace.exceptions.empty());
    QCOMPARE(trace.dumps.size(), std::size_t(1));
    QCOMPARE(trace.dumps[0].reason, std::string("Fatal Python error: Aborted"));
    QCOMPARE(trace.dumps[0].threads.size(), std::size_t(2));
    QCOMPARE(trace.dumps[0].threads[0].name, std::string("pull"));
    QCOMPARE(trace.dumps[0].threads[0].frames.size(), std::size_t(2));
    QVERIFY(trace.dumps[0].threads[1].current);
    QVERIFY(!trace.dumps[0].threads[1].frames.at(0).line);
}

void ReportsTest::spyDump()
{
    const Trace trace =
        parse("Process 4711: python tide.py\nPython v3.11.4 (/usr/bin/python3.11)\n\n"
              "Thread 4711 (idle): \"MainThread\"\n    select (selectors.py:469)\n    main "
              "(tide.py:12)\n");
    QVERIFY(trace.exceptions.empty());
    QCOMPARE(trace.dumps.size(), std::size_t(1));
    QCOMPARE(trace.dumps[0].threads.at(0).name, std::string("MainThread"));
    QCOMPARE(trace.dumps[0].threads[0].frames.at(1).file, std::string("tide.py"));
}

void ReportsTest::functionsHost()
{
    const Trace trace =
        parse("[2026-11-02T10:00:00.123Z] System.Private.CoreLib: Exception while executing "
              "function: Functions.Pull. "
              "System.Private.CoreLib: Result: Failure\nException: KeyError: 'ebb'\n"
              "Stack:   File \"/azure-functions-host/workers/python/3.11/dispatcher.py\", line "
              "479, in _handle\n"
              "    call_result = await self._run(\n                  ^^^^^^^^^^^^^^^^\n"
              "  File \"/home/site/wwwroot/Pull/__init__.py\", line 9, in main\n    return "
              "basin[\"ebb\"]\n.\n"
              "[2026-11-02T10:00:00.125Z] Host lock lease acquired.\n");
    QCOMPARE(trace.exceptions.size(), std::size_t(1));
    QCOMPARE(trace.exceptions[0].type, std::string("KeyError"));
    QCOMPARE(trace.exceptions[0].message.value_or(""), std::string("'ebb'"));
    QCOMPARE(trace.exceptions[0].frames.size(), std::size_t(2));
    QVERIFY(!trace.exceptions[0].frames[0].own);
    QCOMPARE(trace.exceptions[0].frames[1].code.value_or(""), std::string("return basin[\"ebb\"]"));
}

void ReportsTest::lambda()
{
    const Trace trace = parse("[ERROR] KeyError: 'ebb'\nTraceback (most recent call last):\n"
                              "  File \"/var/task/app.py\", line 4, in handler\n    return "
                              "basin['ebb']\nEND RequestId: 1\n");
    QCOMPARE(trace.exceptions.size(), std::size_t(1));
    QCOMPARE(trace.exceptions[0].type, std::string("KeyError"));
    QCOMPARE(trace.exceptions[0].frames.size(), std::size_t(1));
}

QTEST_GUILESS_MAIN(ReportsTest)
#include "reports_test.moc"
