#include "tests/app/mend/proposed.h"

namespace {

const std::string importCause = "loop-bound-client-made-at-import";
const std::string runCause = "loop-started-at-import";

} // namespace

class StartRecipesTest : public QObject
{
    Q_OBJECT
private slots:
    void awaitsAtTheStart_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::newRow("kept") << R"(import asyncio
from fastapi import FastAPI


async def read_zones(): ...


# read once
ZONES = dict(asyncio.run(read_zones()))  # at import

app = FastAPI()


@app.get("/zones")
def zones():
    return ZONES["a"]
)"
                              << R"(from contextlib import asynccontextmanager
from fastapi import FastAPI, Request


async def read_zones(): ...


@asynccontextmanager
async def lifespan(app):
    # read once
    app.state.zones = dict(await read_zones())  # at import
    yield


app = FastAPI(lifespan=lifespan)


@app.get("/zones")
def zones(request: Request):
    return request.app.state.zones["a"]
)";
        QTest::newRow("dropped") << R"(import asyncio

from fastapi import FastAPI

app = FastAPI()


async def warm(): ...


asyncio.run(warm())
)"
                                 << R"(from contextlib import asynccontextmanager

from fastapi import FastAPI


@asynccontextmanager
async def lifespan(app):
    await warm()
    yield


app = FastAPI(lifespan=lifespan)


async def warm(): ...
)";
        QTest::newRow("several runs refuse")
            << "import asyncio\nfrom fastapi import FastAPI\n\napp = FastAPI()\n\n\nasync def "
               "warm(): ...\n\n\nA = asyncio.run(warm())\nB = asyncio.run(warm())\n"
            << "";
        QTest::newRow("used at import refuses")
            << "import asyncio\nfrom fastapi import FastAPI\n\napp = FastAPI()\n\n\nasync def "
               "warm(): ...\n\n\nA = asyncio.run(warm())\nB = A + 1\n"
            << "";
        QTest::newRow("a helper starts the loop: refuses")
            << "import asyncio\nfrom fastapi import FastAPI\n\napp = FastAPI()\n\n\nasync def "
               "warm(): ...\n\n\ndef go():\n    return asyncio.run(warm())\n\n\nA = go()\n"
            << "";
    }
    void awaitsAtTheStart()
    {
        QFETCH(QString, before);
        QFETCH(QString, after);
        compareFix(before.toStdString(), runCause, "to-lifespan", after.toStdString());
        compareFix(withCrLf(before.toStdString()), runCause, "to-lifespan",
                   withCrLf(after.toStdString()));
    }

    void madeOnFirstUse_data()
    {
        QTest::addColumn<QString>("python");
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::newRow("azure") << "3.11"
                               << R"(import aiohttp
import azure.functions as func
from fastapi import FastAPI

api = FastAPI()
# shared by all
session: aiohttp.ClientSession = aiohttp.ClientSession()  # one
LIMIT = 3


@api.get('/a')
async def a():
    async with session.get('x') as r:
        return await r.json()


app = func.AsgiFunctionApp(app=api)
)"
                               << R"(import functools

import aiohttp
import azure.functions as func
from fastapi import FastAPI

api = FastAPI()


# shared by all
@functools.cache
def session() -> aiohttp.ClientSession:
    return aiohttp.ClientSession()  # one


LIMIT = 3


@api.get('/a')
async def a():
    async with session().get('x') as r:
        return await r.json()


app = func.AsgiFunctionApp(app=api)
)";
        QTest::newRow("3.8")
            << "3.8"
            << "import functools\nimport aiohttp\n\nsession = aiohttp.ClientSession()\n\n\nasync "
               "def a():\n    return session.closed\n"
            << "import functools\nimport aiohttp\n\n\n@functools.lru_cache(maxsize=None)\ndef "
               "session():\n    return aiohttp.ClientSession()\n\n\nasync def a():\n    return "
               "session().closed\n";
        QTest::newRow("plain code uses it: refuses")
            << "3.11"
            << "import aiohttp\n\nsession = aiohttp.ClientSession()\n\n\ndef a():\n    return "
               "session.closed\n"
            << "";
    }
    void madeOnFirstUse()
    {
        QFETCH(QString, python);
        QFETCH(QString, before);
        QFETCH(QString, after);
        const auto version = base::parsePythonVersion(python.toStdString());
        compareFix(before.toStdString(), importCause, "on-first-use", after.toStdString(), version);
        compareFix(withCrLf(before.toStdString()), importCause, "on-first-use",
                   withCrLf(after.toStdString()), version);
    }
};

QTEST_GUILESS_MAIN(StartRecipesTest)
#include "start_recipes_test.moc"
