#include "tests/app/mend/fixture.h"

namespace {

const char *tablesBefore =
    "from azure.data.tables import TableClient\n"
    "from azure.identity import DefaultAzureCredential\n"
    "from fastapi import FastAPI\n"
    "\n"
    "api = FastAPI()\n"
    "orders = TableClient(\n"
    "    endpoint=\"https://shop.example\",\n"
    "    credential=DefaultAzureCredential(),  # one per process\n"
    "    table_name=\"orders\",\n"
    ")\n"
    "\n"
    "\n"
    "@api.get(\"/orders\")\n"
    "async def list_orders():\n"
    "    found = []\n"
    "    async with «orders»:  # opened here\n"
    "        async for row in orders.query_entities(\"PartitionKey eq 'a'\"):\n"
    "            found.append(row)\n"
    "    return found\n";

const char *tablesAfter =
    "from azure.data.tables.aio import TableClient\n"
    "from azure.identity.aio import DefaultAzureCredential\n"
    "from fastapi import FastAPI\n"
    "\n"
    "api = FastAPI()\n"
    "orders = TableClient(\n"
    "    endpoint=\"https://shop.example\",\n"
    "    credential=DefaultAzureCredential(),  # one per process\n"
    "    table_name=\"orders\",\n"
    ")\n"
    "\n"
    "\n"
    "@api.get(\"/orders\")\n"
    "async def list_orders():\n"
    "    found = []\n"
    "    async with orders:  # opened here\n"
    "        async for row in orders.query_entities(\"PartitionKey eq 'a'\"):\n"
    "            found.append(row)\n"
    "    return found\n";

} // namespace

