#include "tests/app/python/fixture.h"
#include <QTest>

using python::Use;

Q_DECLARE_METATYPE(python::Use)

/// What becomes of values.
class UsesTest : public QObject
{
    Q_OBJECT
private slots:
    void uses_data();
    void uses();
    void belowAwait();
    void arguments();
};

void UsesTest::uses_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<Use>("use");
    const auto row = [](const char *code, Use use) { QTest::newRow(code) << QString(code) << use; };
    row("v()", Use::Dropped);
    row("(v())", Use::Dropped);
    row("await v()", Use::Awaited);
    row("await (v())", Use::Awaited);
    row("await (v() if c else w())", Use::Awaited);
    row("await (a or v())", Use::Awaited);
    row("x = v()", Use::Stored);
    row("x: int = v()", Use::Stored);
    row("x = y = v()", Use::Stored);
    row("x = (v(), 1)", Use::Stored);
    row("x = {'a': v()}", Use::Stored);
    row("x += v()", Use::Stored);
    row("(x := v())", Use::Stored);
    row("await (x := v())", Use::Awaited);
    row("print(v())", Use::Passed);
    row("print(end=v())", Use::Passed);
    row("print(*v())", Use::Stored);
    row("asyncio.create_task(v())", Use::Scheduled);
    row("asyncio.gather(v(), w())", Use::Scheduled);
    row("asyncio.gather(*[v() for x in xs])", Use::Scheduled);
    row("asyncio.run(v())", Use::Scheduled);
    row("tg.create_task(v())", Use::Scheduled);
    row("loop.run_until_complete(v())", Use::Scheduled);
    row("for x in v(): pass", Use::Iterated);
    row("[x for x in v()]", Use::Iterated);
    row("with v() as x: pass", Use::With);
    row("with v(): pass", Use::With);
    row("with (w() as y, v() as x): pass", Use::With);
    row("v().x", Use::Attribute);
    row("v()[0]", Use::Subscript);
    row("x[v()]", Use::Other);
    row("v()()", Use::Called);
    row("if v(): pass", Use::Tested);
    row("while not v(): pass", Use::Tested);
    row("v() == 1", Use::Tested);
    row("v() and x", Use::Other);
    row("x = 1 if v() else 2", Use::Other);
    row("lambda: v()", Use::Returned);
    row("f'{v()}'", Use::Other);
    row("[v()]", Use::Stored);
}

void UsesTest::uses()
{
    QFETCH(QString, code);
    QFETCH(Use, use);
    const Looked looked("import asyncio\n" + code.toStdString() + "\n");
    QCOMPARE(int(looked.call("v()").use), int(use));
    const Looked inside("import asyncio\nasync def f():\n    " + code.toStdString() +
                        "\n    return 1\n");
    QCOMPARE(int(inside.call("v()").use), int(use));
}

void UsesTest::belowAwait()
{
    const Looked looked("async def f():\n    await a().b(c())\n    await (d())\n    (await "
                        "e()).g()\n    async for x in h():\n        pass\n"
                        "    async with i() as j:\n        return k()\n    yield l()\n");
    QVERIFY(looked.call("a()").inAwait);
    QVERIFY(!looked.call("c()").inAwait);
    QVERIFY(looked.call("d()").inAwait);
    QVERIFY(!looked.call("(await e()).g()").inAwait);
    QCOMPARE(int(looked.call("h()").use), int(Use::AsyncIterated));
    QCOMPARE(int(looked.call("i()").use), int(Use::AsyncWith));
    QCOMPARE(int(looked.call("k()").use), int(Use::Returned));
    QCOMPARE(int(looked.call("l()").use), int(Use::Yielded));
}

void UsesTest::arguments()
{
    const Looked looked("f(a, *b, c, key=d, **e)\ng(x for x in y)\n");
    const auto &call = looked.module().calls[0];
    QCOMPARE(std::string(call.argument(0).text()), std::string("a"));
    QCOMPARE(std::string(call.argument(5, "key").text()), std::string("d"));
    QVERIFY(call.argument(1).isNull());
    QVERIFY(call.argument(3, "other").isNull());
    QCOMPARE(call.arguments().size(), std::size_t(5));
    QCOMPARE(looked.module().calls[1].arguments().size(), std::size_t(1));
}

QTEST_GUILESS_MAIN(UsesTest)
#include "uses_test.moc"
