#include "tests/app/python/fixture.h"
#include <QTest>

using python::ObjectKind;

/// What expressions are.
class ObjectsTest : public QObject
{
    Q_OBJECT
private slots:
    void instances_data();
    void instances();
    void unknown_data();
    void unknown();
    void coroutines_data();
    void coroutines();
    void notCoroutines_data();
    void notCoroutines();
    void madeTellsTheConstructor();
    void chainsKeepTheirRoot();
    void ancestry();
};

namespace {

void row(const char *tag, const char *code, const char *name)
{
    QTest::newRow(tag) << QString(code) << QString(name);
}

} // namespace

void ObjectsTest::instances_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("name");
    row("constructor", "import httpx\nc = httpx.Client()\nc\n^\n", "httpx.Client");
    row("factory",
        "from azure.data.tables import TableClient\nt = "
        "TableClient.from_connection_string('x')\nt\n^\n",
        "azure.data.tables.TableClient");
    row("annotation", "import httpx\ndef f(c: httpx.Client):\n    c\n    ^\n", "httpx.Client");
    row("or None", "import httpx\ndef f(c: httpx.Client | None = None):\n    c\n    ^\n",
        "httpx.Client");
    row("Optional",
        "import httpx\nfrom typing import Optional\ndef f(c: Optional[httpx.Client]):\n    c\n    "
        "^\n",
        "httpx.Client");
    row("string annotation", "import httpx\ndef f(c: 'httpx.Client | None'):\n    c\n    ^\n",
        "httpx.Client");
    row("Annotated",
        "import httpx\nfrom typing import Annotated\nfrom fastapi import Depends\ndef get(): pass\n"
        "def f(c: Annotated[httpx.Client, Depends(get)]):\n    c\n    ^\n",
        "httpx.Client");
    row("Annotated, the function tells",
        "import httpx\nfrom typing import Annotated, Any\nfrom fastapi import Depends\n"
        "def get():\n    return httpx.Client()\n"
        "def f(c: Annotated[Any, Depends(get)]):\n    c\n    ^\n",
        "httpx.Client");
    row("alias of an annotation",
        "import httpx\nfrom typing import Annotated\nfrom fastapi import Depends\ndef get(): pass\n"
        "Dep = Annotated[httpx.Client, Depends(get)]\ndef f(c: Dep):\n    c\n    ^\n",
        "httpx.Client");
    row("Depends",
        "import httpx\nfrom fastapi import Depends\nasync def get():\n    yield "
        "httpx.AsyncClient()\n"
        "async def f(c=Depends(get)):\n    c\n    ^\n",
        "httpx.AsyncClient");
    row("with", "import httpx\nwith httpx.Client() as c:\n    c\n    ^\n", "httpx.Client");
    row("async with",
        "import httpx\nasync def f():\n    async with httpx.AsyncClient() as c:\n        c\n       "
        " ^\n",
        "httpx.AsyncClient");
    row("async with two",
        "import httpx\nasync def f():\n    async with (open_it() as a, httpx.AsyncClient() as "
        "c):\n        c\n        ^\n",
        "httpx.AsyncClient");
    row("contextmanager",
        "import httpx\nfrom contextlib import contextmanager\n@contextmanager\ndef client():\n    "
        "yield httpx.Client()\n"
        "with client() as c:\n    c\n    ^\n",
        "httpx.Client");
    row("own manager",
        "class Pool:\n    async def __aenter__(self):\n        return self\n"
        "async def f():\n    async with Pool() as p:\n        p\n        ^\n",
        "app.main.Pool");
    row("return annotation", "import httpx\ndef make() -> httpx.Client: ...\nc = make()\nc\n^\n",
        "httpx.Client");
    row("return expression",
        "import httpx\ndef make():\n    return httpx.Client()\nc = make()\nc\n^\n", "httpx.Client");
    row("awaited function in sight",
        "import httpx\nasync def make():\n    return httpx.AsyncClient()\nasync def f():\n"
        "    c = await make()\n    c\n    ^\n",
        "httpx.AsyncClient");
    row("self",
        "import httpx\nclass A:\n    def __init__(self):\n        self.c = httpx.Client()\n    def "
        "f(self):\n"
        "        self.c\n        ^^^^^^\n",
        "httpx.Client");
    row("self from an annotated parameter",
        "import httpx\nclass A:\n    def __init__(self, c: httpx.Client):\n        self.c = c\n"
        "    def f(self):\n        self.c\n        ^^^^^^\n",
        "httpx.Client");
    row("class attribute",
        "import httpx\nclass A:\n    c = httpx.Client()\n    def f(self):\n        self.c\n        "
        "^^^^^^\n",
        "httpx.Client");
    row("inherited attribute",
        "import httpx\nclass A:\n    def __init__(self):\n        self.c = httpx.Client()\nclass "
        "B(A):\n    def f(self):\n"
        "        self.c\n        ^^^^^^\n",
        "httpx.Client");
    row("property",
        "import httpx\nclass A:\n    @property\n    def c(self) -> httpx.Client: ...\n    def "
        "f(self):\n        self.c\n        ^^^^^^\n",
        "httpx.Client");
    row("attribute of an instance",
        "import httpx\nclass A:\n    def __init__(self):\n        self.c = httpx.Client()\na = "
        "A()\na.c\n^^^\n",
        "httpx.Client");
    row("global", "import httpx\nc = httpx.Client()\ndef f():\n    c\n    ^\n", "httpx.Client");
    row("global set later",
        "import httpx\nc = None\ndef start():\n    global c\n    c = httpx.Client()\ndef f():\n    "
        "c\n    ^\n",
        "httpx.Client");
    row("lazy",
        "import httpx\ndef f(c=None):\n    if c is None:\n        c = httpx.Client()\n    c\n    "
        "^\n",
        "httpx.Client");
    row("typed list",
        "import httpx\ndef f(cs: list[httpx.Client]):\n    for c in cs:\n        c\n        ^\n",
        "httpx.Client");
    row("list of made ones",
        "import httpx\ncs = [httpx.Client(), httpx.Client()]\nfor c in cs:\n    c\n    ^\n",
        "httpx.Client");
    row("comprehension",
        "import httpx\ncs = [httpx.Client() for _ in range(3)]\n[c for c in cs]\n ^\n",
        "httpx.Client");
    row("enumerate",
        "import httpx\ncs = [httpx.Client()]\nfor i, c in enumerate(cs):\n    c\n    ^\n",
        "httpx.Client");
    row("items",
        "import httpx\ndef f(cs: dict[str, httpx.Client]):\n    for k, c in cs.items():\n        "
        "c\n        ^\n",
        "httpx.Client");
    row("element", "import httpx\ncs = {'a': httpx.Client()}\nc = cs['a']\nc\n^\n", "httpx.Client");
    row("tuple", "import httpx\na, c = 1, httpx.Client()\nc\n^\n", "httpx.Client");
    row("tuple of a library",
        "import asyncio\nasync def f():\n    r, w = await asyncio.open_connection()\n    w\n    "
        "^\n",
        "asyncio.StreamWriter");
    row("chain", "import httpx\nhttpx.Client().get('x').text\n^^^^^^^^^^^^^^^^^^^^^^^\n",
        "httpx.Response");
    row("attribute that is an object",
        "from pathlib import Path\np = Path('a').parent / 'b'\np\n^\n", "pathlib.Path");
    row("walrus", "import httpx\nif (c := httpx.Client()):\n    c\n    ^\n", "httpx.Client");
    row("conditional", "import httpx\nc = httpx.Client() if x else None\nc\n^\n", "httpx.Client");
    row("or",
        "import httpx\ndef f(c: httpx.Client | None):\n    c = c or httpx.Client()\n    c\n    ^\n",
        "httpx.Client");
    row("gather",
        "import asyncio, httpx\nasync def one() -> httpx.Client: ...\nasync def f():\n"
        "    a, b = await asyncio.gather(one(), one())\n    b\n    ^\n",
        "httpx.Client");
    row("result of a task",
        "import asyncio, httpx\nasync def one() -> httpx.Client: ...\nasync def f():\n    t = "
        "asyncio.create_task(one())\n"
        "    c = await t\n    c\n    ^\n",
        "httpx.Client");
    row("result of a run",
        "import asyncio, httpx\nasync def one() -> httpx.Client: ...\nc = "
        "asyncio.run(one())\nc\n^\n",
        "httpx.Client");
    row("result out of a thread",
        "import asyncio, httpx\ndef one() -> httpx.Client: ...\nasync def f():\n    c = await "
        "asyncio.to_thread(one)\n"
        "    c\n    ^\n",
        "httpx.Client");
    row("classmethod",
        "class A:\n    @classmethod\n    def make(cls):\n        return cls()\na = "
        "A.make()\na\n^\n",
        "app.main.A");
    row("super",
        "import httpx\nclass A:\n    def c(self) -> httpx.Client: ...\nclass B(A):\n    def "
        "f(self):\n        x = super().c()\n        x\n        ^\n",
        "httpx.Client");
    row("lambda", "import httpx\nmake = lambda: httpx.Client()\nc = make()\nc\n^\n",
        "httpx.Client");
    row("cast", "import httpx\nfrom typing import cast\nc = cast(httpx.Client, thing)\nc\n^\n",
        "httpx.Client");
    row("async for",
        "import httpx\nasync def pages():\n    yield httpx.Response()\nasync def f():\n    async "
        "for p in pages():\n        p\n        ^\n",
        "httpx.Response");
    row("async for over a library's",
        "import httpx\nasync def f(c: httpx.AsyncClient):\n    async for p in c.pages():\n        "
        "p\n        ^\n",
        "httpx.Response");
    row("passed by the calls in sight",
        "import httpx\ndef load(c, key):\n    c\n    ^\ndef f():\n    load(httpx.Client(), 1)\n    "
        "load(c=httpx.Client(), key=2)\n",
        "httpx.Client");
    row("passed to a method",
        "import httpx\nclass A:\n    def load(self, c):\n        c\n        "
        "^\nA().load(httpx.Client())\n",
        "httpx.Client");
    row("kept in the app's state",
        "import httpx\nfrom fastapi import FastAPI\nasync def life(app):\n    app.state.client = "
        "httpx.AsyncClient()\n    yield\n"
        "app = FastAPI(lifespan=life)\nasync def f(request):\n    request.app.state.client\n    "
        "^^^^^^^^^^^^^^^^^^^^^^^^\n",
        "httpx.AsyncClient");
}

