#include "tests/support/facts.h"
#include <QTest>

using support::factsOf;

/// Names that are gone, Azure Functions wiring, and attributes that every fact carries.
class NamesTest : public QObject
{
    Q_OBJECT
private slots:
    void absentNames_data();
    void absentNames();
    void presentNames_data();
    void presentNames();
    void adapters();
    void missingFunctionApp_data();
    void missingFunctionApp();
    void roles();
};

void NamesTest::absentNames_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("found");
    QTest::newRow("attribute of a module")
        << "import azure.functions as func\ndef main(req: func.HttpRequest, context: "
           "func.HttpContext):\n    pass\n"
        << "absent-name `func.HttpContext` name=azure.functions.HttpContext "
           "replacement=azure.functions.Context\n";
    QTest::newRow("imported") << "from asyncio import coroutine\n"
                              << "absent-name `coroutine` name=asyncio.coroutine replacement=\n";
    QTest::newRow("method of a client")
        << "from openai import AsyncOpenAI\nllm = AsyncOpenAI()\nasync def ask():\n"
           "    return await llm.chat.completions.acreate(model='m')\n"
        << "absent-name `llm.chat.completions.acreate` "
           "name=openai.AsyncOpenAI.chat.completions.acreate replacement=create\n";
    QTest::newRow("client not in sight")
        << "import openai\nasync def ask(llm):\n    return await "
           "llm.chat.completions.acreate(model='m')\n"
        << "absent-name `llm.chat.completions.acreate` name=openai.*.acreate replacement=create\n";
    QTest::newRow("module level of old")
        << "import openai\nasync def ask():\n    return await "
           "openai.ChatCompletion.acreate(model='m')\n"
        << "absent-name `openai.ChatCompletion.acreate` name=openai.ChatCompletion.acreate "
           "replacement=openai.AsyncOpenAI.chat.completions.create\n";
}

void NamesTest::absentNames()
{
    QFETCH(QString, code);
    QFETCH(QString, found);
    const auto facts = factsOf(code.toStdString());
    QCOMPARE(QString::fromStdString(facts.list("absent-name", {"name", "replacement"})), found);
}

void NamesTest::presentNames_data()
{
    QTest::addColumn<QString>("code");
    QTest::newRow("asked for the platform")
        << "import asyncio, sys\nif sys.platform == 'win32':\n"
           "    asyncio.set_event_loop_policy(asyncio.WindowsSelectorEventLoopPolicy())\n";
    QTest::newRow("expected to fail")
        << "import asyncio\ntry:\n    asyncio.coroutine\nexcept AttributeError:\n    pass\n";
    QTest::newRow("another library")
        << "import store\nasync def main(s):\n    return await s.acreate(1)\n";
    QTest::newRow("own module of the name")
        << "class openai:\n    class ChatCompletion:\n        acreate = None\nx = "
           "openai.ChatCompletion.acreate\n";
}

void NamesTest::presentNames()
{
    QFETCH(QString, code);
    const auto facts = factsOf(code.toStdString());
    QVERIFY2(facts.of("absent-name").empty(), facts.list().c_str());
}

void NamesTest::adapters()
{
    const std::string head =
        "import azure.functions as func\nfrom fastapi import FastAPI\napi = FastAPI()\n";
    const auto form = [&](const std::string &code) {
        return factsOf(head + code).list("asgi-adapter", {"form"});
    };
    QCOMPARE(form("main = func.AsgiMiddleware(api).main\n"),
             std::string("asgi-adapter `func.AsgiMiddleware(api)` form=shared-main\n"));
    QCOMPARE(form("async def main(req: func.HttpRequest, context: func.Context):\n"
                  "    return func.AsgiMiddleware(api).handle(req, context)\n"),
             std::string("asgi-adapter `func.AsgiMiddleware(api).handle(req, context)` "
                         "form=handle-in-async\n"));
    QCOMPARE(form("def main(req: func.HttpRequest, context: func.Context):\n"
                  "    return func.AsgiMiddleware(api).handle(req, context)\n"),
             std::string("asgi-adapter `func.AsgiMiddleware(api).handle(req, context)` "
                         "form=handle-in-def\n"));
    QCOMPARE(form("app = func.AsgiFunctionApp(app=api)\n"),
             std::string("asgi-adapter `func.AsgiFunctionApp(app=api)` form=function-app\n"));
    QCOMPARE(form("async def main(req: func.HttpRequest, context: func.Context):\n"
                  "    return await func.AsgiMiddleware(api).handle_async(req, context)\n"),
             std::string());
}

void NamesTest::missingFunctionApp_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("code");
    QTest::addColumn<bool>("missing");
    const QString head =
        "import azure.functions as func\nfrom fastapi import FastAPI\napi = FastAPI()\n";
    const QString v1 = "def main(req: func.HttpRequest, context: func.Context):\n"
                       "    return func.AsgiMiddleware(api).handle(req, context)\n";
    QTest::newRow("main in function_app.py") << "function_app.py" << head + v1 << true;
    QTest::newRow("nothing at all") << "function_app.py" << head << true;
    QTest::newRow("inside a function")
        << "function_app.py" << head + "def build():\n    return func.AsgiFunctionApp(app=api)\n"
        << true;
    QTest::newRow("main in __init__.py") << "HttpApi/__init__.py" << head + v1 << false;
    QTest::newRow("app at top level")
        << "function_app.py" << head + "app = func.AsgiFunctionApp(app=api)\n"
        << false;
    QTest::newRow("blueprint") << "stock.py"
                               << "import azure.functions as func\nbp = "
                                  "func.Blueprint()\n@bp.route(route='x')\ndef x(req):\n    pass\n"
                               << false;
    QTest::newRow("types only")
        << "models.py"
        << "import azure.functions as func\ndef parse(req: func.HttpRequest):\n    return 1\n"
        << false;
}

void NamesTest::missingFunctionApp()
{
    QFETCH(QString, file);
    QFETCH(QString, code);
    QFETCH(bool, missing);
    const auto facts = factsOf(code.toStdString(), file.toStdString());
    QCOMPARE(!facts.of("function-app-missing").empty(), missing);
}

void NamesTest::roles()
{
    auto facts = factsOf(
        "import asyncio, time\nfrom fastapi import FastAPI, Depends\napp = FastAPI()\n"
        "asyncio.get_event_loop()\nasync def user():\n    time.sleep(1)\n"
        "@app.get('/')\nasync def show(u=Depends(user)):\n    time.sleep(2)\n"
        "async def job():\n    time.sleep(3)\n"
        "@app.middleware('http')\nasync def timing(request, call_next):\n    time.sleep(4)\n"
        "if __name__ == '__main__':\n    asyncio.get_event_loop()\n");
    facts.dropOpinions();
    QCOMPARE(facts.list({"in", "async", "runs"}),
             std::string("loop-access `asyncio.get_event_loop()` in=module async=no runs=import\n"
                         "blocking-call `time.sleep(1)` in=dependency async=yes runs=loop\n"
                         "blocking-call `time.sleep(2)` in=endpoint async=yes runs=loop\n"
                         "blocking-call `time.sleep(3)` in=coroutine async=yes runs=loop\n"
                         "blocking-call `time.sleep(4)` in=middleware async=yes runs=loop\n"
                         "loop-access `asyncio.get_event_loop()` in=main async=no runs=main\n"));
    for (const auto &fact : facts.facts)
        QCOMPARE(fact.attribute("framework"), std::string("fastapi"));
}

QTEST_GUILESS_MAIN(NamesTest)
#include "names_test.moc"
