#include "tests/app/python/fixture.h"
#include <QElapsedTimer>
#include <QTest>

/// Code that nobody means well with: nothing crashes, nothing takes long.
class HostileTest : public QObject
{
    Q_OBJECT
private slots:
    void survives_data();
    void survives();
    void brokenCodeStillGivesWhatItCan();
    void realSize();
};

namespace {

std::string repeated(const std::string &text, int times)
{
    std::string result;
    for (int i = 0; i < times; ++i)
        result += text;
    return result;
}

std::string nestedDefs(int depth)
{
    std::string result;
    for (int i = 0; i < depth; ++i)
        result += std::string(static_cast<std::size_t>(i), ' ') + "def f" + std::to_string(i) +
                  "(a=f):\n";
    return result + std::string(static_cast<std::size_t>(depth), ' ') + "f0()\n";
}

} // namespace

void HostileTest::survives_data()
{
    QTest::addColumn<QByteArray>("code");
    const auto row = [](const char *tag, const std::string &code) {
        QTest::newRow(tag) << QByteArray::fromStdString(code);
    };
    row("parentheses", repeated("(", 10000) + "f()" + repeated(")", 10000));
    row("open parentheses", repeated("f(", 10000));
    row("calls in calls", "x = " + repeated("f(", 5000) + "x" + repeated(")", 5000));
    row("attributes", "x = y" + repeated(".a", 5000));
    row("calls of calls", "x = y" + repeated("()", 5000) + "\nx.z");
    row("awaits", "async def f():\n  x = " + repeated("await ", 5000) + "g()\n");
    row("lambdas", "x = " + repeated("lambda: ", 5000) + "x()");
    row("defs", nestedDefs(500));
    row("comprehensions", "x = " + repeated("[", 2000) + "a" + repeated(" for a in b]", 2000));
    row("binary operators", "x = 1" + repeated(" + f()", 10000));
    row("conditions", "x = 1" + repeated(" if f() else 2", 5000));
    row("chained assignment", repeated("a = ", 10000) + "a");
    row("rebinding", repeated("a = a.b(a)\n", 5000) + "a.c()");
    row("one name bound often", repeated("if x:\n    a = f()\n", 1000) + "a()");
    row(
        "classes below each other", "class A0: pass\n" + [] {
            std::string code;
            for (int i = 1; i < 2000; ++i)
                code +=
                    "class A" + std::to_string(i) + "(A" + std::to_string(i - 1) + "):\n  pass\n";
            return code + "A1999().x.y\n";
        }());
    row("functions calling each other", [] {
        std::string code;
        for (int i = 0; i < 1000; ++i)
            code += "def f" + std::to_string(i) + "(): return f" + std::to_string(i + 1) + "()\n";
        return code + "async def g():\n    f0().x\n";
    }());
    row("annotations", "def f(a: " + repeated("list[", 500) + "int" + repeated("]", 500) +
                           ", b: '" + repeated("a|", 900) + "a'): a.b; b.c\n");
    row("aliases in a circle", "A = Optional[B]\nB = Optional[A]\ndef f(a: A): a.x\n");
    row("tuples in targets", repeated("(", 2000) + "a" + repeated(",)", 2000) + " = f()\na.x()\n");
    row("global of itself", "def f():\n  global a\n  nonlocal a\n  a = a\n  a()\n");
    row("imports in a circle", "from app.main import *\nfrom app.main import a\nimport app.main as "
                               "app\napp.app.app.a()\n");
    row("nothing", "");
    row("a NUL", std::string("a\0b = f()\n", 10));
    row("no UTF-8", "x = '\xff\xfe'\nf\xc3(x)\n");
    row("python 2", "print 'a'\nexec 'b' in c\ntry:\n  pass\nexcept E, e:\n  raise E, 'x'\n");
}

void HostileTest::survives()
{
    QFETCH(QByteArray, code);
    QElapsedTimer timer;
    timer.start();
    const Looked looked(code.toStdString());
    for (std::size_t m = 0; m < looked.program.modules().size(); ++m) {
        const auto &module = looked.program.module(m);
        syntax::walk(module.tree.root(), [&](syntax::Node node) {
            if (node.isNamed() && timer.elapsed() < 20000) {
                looked.program.object(m, node);
                looked.program.use(node);
                looked.program.canAwaitAt(m, node);
            }
            return true;
        });
        for (std::size_t f = 0; f < module.functions.size(); f += 50) {
            looked.program.pathFromCoroutine({m, f});
            looked.program.mentions({m, f});
        }
    }
    QVERIFY2(timer.elapsed() < 20000, qPrintable(QString::number(timer.elapsed())));
}

void HostileTest::brokenCodeStillGivesWhatItCan()
{
    const Looked looked("import time\n\nasync def f(:\n    time.sleep(1)\n\ndef g()\n    return "
                        "1\n\nasync def h():\n    time.sleep(2)\n"
                        "x = (\n");
    QCOMPARE(looked.call("time.sleep(2)").name, std::string("time.sleep"));
    QVERIFY(looked.function("h").isAsync);
}

void HostileTest::realSize()
{
    std::string code = "import asyncio, time\nfrom fastapi import FastAPI\napp = FastAPI()\n";
    for (int i = 0; i < 40; ++i) {
        const std::string n = std::to_string(i);
        code += "class Store" + n +
                ":\n    def __init__(self, url: str = 'x'):\n        self.url = url\n        "
                "self.rows = []\n\n"
                "    async def load(self, key):\n        rows = await self.fetch(key)\n        "
                "return [row['a'] for row in rows if row]\n\n"
                "    async def fetch(self, key): ...\n\n@app.get('/a" +
                n + "')\nasync def get_" + n +
                "(key: str):\n"
                "    store = Store" +
                n + "()\n    return await store.load(key)\n";
    }
    QBENCHMARK_ONCE
    {
        const Looked looked(code);
        QCOMPARE(looked.module().functions.size(), std::size_t(160));
    }
}

QTEST_GUILESS_MAIN(HostileTest)
#include "hostile_test.moc"