void ObjectsTest::instances()
{
    QFETCH(QString, code);
    QFETCH(QString, name);
    const Looked looked(code.toStdString());
    QCOMPARE(QString::fromStdString(looked.name(0)), name);
    QCOMPARE(looked.object(0).kind, ObjectKind::Instance);
}

void ObjectsTest::unknown_data()
{
    QTest::addColumn<QString>("code");
    const auto add = [](const char *tag, const char *code) { QTest::newRow(tag) << QString(code); };
    add("union of two",
        "import httpx\ndef f(c: httpx.Client | httpx.AsyncClient):\n    c\n    ^\n");
    add("either", "import httpx\nc = httpx.Client() if x else httpx.AsyncClient()\nc\n^\n");
    add("Any", "from typing import Any\ndef f(c: Any):\n    c\n    ^\n");
    add("set twice", "import httpx\nclass A:\n    def __init__(self):\n        self.c = "
                     "httpx.Client()\n    def g(self):\n        self.c = other()\n"
                     "    def f(self):\n        self.c\n        ^^^^^^\n");
    add("mixed list", "import httpx\nfor c in [httpx.Client(), 1]:\n    c\n    ^\n");
    add("attribute set from itself",
        "class A:\n    def f(self):\n        self.x = self.x\n        self.x\n        ^^^^^^\n");
    add("calls pass different things", "import httpx\ndef load(c):\n    c\n    "
                                       "^\nload(httpx.Client())\nload(httpx.AsyncClient())\n");
    add("a call passes something unknown",
        "import httpx\ndef load(c):\n    c\n    ^\nload(httpx.Client())\nload(x)\n");
    add("another state", "import httpx\na.state.c = httpx.Client()\nb.other.c\n^^^^^^^^^\n");
    add("an unknown decorator", "import httpx\nfrom kit import odd\n@odd\ndef make():\n    return "
                                "httpx.Client()\nc = make()\nc\n^\n");
    add("call of a literal", "def f(x: bool):\n    y = x()\n    y\n    ^\n");
    add("parameter", "def f(c):\n    c\n    ^\n");
}

