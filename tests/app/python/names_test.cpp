#include "tests/app/python/fixture.h"
#include <QTest>

/// Names through imports, aliases and rebinding.
class NamesTest : public QObject
{
    Q_OBJECT
private slots:
    void qualified_data();
    void qualified();
    void unknown_data();
    void unknown();
    void acrossFiles();
    void circles();
    void referencesStayInTheirScope();
    void boundNames();
};

void NamesTest::qualified_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("name");
    const auto row = [](const char *tag, const char *code, const char *name) {
        QTest::newRow(tag) << QString(code) << QString(name);
    };
    row("module", "import time\ntime.sleep(1)\n^^^^^^^^^^\n", "time.sleep");
    row("module alias", "import time as t\nt.sleep(1)\n^^^^^^^\n", "time.sleep");
    row("from", "from time import sleep\nsleep(1)\n^^^^^\n", "time.sleep");
    row("from alias", "from time import sleep as nap\nnap(1)\n^^^\n", "time.sleep");
    row("assigned", "import time\ns = time.sleep\ns(1)\n^\n", "time.sleep");
    row("inside a function", "def f():\n    from time import sleep\n    sleep(1)\n    ^^^^^\n",
        "time.sleep");
    row("dotted",
        "import concurrent.futures\nconcurrent.futures.ThreadPoolExecutor\n"
        "^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n",
        "concurrent.futures.ThreadPoolExecutor");
    row("star", "from time import *\nsleep(1)\n^^^^^\n", "time.sleep");
    row("re-export", "from fastapi.concurrency import run_in_threadpool as run\nrun(f)\n^^^\n",
        "starlette.concurrency.run_in_threadpool");
    row("partial",
        "from functools import partial\nimport time\nnap = partial(time.sleep, 2)\nnap()\n^^^\n",
        "time.sleep");
    row("later binding wins", "import time\nx = 1\nx = time.sleep\nx(2)\n^\n", "time.sleep");
    row("try, the first import",
        "try:\n    import time as t\nexcept ImportError:\n    import other as "
        "t\nt.sleep(1)\n^^^^^^^\n",
        "time.sleep");
    row("builtin", "open('a')\n^^^^\n", "open");
    row("import left out", "async def f():\n    await asyncio.sleep(1)\n          ^^^^^^^^^^^^^\n",
        "asyncio.sleep");
    row("class left out", "c = AsyncOpenAI()\n    ^^^^^^^^^^^\n", "openai.AsyncOpenAI");
    row("in the same branch",
        "import time\nif a:\n    s = time.sleep\n    s(1)\n    ^\nelse:\n    s = print\n",
        "time.sleep");
    row("method of own class",
        "class Report:\n    def load(self):\n        self.save()\n        ^^^^^^^^^\n    def "
        "save(self): pass\n",
        "app.main.Report.save");
    row("global",
        "import time\nnap = None\ndef setup():\n    global nap\n    nap = time.sleep\ndef f():\n   "
        " nap(1)\n    ^^^\n",
        "time.sleep");
    row("walrus", "import time\nif (s := time.sleep):\n    s(1)\n    ^\n", "time.sleep");
    row("default argument", "import time\ndef f(s=time.sleep):\n    s(1)\n    ^\n", "time.sleep");
}

void NamesTest::qualified()
{
    QFETCH(QString, code);
    QFETCH(QString, name);
    const Looked looked(code.toStdString());
    QCOMPARE(QString::fromStdString(looked.program.qualifiedName(0, looked.at(0))), name);
}

void NamesTest::unknown_data()
{
    QTest::addColumn<QString>("code");
    const auto row = [](const char *tag, const char *code) { QTest::newRow(tag) << QString(code); };
    row("two branches differ",
        "import time\nif a:\n    s = time.sleep\nelse:\n    s = print\ns(1)\n^\n");
    row("parameter hides the import",
        "import time\ndef f(time):\n    time.sleep(1)\n    ^^^^^^^^^^\n");
    row("rebound to something unknown",
        "from time import sleep\nsleep = make()\nsleep(1)\n^^^^^\n");
    row("class names are no variables of methods", "class A:\n    from time import sleep\n    def "
                                                   "f(self):\n        sleep(1)\n        ^^^^^\n");
    row("comprehension variable", "import time\n[time.sleep for time in clocks]\n ^^^^^^^^^^\n");
    row("itself", "a = b = a\na()\n^\n");
}

void NamesTest::unknown()
{
    QFETCH(QString, code);
    const Looked looked(code.toStdString());
    QVERIFY(looked.program.qualifiedName(0, looked.at(0)) != "time.sleep");
    QVERIFY(!looked.object(0).known());
}

void NamesTest::acrossFiles()
{
    const Looked looked(
        "from .db import connect as open_db, Store\nfrom app import settings\n"
        "open_db()\n^^^^^^^\nsettings.nap(1)\n^^^^^^^^^^^^\nStore().read()\n^^^^^^^^^^^^\n",
        {fileOf("app/db.py", "def connect(): pass\nclass Store:\n    async def read(self): pass\n"),
         fileOf("app/settings.py", "from time import sleep as nap\n"),
         fileOf("app/__init__.py", "")});
    QCOMPARE(looked.name(0), std::string("app.db.connect"));
    QCOMPARE(looked.name(1), std::string("time.sleep"));
    QCOMPARE(looked.name(2), std::string("app.db.Store.read"));
    QVERIFY(looked.call("Store().read()").target.has_value());
    // A bare name means a neighbour, not a file of another folder.
    const Looked apart("import json\njson.loads('1')\n^^^^^^^^^^\n",
                       {fileOf("other/json.py", "def loads(x): pass\n")});
    QCOMPARE(apart.name(0), std::string("json.loads"));
    QVERIFY(!apart.call("json.loads('1')").target);
}

void NamesTest::circles()
{
    const Looked looked("from app.b import thing\nthing()\n^^^^^\n",
                        {fileOf("app/b.py", "from app.main import thing\nfrom app.b import *\n")});
    QVERIFY(!looked.object(0).known());
    const Looked classes("class A(B): pass\nclass B(A): pass\nA().x.y\n^^^^^^^\n");
    QVERIFY(!classes.object(0).known());
    const Looked functions("def f(): return g()\ndef g(): return f()\nf().x\n^^^^^\n");
    QVERIFY(!functions.object(0).known());
}

void NamesTest::referencesStayInTheirScope()
{
    const Looked looked(
        "import time\nx = 1\ndef f(x):\n    return x\n           ^\nprint(x)\n      ^\n");
    QCOMPARE(looked.program.references(0, looked.at(0)).size(), std::size_t(2));
    QCOMPARE(looked.program.references(0, looked.at(1)).size(), std::size_t(2));
    const Looked imported("import time\n       ^^^^\ntime.sleep(1)\ny.time\n");
    QCOMPARE(imported.program.references(0, imported.at(0)).size(), std::size_t(2));
}

void NamesTest::boundNames()
{
    const Looked looked("import time\ndef f(a):\n    b = 1\n    pass\n    ^^^^\n");
    for (const char *name : {"a", "b", "time", "f", "print", "__name__"})
        QVERIFY(looked.program.isBound(0, looked.at(0), name));
    QVERIFY(!looked.program.isBound(0, looked.at(0), "asyncio"));
    QVERIFY(!looked.program.isBound(0, looked.module().tree.root(), "b"));
}

QTEST_GUILESS_MAIN(NamesTest)
#include "names_test.moc"
