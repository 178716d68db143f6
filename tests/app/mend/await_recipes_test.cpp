#include "tests/app/mend/fixture.h"

class AwaitRecipesTest : public QObject
{
    Q_OBJECT
private slots:
    void addAwait_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::newRow("statement")
            << "import asyncio\nasync def save(): ...\nasync def go():\n    «save()»  # keep\n"
            << "import asyncio\nasync def save(): ...\nasync def go():\n    await save()  # keep\n";
        QTest::newRow("attribute")
            << "async def load(): ...\nasync def go():\n    return «load()».name\n"
            << "async def load(): ...\nasync def go():\n    return (await load()).name\n";
        QTest::newRow("index")
            << "async def load(): ...\nasync def go():\n\treturn «load()»[0]\n"
            << "async def load(): ...\nasync def go():\n\treturn (await load())[0]\n";
        QTest::newRow("power")
            << "async def load(): ...\nasync def go():\n    return «load()» ** 2\n"
            << "async def load(): ...\nasync def go():\n    return (await load()) ** 2\n";
        QTest::newRow("name")
            << "async def load(): ...\nasync def go():\n    x = load()\n    return «x».name\n"
            << "async def load(): ...\nasync def go():\n    x = await load()\n    return x.name\n";
        QTest::newRow("method, many lines")
            << "class A:\n    async def load(self, a): ...\n    async def go(self):\n        r = "
               "«self.load(\n            1,  # one\n        )»\n        return r.x\n"
            << "class A:\n    async def load(self, a): ...\n    async def go(self):\n        r = "
               "await self.load(\n            1,  # one\n        )\n        return r.x\n";
        QTest::newRow("comprehension")
            << "async def load(i): ...\nasync def go(n):\n    return [«load(i)» for i in n]\n"
            << "async def load(i): ...\nasync def go(n):\n    return [await load(i) for i in n]\n";
        QTest::newRow("crlf") << "async def save(): ...\r\nasync def go():\r\n    «save()»"
                              << "async def save(): ...\r\nasync def go():\r\n    await save()";
        QTest::newRow("plain function refuses")
            << "async def save(): ...\ndef go():\n    «save()»\n"
            << "";
        QTest::newRow("lambda refuses")
            << "async def save(): ...\nasync def go():\n    return lambda: «save()»\n"
            << "";
        QTest::newRow("generator used up at once")
            << "async def load(i): ...\nasync def go(n):\n    return sum(«load(i)» for i in n)\n"
            << "async def load(i): ...\nasync def go(n):\n    return sum([await load(i) for i in n])\n";
        QTest::newRow("generator refuses")
            << "async def load(i): ...\nasync def go(n):\n    return any(«load(i)» for i in n)\n"
            << "";
    }
    void addAwait()
    {
        QFETCH(QString, before);
        QFETCH(QString, after);
        const auto drafted =
            draftOne(before.toStdString(), {"coroutine-as-value", {}}, {"add-await", {}});
        if (after.isEmpty())
            QVERIFY2(!drafted.refusal.empty(), drafted.text().c_str());
        else
            compareText(drafted.text(), after.toStdString());
    }

    void dropAwait_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::newRow("plain") << "def total(): ...\nasync def go():\n    return «await total()»\n"
                               << "def total(): ...\nasync def go():\n    return total()\n";
        QTest::newRow("parentheses go")
            << "def total(): ...\nasync def go():\n    return («await total()»).x\n"
            << "def total(): ...\nasync def go():\n    return total().x\n";
        QTest::newRow("parentheses stay")
            << "def a(): ...\nasync def go():\n    return («await a()»  # why\n    ).x\n"
            << "def a(): ...\nasync def go():\n    return (a()  # why\n    ).x\n";
        QTest::newRow("nothing to drop") << "def a(): ...\nasync def go():\n    return «a()»\n"
                                         << "";
    }
    void dropAwait()
    {
        QFETCH(QString, before);
        QFETCH(QString, after);
        const auto drafted =
            draftOne(before.toStdString(), {"plain-result-awaited", {}}, {"drop-await", {}});
        if (after.isEmpty())
            QVERIFY2(!drafted.refusal.empty(), drafted.text().c_str());
        else
            compareText(drafted.text(), after.toStdString());
    }

    void nestedRun_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::newRow("run")
            << "import asyncio\n\n\nasync def load(): ...\n\n\nasync def go():\n    return "
               "«asyncio.run(load())».name\n"
            << "async def load(): ...\n\n\nasync def go():\n    return (await load()).name\n";
        QTest::newRow("loop getter")
            << "import asyncio\nimport json\n\nasync def load(): ...\n\nasync def go():\n    "
               "return «asyncio.get_event_loop().run_until_complete(load())»\n"
            << "import json\n\nasync def load(): ...\n\nasync def go():\n    return await load()\n";
        QTest::newRow("loop variable")
            << "import asyncio\n\nasync def load(): ...\n\nasync def go():\n    loop = "
               "asyncio.new_event_loop()\n    asyncio.set_event_loop(loop)\n    try:\n        "
               "return «loop.run_until_complete(load())»\n    finally:\n        loop.close()\n"
            << "async def load(): ...\n\nasync def go():\n    return await load()\n";
        QTest::newRow("string in the moved block")
            << "import asyncio\n\nasync def load(q): ...\n\nasync def go():\n    loop = "
               "asyncio.new_event_loop()\n    try:\n        rows = "
               "«loop.run_until_complete(load(\"\"\"\n        select\n  all\n        \"\"\"))»  # "
               "rows\n        return rows\n    finally:\n        loop.close()\n"
            << "async def load(q): ...\n\nasync def go():\n    rows = await load(\"\"\"\n        "
               "select\n  all\n        \"\"\")  # rows\n    return rows\n";
        QTest::newRow("runner")
            << "import asyncio\n\nasync def load(): ...\n\nasync def go():\n    with "
               "asyncio.Runner() as runner:\n        return «runner.run(load())»\n"
            << "async def load(): ...\n\nasync def go():\n    return await load()\n";
        QTest::newRow("comment inside")
            << "import asyncio\nasync def load(): ...\nasync def go():\n    return «asyncio.run(  "
               "# now\n        load()\n    )»\n"
            << "async def load(): ...\nasync def go():\n    return await (  # now\n        "
               "load()\n    )\n";
        QTest::newRow("lines of the argument")
            << "import asyncio as aio\n\nasync def load(a): ...\n\nasync def go():\n    return "
               "«aio.run(\n        load(\n            1,\n        )\n    )»\n"
            << "async def load(a): ...\n\nasync def go():\n    return await load(\n        1,\n    "
               ")\n";
        QTest::newRow("condition")
            << "import asyncio\nasync def a(): ...\nasync def go(x):\n    return «asyncio.run(a() "
               "if x else a())»\n"
            << "async def a(): ...\nasync def go(x):\n    return await (a() if x else a())\n";
        QTest::newRow("from import")
            << "from asyncio import gather, run\n\nasync def a(): ...\n\nasync def go():\n    "
               "await gather()\n    «run(a())»\n"
            << "from asyncio import gather\n\nasync def a(): ...\n\nasync def go():\n    await "
               "gather()\n    await a()\n";
        QTest::newRow("for ever refuses") << "import asyncio\nasync def go():\n    loop = "
                                             "asyncio.get_event_loop()\n    «loop.run_forever()»\n"
                                          << "";
        QTest::newRow("function object refuses")
            << "import asyncio\nasync def a(): ...\nasync def go():\n    «asyncio.run(a)»\n"
            << "";
        QTest::newRow("loop used otherwise refuses")
            << "import asyncio\nasync def a(): ...\nasync def go(k):\n    loop = "
               "asyncio.new_event_loop()\n    k(loop)\n    «loop.run_until_complete(a())»\n"
            << "";
        QTest::newRow("helper is carried")
            << "import asyncio\n\nasync def load(): ...\n\ndef fetch(n):\n    return "
               "«asyncio.run(load())»\n\nasync def go():\n    return fetch(1).name\n"
            << "async def load(): ...\n\nasync def fetch(n):\n    return await load()\n\nasync def "
               "go():\n    return (await fetch(1)).name\n";
        QTest::newRow("helper in a sort key refuses")
            << "import asyncio\n\nasync def load(i): ...\n\ndef fetch(n):\n    return "
               "«asyncio.run(load(n))»\n\nasync def go(x):\n    return sorted(x, key=fetch)\n"
            << "";
        QTest::newRow("helper of plain code refuses")
            << "import asyncio\n\nasync def load(): ...\n\ndef fetch(n):\n    return "
               "«asyncio.run(load())»\n\ndef other():\n    return fetch(2)\n\nasync def go():\n    "
               "return fetch(1)\n"
            << "";
        QTest::newRow("property refuses")
            << "import asyncio\n\nasync def load(): ...\n\nclass A:\n    @property\n    def "
               "n(self):\n        return «asyncio.run(load())»\n\nasync def go(a: A):\n    return "
               "a.n\n"
            << "";
    }
    void nestedRun()
    {
        QFETCH(QString, before);
        QFETCH(QString, after);
        const auto drafted =
            draftOne(before.toStdString(), {"nested-run", {}}, {"nested-run-to-await", {}});
        if (after.isEmpty())
            QVERIFY2(!drafted.refusal.empty(), drafted.text().c_str());
        else
            compareText(drafted.text(), after.toStdString());
    }
};

QTEST_GUILESS_MAIN(AwaitRecipesTest)
#include "await_recipes_test.moc"