void ObjectsTest::unknown()
{
    QFETCH(QString, code);
    QCOMPARE(Looked(code.toStdString()).object(0).kind, ObjectKind::Unknown);
}

void ObjectsTest::coroutines_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("name");
    row("in sight", "async def save(): ...\nsave()\n^^^^^^\n", "app.main.save");
    row("method",
        "class A:\n    async def save(self): ...\n    def f(self):\n        self.save()\n        "
        "^^^^^^^^^^^\n",
        "app.main.A.save");
    row("library", "import asyncio\nasyncio.sleep(1)\n^^^^^^^^^^^^^^^^\n", "asyncio.sleep");
    row("method of a twin", "import httpx\nc = httpx.AsyncClient()\nc.get('x')\n^^^^^^^^^^\n",
        "httpx.AsyncClient.get");
    row("renamed method of a twin",
        "import httpx\nc = httpx.AsyncClient()\nc.aclose()\n^^^^^^^^^^\n",
        "httpx.AsyncClient.aclose");
    row("deep method",
        "from openai import AsyncOpenAI\nc = AsyncOpenAI()\nc.chat.completions.create(model='m')\n"
        "^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n",
        "openai.AsyncOpenAI.chat.completions.create");
    row("below a known class",
        "from openai import AsyncAzureOpenAI\nc = AsyncAzureOpenAI()\nc.chat.completions.create()\n"
        "^^^^^^^^^^^^^^^^^^^^^^^^^^^\n",
        "openai.AsyncAzureOpenAI.chat.completions.create");
    row("in a name", "async def save(): ...\nx = save()\nx\n^\n", "app.main.save");
    row("endpoint",
        "from fastapi import FastAPI\napp = FastAPI()\n@app.get('/')\nasync def root(): "
        "...\nroot()\n^^^^^^\n",
        "app.main.root");
    row("transparent decorator",
        "def log(f):\n    async def inner(*a):\n        return await f(*a)\n    return "
        "inner\n@log\nasync def save(): ...\nsave()\n^^^^^^\n",
        "app.main.save");
    row("partial",
        "from functools import partial\nasync def save(x): ...\np = partial(save, 1)\np()\n^^^\n",
        "app.main.save");
    row("inherited",
        "class A:\n    async def save(self): ...\nclass B(A): ...\nB().save()\n^^^^^^^^^^\n",
        "app.main.A.save");
}

