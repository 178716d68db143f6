#include "app/syntax/validity.h"
#include <QTest>

class ValidityTest : public QObject
{
    Q_OBJECT

private slots:
    void rules_data();
    void rules();
    void notebooksAwaitAtTheTop();
    void theReasonPointsAtThePlace();
    void nulBytesAreRefused();
};

namespace {

struct Row {
    const char *name;
    bool valid;
    const char *text;
};

const Row rows[] = {
    {"empty", true, ""},
    {"only a comment", true, "# nothing\n"},
    {"byte order mark", true, "\xEF\xBB\xBFx = 1\n"},
    {"no line end", true, "x = 1"},
    {"line ends of Windows", true, "if x:\r\n    y()\r\n"},
    {"open bracket", false, "x = (1,\n"},
    {"open string", false, "x = 'a\n"},
    {"open long string", false, "x = '''a\n"},
    {"words", false, "this is a sentence\n"},
    {"x as y", false, "x as y\n"},
    {"with as", true, "with a as b, c as d:\n    pass\n"},
    {"with parentheses", true, "with (a as b, c as d):\n    pass\n"},
    {"two statements run together", false, "return response import os\n"},

    {"await in async def", true, "async def f():\n    await x\n"},
    {"await in def", false, "def f():\n    await x\n"},
    {"await at the top", false, "await x\n"},
    {"await in class", false, "async def f():\n    class A:\n        x = await y\n"},
    {"await in lambda", false, "async def f():\n    return lambda: await x\n"},
    {"await in lambda default", true, "async def f():\n    return lambda a=await x: a\n"},
    {"await in nested def", false, "async def f():\n    def g():\n        await x\n"},
    {"await in nested async def", true, "def f():\n    async def g():\n        await x\n"},
    {"await in default argument", true, "async def f():\n    def g(a=await x): pass\n"},
    {"await in default at the top", false, "async def g(a=await x): pass\n"},
    {"await in decorator", true, "async def f():\n    @d(await x)\n    def g(): pass\n"},
    {"await in decorator at the top", false, "@d(await x)\nasync def g(): pass\n"},
    {"await in base class", true, "async def f():\n    class A(await x): pass\n"},
    {"await in list comprehension", true, "async def f():\n    return [await x for x in y]\n"},
    {"await in comprehension of def", false, "def f():\n    return [await x for x in y]\n"},
    {"await in generator of def", true, "def f():\n    return (await x for x in y)\n"},
    {"await in first iterable", false, "def f():\n    return (x for x in await y)\n"},
    {"await in second iterable", true, "def f():\n    return (x for a in b for x in await a)\n"},
    {"await as a name", false, "await = 1\n"},
    {"async as a name", false, "async = 1\n"},
    {"async for", true, "async def f():\n    async for x in y: pass\n"},
    {"async for in def", false, "def f():\n    async for x in y: pass\n"},
    {"async with", true, "async def f():\n    async with x: pass\n"},
    {"async with in def", false, "def f():\n    async with x: pass\n"},
    {"async with at the top", false, "async with x: pass\n"},
    {"async comprehension", true, "async def f():\n    return [x async for x in y]\n"},
    {"async comprehension in def", false, "def f():\n    return [x async for x in y]\n"},
    {"async generator in def", true, "def f():\n    return (x async for x in y)\n"},

    {"return in def", true, "def f():\n    return 1\n"},
    {"return at the top", false, "return 1\n"},
    {"return in class", false, "def f():\n    class A:\n        return 1\n"},
    {"yield at the top", false, "yield 1\n"},
    {"yield in class", false, "class A:\n    yield 1\n"},
    {"yield in lambda", true, "f = lambda: (yield)\n"},
    {"yield in comprehension", false, "def f():\n    return [(yield x) for x in y]\n"},
    {"yield from in async def", false, "async def f():\n    yield from x\n"},
    {"value from async generator", false, "async def f():\n    yield 1\n    return 2\n"},
    {"value before async yield", false,
     "async def f():\n    if a:\n        return 2\n    yield 1\n"},
    {"return from async generator", true, "async def f():\n    yield 1\n    return\n"},

    {"break in loop", true, "for x in y:\n    if x:\n        break\n"},
    {"break at the top", false, "break\n"},
    {"continue in if", false, "if x:\n    continue\n"},
    {"break in else of loop", false, "for x in y:\n    pass\nelse:\n    break\n"},
    {"break in else of inner loop", true,
     "while a:\n    for x in y:\n        pass\n    else:\n        break\n"},
    {"break in def in loop", false, "while x:\n    def f():\n        break\n"},
    {"break in class in loop", false, "while x:\n    class A:\n        break\n"},
    {"continue in finally", true,
     "while x:\n    try:\n        y()\n    finally:\n        continue\n"},

    {"future first", true, "'''doc'''\nfrom __future__ import annotations\nimport os\n"},
    {"future after comment", true, "# c\n\nfrom __future__ import division\n"},
    {"future twice", true, "from __future__ import division\nfrom __future__ import annotations\n"},
    {"future after import", false, "import os\nfrom __future__ import annotations\n"},
    {"future in def", false, "def f():\n    from __future__ import annotations\n"},
    {"future unknown", false, "from __future__ import braces\n"},

    {"empty block", false, "def f():\nx = 1\n"},
    {"empty block at the end", false, "if x:\n"},
    {"block of a comment", false, "if x:\n    # later\n"},
    {"block on one line", true, "if x: y()\nelse: z()\n"},
    {"flattened", false, "def f():\nif x:\nreturn 1\n"},
    {"indent for nothing", false, "x = 1\n    y = 2\n"},
    {"first line indented", false, "    x = 1\n"},
    {"dedent to no level", false, "if x:\n        a()\n    b()\n"},
    {"tabs only", true, "if x:\n\tif y:\n\t\tz()\n"},
    {"tabs and spaces that agree", true, "if x:\n\ta()\nif y:\n        b()\n"},
    {"tabs and spaces that do not", false, "if x:\n\ta()\n        b()\n"},
    {"comments at any column", true, "if x:\n# c\n    a()\n  # d\n    b()\n"},
    {"brackets at any column", true, "x = [\n1,\n  2,\n]\n"},

    {"print statement", false, "print 'x'\n"},
    {"print to file", false, "print >>f, x\n"},
    {"print call", true, "print('x')\n"},
    {"exec statement", false, "exec 'x = 1'\n"},
    {"exec call", true, "exec('x = 1')\n"},
    {"raise with a comma", false, "raise ValueError, 'x'\n"},
    {"except with a comma", false, "try:\n    a()\nexcept ValueError, e:\n    b()\n"},
    {"except with two classes", true, "try:\n    a()\nexcept ValueError, TypeError:\n    b()\n"},
    {"backquotes", false, "x = `y`\n"},
    {"not equal of old", false, "x = a <> b\n"},
    {"long number", false, "x = 10L\n"},
    {"octal number of old", false, "x = 0777\n"},
    {"octal number", true, "x = 0o777 + 00 + 0.5 + 0e1\n"},
    {"tuple parameter", false, "def f((a, b)): pass\n"},
    {"prefix ur", false, "x = ur'a'\n"},
    {"prefix Rb", true, "x = Rb'a'\n"},

    {"try alone", false, "try:\n    a()\n"},
    {"try else", false, "try:\n    a()\nelse:\n    b()\n"},
    {"try finally", true, "try:\n    a()\nfinally:\n    b()\n"},
    {"bare except before another", false,
     "try:\n    a()\nexcept:\n    b()\nexcept ValueError:\n    c()\n"},
    {"match", true, "match x:\n    case 1:\n        a()\n    case _:\n        b()\n"},
    {"match without case", false, "match x:\n    pass\n"},
    {"wildcard first", false, "match x:\n    case _:\n        a()\n    case 1:\n        b()\n"},
    {"case constant", true,
     "match x:\n    case None:\n        a()\n    case A.b:\n        b()\n    case y if y:\n"
     "        c()\n    case z:\n        d()\n"},
    {"match as a name", true, "match = re.match(x)\nprint(match)\n"},
    {"positional after keyword", false, "f(a=1, b)\n"},
    {"star after keyword", true, "f(a=1, *b)\n"},
    {"star after two stars", false, "f(**a, *b)\n"},
    {"default before none", false, "def f(a=1, b): pass\n"},
    {"keyword-only without default", true, "def f(a=1, *, b): pass\n"},
    {"default before two stars", true, "def f(a=1, **b: int): pass\n"},
    {"star alone", false, "*a\n"},
    {"star in tuple", true, "*a, b = c\n"},
    {"walrus alone", false, "x := 1\n"},
    {"walrus in condition", true, "if x := 1:\n    pass\n"},
    {"import star in def", false, "def f():\n    from x import *\n"},
    {"bytes joined to text", false, "x = b'a' 'b'\n"},
    {"assert with three", false, "assert a, b, c\n"},
    {"except star", true, "try:\n    a()\nexcept* ValueError:\n    b()\n"},
    {"return in except star", false,
     "def f():\n    try:\n        a()\n    except* ValueError:\n        return\n"},
    {"type parameters", true, "def f[T](a: T) -> T: return a\n"},
    {"nested quotes", true, "x = f\"{a[\"b\"]}\"\n"},
};

} // namespace

