#include "tests/support/facts.h"
#include <QTest>

using support::factsOf;

/// Objects of one half of Python in the syntax of the other, coroutines taken for results, clients.
class FlavorsTest : public QObject
{
    Q_OBJECT
private slots:
    void states_data();
    void states();
    void staysSilent_data();
    void staysSilent();
};

namespace {

const QString table = "from azure.data.tables import TableClient\n"
                      "t = TableClient.from_connection_string('c', 'n')\n";
const QString load = "async def load():\n    return {}\n";
const QString api = "from fastapi import FastAPI\napp = FastAPI()\n";

void addManagers()
{
    QTest::newRow("async with on a sync client")
        << table + "async def rows():\n    async with t:\n        pass\n"
        << "sync-object-in-async-syntax"
        << "syntax object twin"
        << "sync-object-in-async-syntax `t` syntax=async-with object=azure.data.tables.TableClient "
           "twin=azure.data.tables.aio.TableClient\n";
    QTest::newRow("async for over a sync pager")
        << table + "async def rows():\n    return [r async for r in t.list_entities()]\n"
        << "sync-object-in-async-syntax" << "syntax object client"
        << "sync-object-in-async-syntax `t.list_entities()` syntax=async-for "
           "object=azure.core.paging.ItemPaged client=azure.data.tables.TableClient\n";
    QTest::newRow("async for over a sync stream")
        << "from openai import OpenAI\nllm = OpenAI()\nasync def ask():\n"
           "    async for part in llm.chat.completions.create(model='m', stream=True):\n        "
           "print(part)\n"
        << "sync-object-in-async-syntax" << "syntax twin"
        << "sync-object-in-async-syntax `llm.chat.completions.create(model='m', stream=True)` "
           "syntax=async-for twin=openai.AsyncOpenAI\n";
    QTest::newRow("await on a sync client")
        << "import httpx\nc = httpx.Client()\nasync def ask():\n    return await c.get('u')\n"
        << "sync-object-in-async-syntax" << "syntax object twin"
        << "sync-object-in-async-syntax `c.get('u')` syntax=await object=httpx.Client "
           "twin=httpx.AsyncClient\n";
    QTest::newRow("async with without a twin")
        << "import threading\nlock = threading.Lock()\nasync def main():\n    async with lock:\n   "
           "     pass\n"
        << "sync-object-in-async-syntax" << "object twin"
        << "sync-object-in-async-syntax `lock` object=threading.Lock twin=\n";
    QTest::newRow("async with on a generator manager")
        << "from contextlib import contextmanager\n@contextmanager\ndef opened():\n    yield 1\n"
           "async def main():\n    async with opened() as o:\n        pass\n"
        << "sync-object-in-async-syntax" << "syntax"
        << "sync-object-in-async-syntax `opened()` syntax=async-with\n";
    QTest::newRow("async with on an own class")
        << "class Box:\n    def __enter__(self):\n        return self\n    def __exit__(self, "
           "*e):\n        pass\n"
           "async def main():\n    async with Box():\n        pass\n"
        << "sync-object-in-async-syntax" << "syntax"
        << "sync-object-in-async-syntax `Box()` syntax=async-with\n";
    QTest::newRow("async for over a list")
        << "async def main():\n    async for n in [1, 2]:\n        print(n)\n"
        << "sync-object-in-async-syntax" << "object twin"
        << "sync-object-in-async-syntax `[1, 2]` object=list twin=\n";
    QTest::newRow("async for over range")
        << "async def main():\n    async for n in range(3):\n        print(n)\n"
        << "sync-object-in-async-syntax" << "syntax"
        << "sync-object-in-async-syntax `range(3)` syntax=async-for\n";
    QTest::newRow("with on an async client")
        << "import httpx\nasync def main():\n    with httpx.AsyncClient() as c:\n        pass\n"
        << "async-object-in-sync-syntax" << "syntax object"
        << "async-object-in-sync-syntax `httpx.AsyncClient()` syntax=with "
           "object=httpx.AsyncClient\n";
    QTest::newRow("with on aiohttp's session")
        << "import aiohttp\nasync def main():\n    with aiohttp.ClientSession() as s:\n        "
           "pass\n"
        << "async-object-in-sync-syntax" << "syntax"
        << "async-object-in-sync-syntax `aiohttp.ClientSession()` syntax=with\n";
    QTest::newRow("for over an async generator")
        << "async def ticks():\n    yield 1\nasync def main():\n    for t in ticks():\n        "
           "pass\n"
        << "async-object-in-sync-syntax" << "syntax"
        << "async-object-in-sync-syntax `ticks()` syntax=for\n";
    QTest::newRow("list of an async pager")
        << "from azure.data.tables.aio import TableClient\n"
           "async def main(t: TableClient):\n    return list(t.list_entities())\n"
        << "async-object-in-sync-syntax" << "syntax object"
        << "async-object-in-sync-syntax `t.list_entities()` syntax=call "
           "object=azure.core.async_paging.AsyncItemPaged\n";
    QTest::newRow("page gone through plainly")
        << "from azure.data.tables.aio import TableClient\nasync def main(t: TableClient):\n"
           "    async for page in t.list_entities().by_page():\n        for row in page:\n         "
           "   print(row)\n"
        << "async-object-in-sync-syntax" << "object"
        << "async-object-in-sync-syntax `page` object=azure.core.async_paging.AsyncList\n";
}

void addCoroutines()
{
    QTest::newRow("statement") << load + "async def main():\n    load()\n"
                               << "dropped-coroutine" << "form name"
                               << "dropped-coroutine `load()` form=statement name=app.load\n";
    QTest::newRow("unused name") << load + "async def main():\n    got = load()\n"
                                 << "dropped-coroutine"
                                 << "form" << "dropped-coroutine `load()` form=unused-name\n";
    QTest::newRow("library coroutine")
        << "import asyncio\nasync def main():\n    asyncio.sleep(1)\n"
        << "dropped-coroutine" << "library"
        << "dropped-coroutine `asyncio.sleep(1)` library=python\n";
    QTest::newRow("method in sight")
        << "class A:\n    async def save(self):\n        pass\n    async def run(self):\n        "
           "self.save()\n"
        << "dropped-coroutine" << "form" << "dropped-coroutine `self.save()` form=statement\n";
    QTest::newRow("attribute") << load + "async def main():\n    return load().rows\n"
                               << "coroutine-as-value"
                               << "use below_await"
                               << "coroutine-as-value `load()` use=attribute below_await=no\n";
    QTest::newRow("await that takes in too much")
        << load + "async def main():\n    return await load().rows()\n"
        << "coroutine-as-value"
        << "use below_await" << "coroutine-as-value `load()` use=attribute below_await=yes\n";
    QTest::newRow("subscript through a name")
        << load + "async def main():\n    got = load()\n    return got['a']\n"
        << "coroutine-as-value" << "use"
        << "coroutine-as-value `load()` use=subscript\n";
    QTest::newRow("iterated") << load + "async def main():\n    for x in load():\n        pass\n"
                              << "coroutine-as-value" << "use"
                              << "coroutine-as-value `load()` use=iterated\n";
    QTest::newRow("tested") << load + "async def main():\n    if load():\n        pass\n"
                            << "coroutine-as-value" << "use"
                            << "coroutine-as-value `load()` use=tested\n";
    QTest::newRow("operand") << load + "async def main():\n    return load() + 1\n"
                             << "coroutine-as-value"
                             << "use" << "coroutine-as-value `load()` use=operand\n";
    QTest::newRow("formatted") << load + "async def main():\n    return f'{load()}'\n"
                               << "coroutine-as-value"
                               << "use" << "coroutine-as-value `load()` use=formatted\n";
    QTest::newRow("argument") << load + "async def main():\n    return len(load())\n"
                              << "coroutine-as-value"
                              << "use" << "coroutine-as-value `load()` use=argument\n";
    QTest::newRow("returned by an endpoint")
        << api + load + "@app.get('/')\ndef show():\n    return load()\n"
        << "coroutine-as-value" << "use in"
        << "coroutine-as-value `load()` use=returned in=endpoint\n";
    QTest::newRow("returned where a dict is promised")
        << load + "def show() -> dict[str, int]:\n    return load()\n"
        << "coroutine-as-value" << "use"
        << "coroutine-as-value `load()` use=returned\n";
    QTest::newRow("sdk answer")
        << "from openai import AsyncOpenAI\nllm = AsyncOpenAI()\nasync def ask():\n"
           "    a = llm.chat.completions.create(model='m', messages=[])\n    return a.choices[0]\n"
        << "coroutine-as-value" << "use library"
        << "coroutine-as-value `llm.chat.completions.create(model='m', messages=[])` use=attribute "
           "library=openai\n";
    QTest::newRow("twice") << load + "async def main():\n    c = load()\n    await c\n    await c\n"
                           << "coroutine-awaited-twice" << "form"
                           << "coroutine-awaited-twice `c` form=twice\n";
    QTest::newRow("in a loop")
        << load + "async def main():\n    c = load()\n    while True:\n        print(await c)\n"
        << "coroutine-awaited-twice" << "form" << "coroutine-awaited-twice `c` form=in-loop\n";
    QTest::newRow("condition and branch")
        << load + "async def main():\n    c = load()\n    if not await c:\n        await c\n"
        << "coroutine-awaited-twice" << "form" << "coroutine-awaited-twice `c` form=twice\n";
    QTest::newRow("plain function awaited")
        << "def count():\n    return 3\nasync def main():\n    return await count()\n"
        << "plain-result-awaited"
        << "callee result" << "plain-result-awaited `count()` callee=defined-here result=int\n";
    QTest::newRow("function that returns nothing")
        << "def save(x):\n    print(x)\nasync def main():\n    await save(1)\n"
        << "plain-result-awaited"
        << "result" << "plain-result-awaited `save(1)` result=None\n";
    QTest::newRow("function that gives its argument back")
        << "def save(x):\n    x['ok'] = 1\n    return x\nasync def main():\n    await save({})\n"
        << "plain-result-awaited" << "result" << "plain-result-awaited `save({})` result=dict\n";
    QTest::newRow("library function awaited")
        << "import requests\nasync def main():\n    return await requests.get('u')\n"
        << "plain-result-awaited"
        << "callee result"
        << "plain-result-awaited `requests.get('u')` callee=library result=requests.Response\n";
}

void addClients()
{
    QTest::newRow("shared client closed per request")
        << api + "import httpx\nfeed = httpx.AsyncClient()\n@app.get('/')\nasync def read():\n"
                 "    async with feed:\n        return await feed.get('u')\n"
        << "client-closed-per-call" << "object made form"
        << "client-closed-per-call `feed` object=httpx.AsyncClient made=module form=async-with\n";
    QTest::newRow("client of an object closed by a method")
        << "import httpx\nclass Feed:\n    def __init__(self):\n        self.c = "
           "httpx.AsyncClient()\n"
           "    async def read(self):\n        async with self.c:\n            return 1\n"
        << "client-closed-per-call" << "made" << "client-closed-per-call `self.c` made=init\n";
    QTest::newRow("closed by a call")
        << api + "import httpx\nfeed = httpx.AsyncClient()\n@app.get('/')\nasync def read():\n"
                 "    await feed.aclose()\n"
        << "client-closed-per-call" << "form"
        << "client-closed-per-call `feed.aclose()` form=close\n";
    QTest::newRow("client across loops")
        << "import asyncio, httpx\nshop = httpx.AsyncClient()\nasync def price():\n    return "
           "await shop.get('u')\n"
           "asyncio.run(price())\nasyncio.run(price())\n"
        << "client-shared-across-loops" << "object runs_seen"
        << "client-shared-across-loops `asyncio.run(price())` object=httpx.AsyncClient "
           "runs_seen=several\n"
           "client-shared-across-loops `asyncio.run(price())` object=httpx.AsyncClient "
           "runs_seen=several\n";
    QTest::newRow("client across loops of an endpoint")
        << api + "import asyncio, httpx\nshop = httpx.AsyncClient()\n@app.get('/')\ndef price():\n"
                 "    return asyncio.run(shop.get('u'))\n"
        << "client-shared-across-loops" << "in runs_seen"
        << "client-shared-across-loops `asyncio.run(shop.get('u'))` in=endpoint "
           "runs_seen=repeated\n";
    QTest::newRow("session made at import") << "import aiohttp\nsession = aiohttp.ClientSession()\n"
                                            << "client-made-at-import" << "object in"
                                            << "client-made-at-import `aiohttp.ClientSession()` "
                                               "object=aiohttp.ClientSession in=module\n";
    QTest::newRow("sync credential")
        << "from azure.identity import DefaultAzureCredential\nfrom azure.data.tables.aio import "
           "TableClient\n"
           "def make():\n    return TableClient(endpoint='e', credential=DefaultAzureCredential(), "
           "table_name='n')\n"
        << "credential-mismatch" << "client_side credential"
        << "credential-mismatch `TableClient(endpoint='e', credential=DefaultAzureCredential(), "
           "table_name='n')` client_side=async credential=azure.identity.DefaultAzureCredential\n";
    QTest::newRow("async credential in a name")
        << "from azure.identity.aio import DefaultAzureCredential\nfrom azure.storage.blob import "
           "BlobServiceClient\n"
           "cred = DefaultAzureCredential()\nblobs = BlobServiceClient('u', cred)\n"
        << "credential-mismatch" << "client_side"
        << "credential-mismatch `BlobServiceClient('u', cred)` client_side=sync\n";
    QTest::newRow("keyword that a query does not take")
        << table + "rows = t.query_entities('x', max_page_size=3)\n"
        << "call-argument"
        << "problem argument replacement"
        << "call-argument `t.query_entities('x', max_page_size=3)` problem=unknown-keyword "
           "argument=max_page_size replacement=results_per_page\n";
    QTest::newRow("that keyword on something not in sight")
        << "rows = store.query_entities('x', max_page_size=3)\nothers = store.query_entities('x')\n"
           "more = store.find(max_page_size=3)\n"
        << "call-argument"
        << "problem receiver"
        << "call-argument `store.query_entities('x', max_page_size=3)` problem=unknown-keyword "
           "receiver=unknown\n";
    QTest::newRow("query without a filter")
        << table + "rows = t.query_entities(select='a')\n"
        << "call-argument" << "problem argument"
        << "call-argument `t.query_entities(select='a')` problem=missing argument=query_filter\n";
}

} // namespace