void ObjectsTest::coroutines()
{
    QFETCH(QString, code);
    QFETCH(QString, name);
    const Looked looked(code.toStdString());
    QCOMPARE(looked.object(0).kind, ObjectKind::Coroutine);
    QCOMPARE(QString::fromStdString(looked.name(0)), name);
}

void ObjectsTest::notCoroutines_data()
{
    QTest::addColumn<QString>("code");
    const auto add = [](const char *tag, const char *code) { QTest::newRow(tag) << QString(code); };
    add("plain", "def save(): ...\nsave()\n^^^^^^\n");
    add("awaited", "async def save(): ...\nasync def f():\n    await save()\n    ^^^^^^^^^^^^\n");
    add("unknown decorator",
        "from tasks import app\n@app.task\nasync def save(): ...\nsave()\n^^^^^^\n");
    add("sync wrapper in sight", "import asyncio\ndef blocking(f):\n    def inner(*a):\n        "
                                 "return asyncio.run(f(*a))\n    return inner\n"
                                 "@blocking\nasync def save(): ...\nsave()\n^^^^^^\n");
    add("async generator", "async def rows():\n    yield 1\nrows()\n^^^^^^\n");
    add("sync client", "import httpx\nhttpx.Client().get('x')\n^^^^^^^^^^^^^^^^^^^^^^^\n");
    add("task", "import asyncio\nasync def save(): "
                "...\nasyncio.create_task(save())\n^^^^^^^^^^^^^^^^^^^^^^^^^^^\n");
    add("overridden by a plain method", "class A:\n    async def save(self): ...\nclass B(A):\n    "
                                        "def save(self): ...\nB().save()\n^^^^^^^^^^\n");
    add("asynccontextmanager",
        "from contextlib import asynccontextmanager\n@asynccontextmanager\nasync def life():\n    "
        "yield\nlife()\n^^^^^^\n");
}

