#include "tests/app/python/fixture.h"
#include <QTest>

using python::Runs;

Q_DECLARE_METATYPE(python::Runs)

/// Where code runs, and who calls whom.
class RunsTest : public QObject
{
    Q_OBJECT
private slots:
    void runs_data();
    void runs();
    void endpoints_data();
    void endpoints();
    void noEndpoints();
    void pathThroughHelpers();
    void pathAcrossFiles();
    void plainCodeIsServed();
    void callersAndMentions();
    void awaitIsAllowed();
};

void RunsTest::runs_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<Runs>("runs");
    const auto row = [](const char *tag, const char *code, Runs runs) {
        QTest::newRow(tag) << QString(code) << runs;
    };
    row("coroutine", "async def f(): ...\n", Runs::OnLoop);
    row("nobody calls it", "def f(): ...\n", Runs::Unknown);
    row("called by a coroutine", "def f(): ...\nasync def g():\n    f()\n", Runs::OnLoop);
    row("three down", "def f(): ...\ndef a(): f()\ndef b(): a()\nasync def g():\n    b()\n",
        Runs::OnLoop);
    row("by both", "def f(): ...\nasync def g():\n    f()\ndef main():\n    f()\n", Runs::Mixed);
    row("at import", "def f(): ...\nf()\n", Runs::AtImport);
    row("under main", "def f(): ...\nif __name__ == '__main__':\n    f()\n", Runs::AtMain);
    row("to_thread",
        "import asyncio\ndef f(): ...\nasync def g():\n    await asyncio.to_thread(f)\n",
        Runs::InThread);
    row("run_in_executor",
        "import asyncio\ndef f(): ...\nasync def g():\n    loop = asyncio.get_event_loop()\n"
        "    await loop.run_in_executor(None, f)\n",
        Runs::InThread);
    row("partial in an executor",
        "import asyncio, functools\ndef f(x): ...\nasync def g():\n    loop = "
        "asyncio.get_event_loop()\n"
        "    await loop.run_in_executor(None, functools.partial(f, 1))\n",
        Runs::InThread);
    row("submit",
        "from concurrent.futures import ThreadPoolExecutor\ndef f(): ...\nwith "
        "ThreadPoolExecutor() as pool:\n    pool.submit(f)\n",
        Runs::InThread);
    row("Thread", "from threading import Thread\ndef f(): ...\nThread(target=f).start()\n",
        Runs::InThread);
    row("run_in_threadpool",
        "from fastapi.concurrency import run_in_threadpool\ndef f(): ...\nasync def g():\n    "
        "await run_in_threadpool(f)\n",
        Runs::InThread);
    row("below a thread",
        "import asyncio\ndef f(): ...\ndef work(): f()\nasync def g():\n    await "
        "asyncio.to_thread(work)\n",
        Runs::InThread);
    row("thread and loop",
        "import asyncio\ndef f(): ...\nasync def g():\n    f()\n    await asyncio.to_thread(f)\n",
        Runs::Mixed);
    row("def endpoint",
        "from fastapi import FastAPI\napp = FastAPI()\n@app.get('/')\ndef f(): ...\n",
        Runs::InThread);
    row("async endpoint",
        "from fastapi import FastAPI\napp = FastAPI()\n@app.get('/')\nasync def f(): ...\n",
        Runs::OnLoop);
    row("below a def endpoint",
        "from fastapi import FastAPI\napp = FastAPI()\ndef f(): ...\n@app.get('/')\ndef root(): "
        "return f()\n",
        Runs::InThread);
    row("method through self",
        "class A:\n    def f(self): ...\n    async def g(self):\n        self.f()\n", Runs::OnLoop);
    row("method of a typed instance",
        "class A:\n    def f(self): ...\nasync def g(a: A):\n    a.f()\n", Runs::OnLoop);
    row("nested", "async def g():\n    def f(): ...\n    f()\n", Runs::OnLoop);
    row("nested, to a thread",
        "import asyncio\nasync def g():\n    def f(): ...\n    await asyncio.to_thread(f)\n",
        Runs::InThread);
    row("by map", "def f(x): ...\nasync def g():\n    list(map(f, xs))\n", Runs::OnLoop);
    row("in a comprehension", "def f(x): ...\nasync def g():\n    [f(x) for x in xs]\n",
        Runs::OnLoop);
    row("as a callback of the loop",
        "import asyncio\ndef f(): ...\nasync def g():\n    asyncio.get_event_loop().call_later(1, "
        "f)\n",
        Runs::OnLoop);
    row("constructor",
        "class A:\n    def __init__(self):\n        f()\ndef f(): ...\nasync def g():\n    A()\n",
        Runs::OnLoop);
    row("generator gone through", "def f():\n    yield 1\nasync def g():\n    for x in f(): pass\n",
        Runs::OnLoop);
    row("generator in a list", "def f():\n    yield 1\nasync def g():\n    return list(f())\n",
        Runs::OnLoop);
    row("generator in a name", "def f():\n    yield 1\nasync def g():\n    x = f()\n    next(x)\n",
        Runs::OnLoop);
    row("generator handed on",
        "from kit import Streaming\ndef f():\n    yield 1\nasync def g():\n    return "
        "Streaming(f())\n",
        Runs::Unknown);
    row("generator handed on by name",
        "from kit import Streaming\ndef f():\n    yield 1\nasync def g():\n    x = f()\n    return "
        "Streaming(x)\n",
        Runs::Unknown);
    row("plain manager",
        "from contextlib import contextmanager\n@contextmanager\ndef f():\n    yield 1\nasync def "
        "g():\n    with f(): pass\n",
        Runs::OnLoop);
    row("to somebody unknown", "import kit\ndef f(): ...\nasync def g():\n    kit.on_click(f)\n",
        Runs::Unknown);
    row("recursion", "def f(): f()\n", Runs::Unknown);
}