void FlavorsTest::states_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("attributes");
    QTest::addColumn<QString>("found");
    addManagers();
    addCoroutines();
    addClients();
}

void FlavorsTest::states()
{
    QFETCH(QString, code);
    QFETCH(QString, kind);
    QFETCH(QString, attributes);
    QFETCH(QString, found);
    std::vector<std::string> names;
    for (const QString &name : attributes.split(' '))
        names.push_back(name.toStdString());
    const auto facts = factsOf(code.toStdString());
    QCOMPARE(QString::fromStdString(facts.list(kind.toStdString(), names)), found);
}

void FlavorsTest::staysSilent_data()
{
    QTest::addColumn<QString>("code");
    QTest::newRow("async client rightly used")
        << "import httpx\nasync def main():\n    async with httpx.AsyncClient() as c:\n"
           "        async with c.stream('GET', 'u') as r:\n            async for part in "
           "r.aiter_bytes():\n"
           "                print(part)\n        return (await c.get('u')).json()\n";
    QTest::newRow("aiohttp rightly used")
        << "import aiohttp\nasync def main():\n    async with aiohttp.ClientSession() as s:\n"
           "        async with s.get('u') as r:\n            return await r.json()\n";
    QTest::newRow("asyncpg pool")
        << "import asyncpg\nasync def main():\n    pool = await asyncpg.create_pool('d')\n"
           "    async with pool.acquire() as c:\n        return await c.fetch('select 1')\n";
    QTest::newRow("sqlalchemy session")
        << "from sqlalchemy.ext.asyncio import create_async_engine, async_sessionmaker\n"
           "engine = create_async_engine('u')\nmaker = async_sessionmaker(engine)\nasync def "
           "main():\n"
           "    async with maker() as s:\n        async with s.begin():\n            await "
           "s.execute('x')\n";
    QTest::newRow("gathered")
        << "import asyncio\n" + load +
               "async def main():\n"
               "    jobs = [load() for _ in range(3)]\n    return await asyncio.gather(*jobs)\n";
    QTest::newRow("scheduled") << "import asyncio\n" + load +
                                      "async def main():\n    c = load()\n"
                                      "    t = asyncio.create_task(c)\n    return await t\n";
    QTest::newRow("passed on") << load + "async def main(spawn):\n    c = load()\n    spawn(c)\n";
    QTest::newRow("returned by plain code") << load + "def start():\n    return load()\n";
    QTest::newRow("awaited in one branch each")
        << load + "async def main(x):\n    c = load()\n    if x:\n        await c\n    else:\n     "
                  "   await c\n";
    QTest::newRow("returned before the other")
        << load + "async def main(x):\n    c = load()\n    if x:\n        return await c\n    "
                  "return await c\n";
    QTest::newRow("made anew")
        << load +
               "async def main():\n    for _ in range(2):\n        c = load()\n        await c\n";
    QTest::newRow("plain function that gives a coroutine")
        << load + "def start():\n    return load()\nasync def main():\n    await start()\n";
    QTest::newRow("plain function of unknown result")
        << "def start(job):\n    return job()\nasync def main(job):\n    await start(job)\n";
    QTest::newRow("decorated") << "import other\n@other.task\ndef start():\n    return 1\nasync "
                                  "def main():\n    await start()\n";
    QTest::newRow("client made per call") << api +
                                                 "import httpx\n@app.get('/')\nasync def read():\n "
                                                 "   async with httpx.AsyncClient() as c:\n"
                                                 "        return (await c.get('u')).json()\n";
    QTest::newRow("client of the lifespan")
        << api + "import httpx\nfrom contextlib import asynccontextmanager\n@asynccontextmanager\n"
                 "async def life(app):\n    async with httpx.AsyncClient() as c:\n        "
                 "app.state.c = c\n        yield\n"
                 "app = FastAPI(lifespan=life)\n";
    QTest::newRow("one loop")
        << "import asyncio, httpx\nshop = httpx.AsyncClient()\nasync def main():\n"
           "    await shop.get('u')\n    await shop.aclose()\nasyncio.run(main())\n";
    QTest::newRow("lock") << "import asyncio\nlock = asyncio.Lock()\nasync def main():\n    async "
                             "with lock:\n        pass\n";
    QTest::newRow("both protocols") << "class Box:\n    def __enter__(self):\n        pass\n    "
                                       "def __exit__(self, *e):\n        pass\n"
                                       "    async def __aenter__(self):\n        pass\n    async "
                                       "def __aexit__(self, *e):\n        pass\n"
                                       "async def main():\n    async with Box():\n        pass\n   "
                                       " with Box():\n        pass\n";
    QTest::newRow("unknown base") << "from other import Base\nclass Box(Base):\n    def "
                                     "__enter__(self):\n        pass\nasync def main():\n"
                                     "    async with Box():\n        pass\n";
    QTest::newRow("key credential")
        << "from azure.core.credentials import AzureNamedKeyCredential\nfrom azure.data.tables.aio "
           "import TableClient\n"
           "def make():\n    return TableClient(endpoint='e', "
           "credential=AzureNamedKeyCredential('a', 'k'), table_name='n')\n";
    QTest::newRow("query in full")
        << table + "def rows(**more):\n    return t.query_entities(query_filter='x'), "
                   "t.query_entities(**more)\n";
    QTest::newRow("comparison of identity") << load + "async def main():\n    c = load()\n    if c "
                                                      "is None:\n        return\n    await c\n";
}

void FlavorsTest::staysSilent()
{
    QFETCH(QString, code);
    auto facts = factsOf(code.toStdString());
    facts.dropOpinions();
    QVERIFY2(facts.facts.empty(), facts.list().c_str());
}

QTEST_GUILESS_MAIN(FlavorsTest)
#include "flavors_test.moc"
