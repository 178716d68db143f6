#include "tests/app/mend/fixture.h"

class AzureRecipesTest : public QObject
{
    Q_OBJECT
private slots:
    void asgi_data()
    {
        QTest::addColumn<QString>("form");
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::newRow("v2, app renamed")
            << "v2"
            << "import azure.functions as func\nfrom fastapi import FastAPI\n\napp = "
               "FastAPI()\n\n\n@app.get('/a', tags=['app'])\ndef a():\n    return 'app'\n\n\ndef "
               "main(req: func.HttpRequest, context: func.Context) -> func.HttpResponse:\n    "
               "return «func.AsgiMiddleware(app)».handle(req, context)\n"
            << "import azure.functions as func\nfrom fastapi import FastAPI\n\napi = "
               "FastAPI()\n\n\n@api.get('/a', tags=['app'])\ndef a():\n    return 'app'\n\n\napp = "
               "func.AsgiFunctionApp(app=api, http_auth_level=func.AuthLevel.FUNCTION)\n";
        QTest::newRow("v2, shared main")
            << "v2"
            << "from azure.functions import AsgiMiddleware\nfrom fastapi import FastAPI\n\nweb = "
               "FastAPI()\nmain = «AsgiMiddleware(web)».main"
            << "from azure.functions import AsgiFunctionApp, AuthLevel\nfrom fastapi import "
               "FastAPI\n\nweb = FastAPI()\napp = AsgiFunctionApp(app=web, "
               "http_auth_level=AuthLevel.FUNCTION)";
        QTest::newRow("v2, main does more")
            << "v2"
            << "import azure.functions as func\nfrom fastapi import FastAPI\napp = FastAPI()\ndef "
               "main(req, context):\n    print(req)\n    return "
               "«func.AsgiMiddleware(app)».handle(req, context)\n"
            << "";
        QTest::newRow("v1, def")
            << "v1-handle-async"
            << "import azure.functions as func\nfrom web import api\n\ndef main(req: "
               "func.HttpRequest, context: func.HttpContext) -> func.HttpResponse:\n    return "
               "«func.AsgiMiddleware(api)».handle(req, context)\n"
            << "import azure.functions as func\nfrom web import api\n\nasync def main(req: "
               "func.HttpRequest, context: func.Context) -> func.HttpResponse:\n    return await "
               "func.AsgiMiddleware(api).handle_async(req, context)\n";
        QTest::newRow("v1, async def")
            << "v1-handle-async"
            << "import azure.functions as func\nfrom web import api\n\nasync def main(req, "
               "context):\n    return «func.AsgiMiddleware(api)».handle(req, context)\n"
            << "import azure.functions as func\nfrom web import api\n\nasync def main(req, "
               "context):\n    return await func.AsgiMiddleware(api).handle_async(req, context)\n";
        QTest::newRow("v1, main")
            << "v1-handle-async"
            << "import azure.functions as func\nfrom web import api\n\nmain = "
               "«func.AsgiMiddleware(api)».main\n"
            << "import azure.functions as func\nfrom web import api\n\nasync def main(req: "
               "func.HttpRequest, context: func.Context) -> func.HttpResponse:\n    return await "
               "func.AsgiMiddleware(api).handle_async(req, context)\n";
    }

    void asgi()
    {
        QFETCH(QString, form);
        QFETCH(QString, before);
        QFETCH(QString, after);
        const auto drafted = draftOne(before.toStdString(), {"asgi-adapter", {}},
                                      {"asgi-function-app", {{"form", {form.toStdString()}}}});
        if (after.isEmpty())
            QVERIFY2(!drafted.refusal.empty(), drafted.text().c_str());
        else
            compareText(drafted.text(), after.toStdString());
    }

    void patch_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::newRow("own lines")
            << "import nest_asyncio\nfrom fastapi import FastAPI\n\n«nest_asyncio.apply()»  # "
               "nests\n\napi = FastAPI()\n"
            << "from fastapi import FastAPI\n\napi = FastAPI()\n";
        QTest::newRow("one line")
            << "import os\nimport nest_asyncio; «nest_asyncio.apply()»\nprint(os)\n"
            << "import os\nprint(os)\n";
        QTest::newRow("from import") << "from nest_asyncio import apply\n«apply()»\nx = 1\n"
                                     << "x = 1\n";
        QTest::newRow("result used refuses") << "import nest_asyncio\nx = «nest_asyncio.apply()»\n"
                                             << "";
    }

    void patch()
    {
        QFETCH(QString, before);
        QFETCH(QString, after);
        const auto drafted =
            draftOne(before.toStdString(), {"nest-asyncio", {}}, {"remove-nest-asyncio", {}});
        if (after.isEmpty())
            QVERIFY2(!drafted.refusal.empty(), drafted.text().c_str());
        else
            compareText(drafted.text(), after.toStdString());
    }
};

QTEST_GUILESS_MAIN(AzureRecipesTest)
#include "azure_recipes_test.moc"
