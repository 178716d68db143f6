#include "tests/app/mend/proposed.h"

namespace {

const std::string closedCause = "shared-client-closed-per-call";

} // namespace

class LifespanRecipesTest : public QObject
{
    Q_OBJECT
private slots:
    void opensTheClient_data()
    {
        QTest::addColumn<QString>("cause");
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::newRow("plain") << "shared-client-closed-per-call"
                               << R"(import httpx
from fastapi import FastAPI

api = FastAPI()
depot = httpx.AsyncClient()


@api.get("/trams")
async def trams(line: int):
    async with depot:
        answer = await depot.get(f"/lines/{line}")
    return answer.json()
)"
                               << R"(from contextlib import asynccontextmanager

import httpx
from fastapi import FastAPI, Request


@asynccontextmanager
async def lifespan(api):
    async with httpx.AsyncClient() as depot:
        api.state.depot = depot
        yield


api = FastAPI(lifespan=lifespan)


@api.get("/trams")
async def trams(request: Request, line: int):
    answer = await request.app.state.depot.get(f"/lines/{line}")
    return answer.json()
)";
        QTest::newRow("aliased, tabs, comments, many lines")
            << "shared-client-closed-per-call"
            << "import httpx as h\n"
               "from fastapi import FastAPI\n"
               "from fastapi import Request as Req\n"
               "\n"
               "# one for all\n"
               "depot = h.AsyncClient(\n"
               "\ttimeout=5,  # seconds\n"
               ")  # shared\n"
               "\n"
               "# the app\n"
               "app = FastAPI(\n"
               "\ttitle='T',\n"
               "\tdocs_url=None\n"
               ")\n"
               "\n"
               "\n"
               "def client():\n"
               "\treturn depot\n"
               "\n"
               "\n"
               "@app.get('/a')\n"
               "async def a(r: Req):\n"
               "\tasync with depot as d:\n"
               "\t\treturn (await d.get('/x')).text  # body\n"
            << "from contextlib import asynccontextmanager\n\n"
               "import httpx as h\n"
               "from fastapi import FastAPI\n"
               "from fastapi import Request as Req\n"
               "\n"
               "\n"
               "@asynccontextmanager\n"
               "async def lifespan(app):\n"
               "\t# one for all\n"
               "\tasync with h.AsyncClient(\n"
               "\t\ttimeout=5,  # seconds\n"
               "\t) as depot:  # shared\n"
               "\t\tapp.state.depot = depot\n"
               "\t\tyield\n"
               "\n"
               "\n"
               "# the app\n"
               "app = FastAPI(\n"
               "\ttitle='T',\n"
               "\tdocs_url=None,\n"
               "\tlifespan=lifespan\n"
               ")\n"
               "\n"
               "\n"
               "def client():\n"
               "\treturn app.state.depot\n"
               "\n"
               "\n"
               "@app.get('/a')\n"
               "async def a(r: Req):\n"
               "\treturn (await r.app.state.depot.get('/x')).text  # body\n";
        QTest::newRow("a lifespan is there") << "loop-bound-client-made-at-import"
                                             << R"(from contextlib import asynccontextmanager

import aiohttp
from fastapi import FastAPI

SESSION = aiohttp.ClientSession()


@asynccontextmanager
async def life(application):
    print("up")
    try:
        yield {"a": 1}
    finally:
        print("down")


app = FastAPI(lifespan=life)


@app.get("/a")
async def a():
    async with SESSION.get("x") as r:
        return await r.json()
)"
                                             << R"(from contextlib import asynccontextmanager

import aiohttp
from fastapi import FastAPI, Request


@asynccontextmanager
async def life(application):
    print("up")
    try:
        async with aiohttp.ClientSession() as SESSION:
            application.state.SESSION = SESSION
            yield {"a": 1}
    finally:
        print("down")


app = FastAPI(lifespan=life)


@app.get("/a")
async def a(request: Request):
    async with request.app.state.SESSION.get("x") as r:
        return await r.json()
)";
        QTest::newRow("startup event") << "loop-bound-client-made-at-import"
                                       << R"(import aiohttp
from fastapi import FastAPI

app = FastAPI()
session = aiohttp.ClientSession()


@app.on_event('startup')
async def up():
    print('up')


@app.get('/a')
async def a():
    return session.closed
)"
                                       << R"(import aiohttp
from fastapi import FastAPI, Request

app = FastAPI()


@app.on_event('startup')
async def up():
    print('up')
    app.state.session = aiohttp.ClientSession()


@app.on_event('shutdown')
async def close_session():
    await app.state.session.close()


