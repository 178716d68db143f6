#include "tests/support/small_knowledge.h"

namespace support {

namespace {

knowledge::Library pythonLibrary()
{
    knowledge::Library python;
    python.distribution = "python";
    python.modules = {"asyncio",   "time",    "functools", "contextlib", "concurrent.futures",
                      "threading", "sqlite3", "typing",    "pathlib",    "os",
                      "unittest"};
    python.blocking = {{"time.sleep", "sleep", "asyncio.sleep", true},
                       {"sqlite3.Cursor.execute", "database", "", false},
                       {"open", "file", "", false},
                       {"pathlib.Path.exists", "file", "", false}};
    python.returns = {{"asyncio.get_event_loop", "asyncio.AbstractEventLoop"},
                      {"asyncio.new_event_loop", "asyncio.AbstractEventLoop"},
                      {"asyncio.create_task", "asyncio.Task"},
                      {"asyncio.open_connection", "(asyncio.StreamReader, asyncio.StreamWriter)"},
                      {"sqlite3.connect", "sqlite3.Connection"},
                      {"sqlite3.Connection.cursor", "sqlite3.Cursor"},
                      {"pathlib.Path.parent", "pathlib.Path"},
                      {"pathlib.Path.__truediv__", "pathlib.Path"},
                      {"open", "io.TextIOWrapper"}};
    python.coroutines = {"asyncio.sleep", "asyncio.to_thread", "asyncio.wait_for",
                         "asyncio.open_connection"};
    python.loopRunners = {"asyncio.run", "asyncio.AbstractEventLoop.run_until_complete"};
    python.runners = {{"asyncio.to_thread", 0, "func", "thread", "yes"},
                      {"asyncio.AbstractEventLoop.run_in_executor", 1, "func", "thread", "yes"},
                      {"concurrent.futures.ThreadPoolExecutor.submit", 0, "fn", "thread", ""},
                      {"threading.Thread", 1, "target", "thread", ""},
                      {"asyncio.AbstractEventLoop.call_later", 1, "callback", "loop", ""}};
    python.exports = {"time.sleep", "asyncio.run"};
    python.aliases = {{"asyncio.tasks.create_task", "asyncio.create_task"}};
    python.endpoints = {{"unittest.IsolatedAsyncioTestCase",
                         "loop",
                         "main",
                         "test",
                         "",
                         0,
                         {"test_*", "asyncSetUp"}}};
    return python;
}

knowledge::Library httpLibrary()
{
    knowledge::Library http;
    http.distribution = "httpx";
    http.modules = {"httpx"};
    knowledge::Twin twin;
    twin.sync = "httpx.Client";
    twin.async = "httpx.AsyncClient";
    twin.methods = {{"close", "aclose"}};
    twin.awaited = {"get", "post", "close"};
    twin.iterated = {"pages"};
    http.twins = {twin};
    http.returns = {{"httpx.AsyncClient.get", "httpx.Response"},
                    {"httpx.Client.get", "httpx.Response"}};
    http.elements = {{"httpx.AsyncClient.pages", "httpx.Response"}};
    return http;
}

knowledge::Library modelLibrary()
{
    knowledge::Library model;
    model.distribution = "openai";
    model.modules = {"openai"};
    knowledge::Twin chat;
    chat.sync = "openai.OpenAI";
    chat.async = "openai.AsyncOpenAI";
    chat.awaited = {"chat.completions.*"};
    model.twins = {chat};
    model.bases = {{"openai.AzureOpenAI", "openai.OpenAI"},
                   {"openai.AsyncAzureOpenAI", "openai.AsyncOpenAI"}};
    model.blocking = {{"openai.OpenAI.chat.completions.create", "sdk", "", false}};
    return model;
}

knowledge::Library webLibrary()
{
    knowledge::Library web;
    web.distribution = "fastapi";
    web.modules = {"fastapi", "fastapi.concurrency"};
    for (const char *method : {"get", "post", "websocket"}) {
        web.endpoints.push_back(
            {std::string("fastapi.FastAPI.") + method, "loop", "thread", "endpoint", "", 0, {}});
        web.endpoints.push_back(
            {std::string("fastapi.APIRouter.") + method, "loop", "thread", "endpoint", "", 0, {}});
    }
    web.endpoints.push_back({"fastapi.FastAPI", "loop", "loop", "lifespan", "lifespan", -1, {}});
    web.endpoints.push_back(
        {"fastapi.Depends", "loop", "thread", "dependency", "dependency", 0, {}});
    web.endpoints.push_back(
        {"fastapi.FastAPI.add_api_route", "loop", "thread", "endpoint", "endpoint", 1, {}});
    web.runners = {{"starlette.concurrency.run_in_threadpool", 0, "func", "thread", "yes"}};
    web.aliases = {
        {"fastapi.concurrency.run_in_threadpool", "starlette.concurrency.run_in_threadpool"}};
    return web;
}

knowledge::Library tablesLibrary()
{
    knowledge::Library tables;
    tables.distribution = "azure-data-tables";
    tables.modules = {"azure.data.tables", "azure.data.tables.aio"};
    tables.returns = {
        {"azure.data.tables.TableClient.from_connection_string", "azure.data.tables.TableClient"}};
    knowledge::Twin table;
    table.sync = "azure.data.tables.TableClient";
    table.async = "azure.data.tables.aio.TableClient";
    table.iterated = {"query_entities"};
    tables.twins = {table};
    return tables;
}

} // namespace

const knowledge::KnowledgeBase &smallKnowledge()
{
    static const auto base = knowledge::KnowledgeBase::ofLibraries(
        {pythonLibrary(), httpLibrary(), modelLibrary(), webLibrary(), tablesLibrary()});
    return base;
}

} // namespace support