void ValidityTest::rules_data()
{
    QTest::addColumn<bool>("valid");
    QTest::addColumn<QByteArray>("text");
    for (const auto &row : rows)
        QTest::newRow(row.name) << row.valid << QByteArray(row.text);
}

void ValidityTest::rules()
{
    QFETCH(const bool, valid);
    QFETCH(const QByteArray, text);
    const auto why = syntax::whyInvalidPython(std::string_view(text.data(), text.size()));
    QVERIFY2(valid == !why, why ? why->what.c_str() : "taken for valid");
    if (why) {
        QVERIFY(!why->what.empty());
        QVERIFY(why->range.start <= why->range.end);
        QVERIFY(why->range.end <= std::size_t(text.size()));
    }
}

void ValidityTest::notebooksAwaitAtTheTop()
{
    const syntax::ValidityOptions notebook{true};
    QVERIFY(syntax::isValidPython("x = await y\n", notebook));
    QVERIFY(syntax::isValidPython("async with x as y:\n    pass\n", notebook));
    QVERIFY(syntax::isValidPython("z = [x async for x in y]\n", notebook));
    QVERIFY(!syntax::isValidPython("def f():\n    await x\n", notebook));
    QVERIFY(!syntax::isValidPython("class A:\n    x = await y\n", notebook));
    QVERIFY(!syntax::isValidPython("return 1\n", notebook));
}

void ValidityTest::theReasonPointsAtThePlace()
{
    const auto why = syntax::whyInvalidPython("def f():\n    x = await y\n");
    QVERIFY(why.has_value());
    QCOMPARE(why->range, (base::TextRange{17, 24}));
    QVERIFY(why->what.find("await") != std::string::npos);
}

void ValidityTest::nulBytesAreRefused()
{
    QVERIFY(!syntax::isValidPython(std::string_view("x = 1\n\0", 7)));
}

QTEST_GUILESS_MAIN(ValidityTest)
#include "validity_test.moc"