void RunsTest::runs()
{
    QFETCH(QString, code);
    QFETCH(Runs, runs);
    const Looked looked(code.toStdString());
    for (const auto &function : looked.module().functions) {
        if (function.name == "f")
            QCOMPARE(int(function.runs), int(runs));
    }
}

void RunsTest::endpoints_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("library");
    const auto row = [](const char *tag, const char *code, const char *kind, const char *library) {
        QTest::newRow(tag) << QString(code) << QString(kind) << QString(library);
    };
    row("route",
        "from fastapi import FastAPI\napp = FastAPI()\n@app.get('/')\nasync def f(): ...\n",
        "endpoint", "fastapi");
    row("router",
        "from fastapi import APIRouter as R\nr = R(prefix='/a')\n@r.post('/x', "
        "status_code=201)\ndef f(): ...\n",
        "endpoint", "fastapi");
    row("dependency",
        "from fastapi import FastAPI, Depends\napp = FastAPI()\ndef f(): ...\n@app.get('/')\nasync "
        "def g(x=Depends(f)): ...\n",
        "dependency", "fastapi");
    row("annotated dependency",
        "from typing import Annotated\nfrom fastapi import Depends\ndef f(): ...\n"
        "async def g(x: Annotated[int, Depends(f)]): ...\n",
        "dependency", "fastapi");
    row("lifespan",
        "from fastapi import FastAPI\nasync def f(app):\n    yield\napp = FastAPI(lifespan=f)\n",
        "lifespan", "fastapi");
    row("registered",
        "from fastapi import FastAPI\napp = FastAPI()\nasync def f(): ...\napp.add_api_route('/', "
        "f)\n",
        "endpoint", "fastapi");
    row("app not in sight", "@app.get('/items/{id}')\nasync def f(id): ...\n", "endpoint", "");
    row("app of another file",
        "from fastapi import Depends\nfrom core import router\n@router.get('/')\ndef f(): ...\n",
        "endpoint", "fastapi");
    row("subclass of the app",
        "from fastapi import FastAPI\nclass Api(FastAPI): ...\napp = Api()\n@app.get('/')\ndef "
        "f(): ...\n",
        "endpoint", "fastapi");
    row("test case",
        "import unittest\nclass T(unittest.IsolatedAsyncioTestCase):\n    async def "
        "asyncSetUp(self): ...\n"
        "    async def test_it(self): ...\n    f = None\nasync def f(): ...\nf = T.test_it\n",
        "", "");
    row("azure main", "import azure.functions as func\ndef f(): ...\n", "", "");
}

void RunsTest::endpoints()
{
    QFETCH(QString, code);
    QFETCH(QString, kind);
    QFETCH(QString, library);
    const Looked looked(code.toStdString());
    const auto &endpoint = looked.function("f").endpoint;
    QCOMPARE(endpoint.has_value(), !kind.isEmpty());
    if (endpoint) {
        QCOMPARE(QString::fromStdString(endpoint->kind), kind);
        QCOMPARE(QString::fromStdString(endpoint->library), library);
    }
}