@app.get('/a')
async def a(request: Request):
    return request.app.state.session.closed
)";
        QTest::newRow("application made in a function")
            << "loop-bound-client-made-at-import"
            << R"(import aiohttp
from fastapi import APIRouter, FastAPI, Request

router = APIRouter()
session = aiohttp.ClientSession()


@router.get("/a")
async def a(request: Request):
    return session.closed


def make_app() -> FastAPI:
    app = FastAPI()
    app.include_router(router)
    return app
)"
            << R"(from contextlib import asynccontextmanager

import aiohttp
from fastapi import APIRouter, FastAPI, Request

router = APIRouter()


@router.get("/a")
async def a(request: Request):
    return request.app.state.session.closed


@asynccontextmanager
async def lifespan(app: FastAPI):
    async with aiohttp.ClientSession() as session:
        app.state.session = session
        yield


def make_app() -> FastAPI:
    app = FastAPI(lifespan=lifespan)
    app.include_router(router)
    return app
)";
        QTest::newRow("no application refuses")
            << "loop-bound-client-made-at-import"
            << "import aiohttp\nsession = aiohttp.ClientSession()\n\n\nasync def a():\n    return "
               "session.closed\n"
            << "";
        QTest::newRow("used at import refuses")
            << "loop-bound-client-made-at-import"
            << "import aiohttp\nfrom fastapi import FastAPI\napp = FastAPI()\nsession = "
               "aiohttp.ClientSession()\nclosed = session.closed\n"
            << "";
        QTest::newRow("bound again refuses")
            << "loop-bound-client-made-at-import"
            << "import aiohttp\nfrom fastapi import FastAPI\napp = FastAPI()\nsession = "
               "aiohttp.ClientSession()\n\n\ndef reset():\n    global session\n    session = None\n"
            << "";
        QTest::newRow("Azure Functions refuses")
            << "loop-bound-client-made-at-import"
            << "import aiohttp\nimport azure.functions as func\nfrom fastapi import FastAPI\n\napi "
               "= FastAPI()\nsession = aiohttp.ClientSession()\n\n\n@api.get('/a')\nasync def "
               "a():\n    return session.closed\n\n\napp = func.AsgiFunctionApp(app=api)\n"
            << "";
    }
    void opensTheClient()
    {
        QFETCH(QString, cause);
        QFETCH(QString, before);
        QFETCH(QString, after);
        const std::string id = cause.toStdString();
        compareFix(before.toStdString(), id, "to-lifespan", after.toStdString());
        compareFix(withCrLf(before.toStdString()), id, "to-lifespan",
                   withCrLf(after.toStdString()));
    }

    void severalFiles()
    {
        const std::string clients = "import httpx\n\nfeed = httpx.AsyncClient(timeout=3)\n";
        const std::string routes =
            "from fastapi import APIRouter\n\nfrom clients import feed\n\nrouter = "
            "APIRouter()\n\n\n@router.get('/a')\nasync def a():\n    async with feed:\n        "
            "return (await feed.get('/x')).text\n";
        const std::string app = "import httpx\nfrom fastapi import FastAPI\n\nfrom routes import "
                                "router\n\napp = FastAPI()\napp.include_router(router)\n";
        const Proposals proposals(
            {{"clients.py", clients}, {"routes.py", routes}, {"main.py", app}});
        compareText(proposals.after(closedCause, "to-lifespan", "routes.py"),
                    "from fastapi import APIRouter, Request\n\nrouter = "
                    "APIRouter()\n\n\n@router.get('/a')\nasync def a(request: Request):\n    "
                    "return (await request.app.state.feed.get('/x')).text\n");
        const std::string started = proposals.after(closedCause, "to-lifespan", "main.py");
        QVERIFY(started.find("async with httpx.AsyncClient(timeout=3) as feed:") !=
                std::string::npos);
        // What makes the client is imported where it is made now; a setting of its file is not.
        const std::string bare = app.substr(app.find('\n') + 1);
        const Proposals without(
            {{"clients.py", clients}, {"routes.py", routes}, {"main.py", bare}});
        QVERIFY(without.after(closedCause, "to-lifespan", "main.py").find("import httpx\n") !=
                std::string::npos);
        const Proposals settings({{"clients.py", "import httpx\n\nWAIT = 3\nfeed = "
                                                 "httpx.AsyncClient(timeout=WAIT)\n"},
                                  {"routes.py", routes},
                                  {"main.py", app}});
        compareText(settings.after(closedCause, "to-lifespan", "routes.py"), "");
    }
};

QTEST_GUILESS_MAIN(LifespanRecipesTest)
#include "lifespan_recipes_test.moc"