void ObjectsTest::notCoroutines()
{
    QFETCH(QString, code);
    QVERIFY(Looked(code.toStdString()).object(0).kind != ObjectKind::Coroutine);
}

void ObjectsTest::madeTellsTheConstructor()
{
    const Looked looked(
        "import httpx\nclass A:\n    def __init__(self):\n        self.c = httpx.Client()\n        "
        "         ^^^^^^^^^^^^^^\n"
        "    def f(self):\n        return self.c.get('x')\n               ^^^^^^\n");
    QVERIFY(looked.object(1).made == looked.at(0));
    const Looked factory("import httpx\ndef make() -> httpx.Client:\n    return httpx.Client()\n   "
                         "        ^^^^^^^^^^^^^^\nc = make()\nc\n^\n");
    QVERIFY(factory.object(1).made == factory.at(0));
    const Looked annotated("import httpx\ndef f(c: httpx.Client):\n    c\n    ^\n");
    QVERIFY(annotated.object(0).made.isNull());
}

void ObjectsTest::chainsKeepTheirRoot()
{
    const Looked looked("from openai import OpenAI\nc = "
                        "OpenAI()\nc.chat.completions.create\n^^^^^^^^^^^^^^^^^^^^^^^^^\n");
    QCOMPARE(looked.name(0), std::string("openai.OpenAI.chat.completions.create"));
    QCOMPARE(looked.object(0).root, std::string("openai.OpenAI"));
    QCOMPARE(looked.object(0).kind, ObjectKind::Function);
    // What AzureOpenAI has from OpenAI is known under OpenAI's name.
    const Looked below("from openai import "
                       "AzureOpenAI\nAzureOpenAI().chat.completions.create\n^^^^^^^^^^^^^^^^^^^^^^^"
                       "^^^^^^^^^^^^^^\n");
    QCOMPARE(below.name(0), std::string("openai.OpenAI.chat.completions.create"));
    QCOMPARE(below.object(0).root, std::string("openai.AzureOpenAI"));
}

void ObjectsTest::ancestry()
{
    const Looked looked("from openai import AzureOpenAI\nclass Mine(AzureOpenAI): ...\nm = "
                        "Mine()\nm\n^\nm.chat.completions.create\n"
                        "^^^^^^^^^^^^^^^^^^^^^^^^^\n");
    const std::vector<std::string> expected{"app.main.Mine", "openai.AzureOpenAI", "openai.OpenAI"};
    QVERIFY(looked.program.ancestry(looked.object(0)) == expected);
    QCOMPARE(looked.name(1), std::string("openai.OpenAI.chat.completions.create"));
}

QTEST_GUILESS_MAIN(ObjectsTest)
#include "objects_test.moc"