void RunsTest::noEndpoints()
{
    const Looked looked("import unittest\nclass T(unittest.IsolatedAsyncioTestCase):\n    async "
                        "def test_it(self): ...\n"
                        "    async def helper(self): ...\n@cache.get('key')\ndef g(): ...\nclass "
                        "C:\n    def get(self, p): ...\n"
                        "c = C()\n@c.get('/x')\ndef h(): ...\n");
    QCOMPARE(looked.function("T.test_it").endpoint->kind, std::string("test"));
    QVERIFY(!looked.function("T.helper").endpoint);
    QVERIFY(!looked.function("g").endpoint);
    QVERIFY(!looked.function("h").endpoint);
}

void RunsTest::pathThroughHelpers()
{
    const Looked looked("import time, asyncio\ndef deep(): time.sleep(1)\ndef middle(): "
                        "deep()\nasync def top():\n    middle()\n"
                        "def alone(): time.sleep(1)\ndef threaded(): time.sleep(1)\n"
                        "async def other():\n    await asyncio.to_thread(threaded)\n");
    const python::Path expected{looked.ref("top"), looked.ref("middle"), looked.ref("deep")};
    QVERIFY(looked.program.pathFromCoroutine(looked.ref("deep")) == expected);
    QVERIFY(looked.program.pathFromCoroutine(looked.ref("top")) == python::Path{looked.ref("top")});
    QVERIFY(looked.program.pathFromCoroutine(looked.ref("alone")).empty());
    QVERIFY(looked.program.pathFromCoroutine(looked.ref("threaded")).empty());
}

void RunsTest::pathAcrossFiles()
{
    const Looked looked(
        "from app.store import load\nasync def handler():\n    return load()\n",
        {fileOf("app/store.py",
                "import time\ndef load():\n    return slow()\ndef slow():\n    time.sleep(1)\n")});
    const python::FunctionRef slow{1, 1};
    QCOMPARE(looked.program.function(slow).name, std::string("slow"));
    QCOMPARE(looked.program.pathFromCoroutine(slow).size(), std::size_t(3));
    QCOMPARE(int(looked.program.function(slow).runs), int(Runs::OnLoop));
}

void RunsTest::plainCodeIsServed()
{
    const Looked looked("def both(): ...\ndef loop_only(): ...\ndef start():\n    both()\nasync "
                        "def g():\n    both()\n    loop_only()\n");
    QVERIFY(looked.program.servesPlainCode(looked.ref("both")));
    QVERIFY(!looked.program.servesPlainCode(looked.ref("loop_only")));
    QVERIFY(!looked.program.servesPlainCode(looked.ref("start")));
}

void RunsTest::callersAndMentions()
{
    const Looked looked(
        "from app.b import go as walk\ndef f(): ...\nf()\nx = f\nrun(f)\ndef g(f): "
        "f()\nwalk()\nlater(walk)\n",
        {fileOf("app/b.py", "from app import main\ndef go(): main.f()\nhook = main.f\n")});
    QCOMPARE(looked.program.callers(looked.ref("f")).size(), std::size_t(2));
    QCOMPARE(looked.program.mentions(looked.ref("f")).size(), std::size_t(3));
    QCOMPARE(looked.program.callers({1, 0}).size(), std::size_t(1));
    QCOMPARE(looked.program.mentions({1, 0}).size(), std::size_t(1));
}

void RunsTest::awaitIsAllowed()
{
    const char *code = "async def f():\n    here\n    ^^^^\n    [x for x in there]\n               "
                       " ^^^^^\n    lambda: no\n            ^^\n"
                       "    def g(a=yes): nope\n            ^^^   ^^^^\ntop\n^^^\n";
    const Looked looked(code);
    const bool expected[] = {true, true, false, true, false, false};
    for (std::size_t i = 0; i < 6; ++i)
        QCOMPARE(looked.program.canAwaitAt(0, looked.at(i)), expected[i]);
    const Looked notebook(code, {}, "cell.py", true);
    QVERIFY(notebook.program.canAwaitAt(0, notebook.at(5)));
}

QTEST_GUILESS_MAIN(RunsTest)
#include "runs_test.moc"