class ClientRecipesTest : public QObject
{
    Q_OBJECT
private slots:
    void twin_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::addColumn<QString>("object");
        const QString openai = "openai.OpenAI.chat.completions.create";
        const QString httpx = "httpx.Client.get";
        QTest::newRow("tables") << tablesBefore << tablesAfter << "azure.data.tables.TableClient";
        QTest::newRow("openai")
            << "from fastapi import FastAPI\nfrom openai import OpenAI\n\napi = FastAPI()\nllm = "
               "OpenAI()\n\n@api.get('/a')\nasync def ask():\n    answer = "
               "«llm.chat.completions.create(\n        model='m',  # small\n        messages=[],\n "
               "   )»\n    return answer.choices[0]\n"
            << "from fastapi import FastAPI\nfrom openai import AsyncOpenAI\n\napi = "
               "FastAPI()\nllm = AsyncOpenAI()\n\n@api.get('/a')\nasync def ask():\n    answer = "
               "await llm.chat.completions.create(\n        model='m',  # small\n        "
               "messages=[],\n    )\n    return answer.choices[0]\n"
            << openai;
        QTest::newRow("alias") << "from openai import OpenAI as Llm\nllm = Llm()\nasync def "
                                  "ask():\n    return «llm.chat.completions.create()».id\n"
                               << "from openai import AsyncOpenAI as Llm\nllm = Llm()\nasync def "
                                  "ask():\n    return (await llm.chat.completions.create()).id\n"
                               << openai;
        QTest::newRow("module import") << "import openai as o\nllm = o.OpenAI()\nasync def "
                                          "ask():\n    return «llm.chat.completions.create()»\n"
                                       << "import openai as o\nllm = o.AsyncOpenAI()\nasync def "
                                          "ask():\n    return await llm.chat.completions.create()\n"
                                       << openai;
        QTest::newRow("class") << "import httpx\nclass Shop:\n    def __init__(self):\n        "
                                  "self.http = httpx.Client()\n    async def price(self):\n        "
                                  "return «self.http.get('/p')».json()\n    async def "
                                  "close(self):\n        self.http.close()\n"
                               << "import httpx\nclass Shop:\n    def __init__(self):\n        "
                                  "self.http = httpx.AsyncClient()\n    async def price(self):\n   "
                                  "     return (await self.http.get('/p')).json()\n    async def "
                                  "close(self):\n        await self.http.aclose()\n"
                               << httpx;
        QTest::newRow("with")
            << "import httpx\nasync def price():\n    with httpx.Client(timeout=3) as http:\n      "
               "  return «http.get('/p')».json()\n"
            << "import httpx\nasync def price():\n    async with httpx.AsyncClient(timeout=3) as "
               "http:\n        return (await http.get('/p')).json()\n"
            << httpx;
        QTest::newRow("on the spot") << "from httpx import Client\nasync def price():\n    return "
                                        "«Client().get('/p')».text\n"
                                     << "from httpx import AsyncClient\nasync def price():\n    "
                                        "return (await AsyncClient().get('/p')).text\n"
                                     << httpx;
        QTest::newRow("annotation")
            << "import httpx\nhttp: httpx.Client = httpx.Client()\nasync def price():\n    return "
               "«http.get('/p')»\n"
            << "import httpx\nhttp: httpx.AsyncClient = httpx.AsyncClient()\nasync def price():\n  "
               "  return await http.get('/p')\n"
            << httpx;
        QTest::newRow("parameter")
            << "import httpx\nasync def price(http: httpx.Client):\n    return "
               "«http.get('/p')»\nasync def go():\n    with httpx.Client() as c:\n        return "
               "await price(c)\n"
            << "import httpx\nasync def price(http: httpx.AsyncClient):\n    return await "
               "http.get('/p')\nasync def go():\n    async with httpx.AsyncClient() as c:\n        "
               "return await price(c)\n"
            << httpx;
        QTest::newRow("helper carried")
            << "import httpx\nhttp = httpx.Client()\ndef price(i):\n    return "
               "«http.get(i)».json()\nasync def go():\n    return price(1)['x']\n"
            << "import httpx\nhttp = httpx.AsyncClient()\nasync def price(i):\n    return (await "
               "http.get(i)).json()\nasync def go():\n    return (await price(1))['x']\n"
            << httpx;
        QTest::newRow("stream")
            << "from openai import OpenAI\nllm = OpenAI()\nasync def ask():\n    out = "
               "«llm.chat.completions.create(stream=True)»\n    for part in out:\n        "
               "print(part)\n"
            << "from openai import AsyncOpenAI\nllm = AsyncOpenAI()\nasync def ask():\n    out = "
               "await llm.chat.completions.create(stream=True)\n    async for part in out:\n       "
               " print(part)\n"
            << openai;
        QTest::newRow("list of rows")
            << "from azure.data.tables import TableClient\nt = TableClient('u', 't')\nasync def "
               "rows():\n    return list(«t.list_entities()»)\n"
            << "from azure.data.tables.aio import TableClient\nt = TableClient('u', 't')\nasync "
               "def rows():\n    return [item async for item in t.list_entities()]\n"
            << "azure.data.tables.TableClient.list_entities";
        QTest::newRow("pages")
            << "from azure.data.tables import TableClient\nt = TableClient('u', 't')\nasync def "
               "rows():\n    for page in «t.list_entities()».by_page():\n        for row in "
               "page:\n            print(row)\n"
            << "from azure.data.tables.aio import TableClient\nt = TableClient('u', 't')\nasync "
               "def rows():\n    async for page in t.list_entities().by_page():\n        async for "
               "row in page:\n            print(row)\n"
            << "azure.data.tables.TableClient.list_entities";
        QTest::newRow("other names stay")
            << "from azure.data.tables import TableClient, UpdateMode\nt = "
               "TableClient.from_connection_string('c', 't')\nasync def put(e):\n    "
               "«t.upsert_entity(e, mode=UpdateMode.MERGE)»\n"
            << "from azure.data.tables import UpdateMode\nfrom azure.data.tables.aio import "
               "TableClient\nt = TableClient.from_connection_string('c', 't')\nasync def put(e):\n "
               "   await t.upsert_entity(e, mode=UpdateMode.MERGE)\n"
            << "azure.data.tables.TableClient.upsert_entity";
        QTest::newRow("another client stays")
            << "import httpx\na = httpx.Client()\nb = httpx.Client()\nasync def go():\n    return "
               "«a.get('/')»\ndef plain():\n    return b.get('/')\n"
            << "import httpx\na = httpx.AsyncClient()\nb = httpx.Client()\nasync def go():\n    "
               "return await a.get('/')\ndef plain():\n    return b.get('/')\n"
            << httpx;
        QTest::newRow("plain function refuses")
            << "import httpx\na = httpx.Client()\nasync def go():\n    return «a.get('/')»\ndef "
               "plain():\n    return a.get('/')\n"
            << "" << httpx;
        QTest::newRow("handed out of sight refuses")
            << "import httpx, shop\na = httpx.Client()\nshop.use(a)\nasync def go():\n    return "
               "«a.get('/')»\n"
            << "" << httpx;
        QTest::newRow("unknown method refuses") << "import httpx\na = httpx.Client()\nasync def "
                                                   "go():\n    a.odd()\n    return «a.get('/')»\n"
                                                << "" << httpx;
        QTest::newRow("module level refuses")
            << "import httpx\na = httpx.Client()\nx = a.get('/')\nasync def go():\n    return "
               "«a.get('/')»\n"
            << "" << httpx;
        QTest::newRow("function without client refuses")
            << "import httpx\nasync def go():\n    return «httpx.get('/')»\n"
            << "" << "httpx.get";
    }
    void twin()
    {
        QFETCH(QString, before);
        QFETCH(QString, after);
        QFETCH(QString, object);
        const auto drafted =
            draftOne(before.toStdString(), {"blocking-call", {{"name", {object.toStdString()}}}},
                     {"client-twin", {}});
        if (after.isEmpty())
            QVERIFY2(!drafted.refusal.empty(), drafted.text().c_str());
        else
            compareText(drafted.text(), after.toStdString());
    }

    void twinInOtherFiles()
    {
        const auto drafted =
            draftAll({{"clients.py", "from openai import OpenAI\n\nllm = OpenAI()\n"},
                      {"main.py", "from clients import llm\n\nasync def ask():\n    return "
                                  "«llm.chat.completions.create()»\n"}},
                     {"blocking-call", {{"name", {"openai.OpenAI.chat.completions.create"}}}},
                     {{"client-twin", {}}});
        compareText(drafted.text("clients.py"),
                    "from openai import AsyncOpenAI\n\nllm = AsyncOpenAI()\n");
        compareText(drafted.text(), "from clients import llm\n\nasync def ask():\n    return await "
                                    "llm.chat.completions.create()\n");
    }

    void twinAsksForItsPackage()
    {
        const auto drafted = draftOne(
            tablesBefore,
            {"sync-object-in-async-syntax", {{"object", {"azure.data.tables.TableClient"}}}},
            {"client-twin", {}});
        QCOMPARE(drafted.install, std::vector<std::string>{"aiohttp"});
    }

    void credential()
    {
        const auto drafted = draftOne(
            "from azure.data.tables.aio import TableClient\nfrom azure.identity import (\n    "
            "AzureCliCredential,\n    DefaultAzureCredential,\n)\n\nother = "
            "AzureCliCredential()\ncredential = DefaultAzureCredential()\ntable = "
            "«TableClient('u', 't', credential=credential)»\n",
            {"credential-mismatch",
             {{"client", {"azure.data.tables.aio.TableClient"}}, {"client_side", {"async"}}}},
            {"credential-twin", {}});
        compareText(
            drafted.text(),
            "from azure.data.tables.aio import TableClient\nfrom azure.identity import (\n    "
            "AzureCliCredential,\n)\nfrom azure.identity.aio import "
            "DefaultAzureCredential\n\nother = AzureCliCredential()\ncredential = "
            "DefaultAzureCredential()\ntable = TableClient('u', 't', credential=credential)\n");
    }

    void credentialBack()
    {
        const auto drafted =
            draftOne("from azure.data.tables import TableClient\nfrom azure.identity.aio import "
                     "DefaultAzureCredential\ntable = TableClient('u', 't', "
                     "credential=«DefaultAzureCredential()»)\n",
                     {"credential-mismatch",
                      {{"client", {"azure.data.tables.TableClient"}}, {"client_side", {"sync"}}}},
                     {"credential-twin", {}});
        compareText(drafted.text(), "from azure.data.tables import TableClient\nfrom "
                                    "azure.identity import DefaultAzureCredential\ntable = "
                                    "TableClient('u', 't', credential=DefaultAzureCredential())\n");
    }

    void acreate_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::newRow("sync client")
            << "from openai import OpenAI\nllm = OpenAI()\nasync def ask():\n    return await "
               "«llm.chat.completions.acreate(model='m')»\n"
            << "from openai import AsyncOpenAI\nllm = AsyncOpenAI()\nasync def ask():\n    return "
               "await llm.chat.completions.create(model='m')\n";
        QTest::newRow("async client")
            << "from openai import AsyncOpenAI\nllm = AsyncOpenAI()\nasync def ask():\n    return "
               "await «llm.chat.completions.acreate(model='m')»\n"
            << "from openai import AsyncOpenAI\nllm = AsyncOpenAI()\nasync def ask():\n    return "
               "await llm.chat.completions.create(model='m')\n";
        QTest::newRow("unknown client refuses")
            << "async def ask(llm):\n    return await «llm.chat.completions.acreate(model='m')»\n"
            << "";
    }
    void acreate()
    {
        QFETCH(QString, before);
        QFETCH(QString, after);
        const auto drafted =
            draftOne(before.toStdString(),
                     {"absent-name", {{"name", {"openai.OpenAI.chat.completions.acreate"}}}},
                     {"acreate-to-create", {}});
        if (after.isEmpty())
            QVERIFY2(!drafted.refusal.empty(), drafted.text().c_str());
        else
            compareText(drafted.text(), after.toStdString());
    }

    void keepOpen_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::newRow("block")
            << "import httpx\nfeed = httpx.AsyncClient()\nasync def go():\n    async with "
               "«feed»:\n        # first\n        text = \"\"\"\n        keep\n    \"\"\"\n        "
               "return (await feed.get(\n            text,\n        )).json()\n"
            << "import httpx\nfeed = httpx.AsyncClient()\nasync def go():\n    # first\n    text = "
               "\"\"\"\n        keep\n    \"\"\"\n    return (await feed.get(\n        text,\n    "
               ")).json()\n";
        QTest::newRow("header comment")
            << "import httpx\nfeed = httpx.AsyncClient()\nasync def go():\n\tasync with «feed»:  # "
               "open\n\t\treturn await feed.get('/')\n"
            << "import httpx\nfeed = httpx.AsyncClient()\nasync def go():\n\t# open\n\treturn "
               "await feed.get('/')\n";
        QTest::newRow("two items")
            << "import httpx\nfeed = httpx.AsyncClient()\nasync def go(lock):\n    async with "
               "lock, «feed»:\n        return await feed.get('/')\n"
            << "import httpx\nfeed = httpx.AsyncClient()\nasync def go(lock):\n    async with "
               "lock:\n        return await feed.get('/')\n";
        QTest::newRow("alias") << "import httpx\nfeed = httpx.AsyncClient()\nasync def go():\n    "
                                  "async with «feed» as f:\n        return await f.get('/')\n"
                               << "import httpx\nfeed = httpx.AsyncClient()\nasync def go():\n    "
                                  "return await feed.get('/')\n";
        QTest::newRow("one line") << "import httpx\nfeed = httpx.AsyncClient()\nasync def go():\n  "
                                     "  async with «feed»: return await feed.get('/')\n"
                                  << "import httpx\nfeed = httpx.AsyncClient()\nasync def go():\n  "
                                     "  return await feed.get('/')\n";
        QTest::newRow("close")
            << "import httpx\nfeed = httpx.AsyncClient()\nasync def go():\n    try:\n        "
               "return await feed.get('/')\n    finally:\n        «await feed.aclose()»\n"
            << "import httpx\nfeed = httpx.AsyncClient()\nasync def go():\n    return await "
               "feed.get('/')\n";
        QTest::newRow("own client refuses")
            << "import httpx\nasync def go():\n    async with «httpx.AsyncClient()» as feed:\n     "
               "   return await feed.get('/')\n"
            << "";
    }
    void keepOpen()
    {
        QFETCH(QString, before);
        QFETCH(QString, after);
        const auto drafted = draftOne(before.toStdString(), {"client-closed-per-call", {}},
                                      {"keep-shared-client-open", {}});
        if (after.isEmpty())
            QVERIFY2(!drafted.refusal.empty(), drafted.text().c_str());
        else
            compareText(drafted.text(), after.toStdString());
    }
};

QTEST_GUILESS_MAIN(ClientRecipesTest)
#include "client_recipes_test.moc"
