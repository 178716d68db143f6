#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace knowledge {

/// A call that holds its thread. Names are qualified: instance methods as "Class.method".
struct BlockingCall {
    std::string name;        ///< may end in ".*"
    std::string kind;        ///< sleep, network, sdk, database, subprocess, file, cpu, wait, input
    std::string alternative; ///< for the reason: "asyncio.sleep"
    bool swap = false;       ///< the alternative takes the same arguments and is awaited
};

/// The asynchronous half of a synchronous class or function. In all globs `*` stands for any run of
/// characters, dots too. A method is looked up in `plain`, then `iterated`, then `awaited`.
struct Twin {
    std::string sync;                           ///< "openai.OpenAI"
    std::string async;                          ///< "openai.AsyncOpenAI"
    std::map<std::string, std::string> methods; ///< renamed methods: close -> aclose
    std::vector<std::string> awaited; ///< methods (dotted, globs) whose call is awaited on the twin
    std::vector<std::string>
        iterated; ///< methods whose result is iterated with async for, not awaited
    std::vector<std::string> plain; ///< methods that stay plain calls on the twin
    std::vector<std::string>
        awaitedIfKeyword;   ///< method=keyword: an awaited call gives an async iterator then
    std::string install;    ///< further distribution ("aiohttp"), or empty
    std::string credential; ///< module whose credentials it needs ("azure.identity.aio")
    std::string loopBound;  ///< "loop" when it must be made on the loop that uses it
    std::string note;
};

/// A decorator, call or base class that makes a function an endpoint or handler.
struct EndpointRule {
    std::string decorator; ///< qualified, globs: "fastapi.FastAPI.get"
    std::string asyncRuns; ///< where an `async def` runs: "loop"
    std::string syncRuns;  ///< where a `def` runs: "thread", "process", "loop"
    std::string kind;      ///< endpoint, dependency, lifespan, middleware, handler, task, test
    std::string keyword;   ///< of a call: the keyword that takes the function ("lifespan")
    int argument = 0;      ///< of a call: the index that takes it, -1: by keyword only
    std::vector<std::string> methods; ///< of a base class: which methods ("get", "test_*")
};

/// A call that takes a function and runs it elsewhere.
struct Runner {
    std::string name;      ///< "asyncio.to_thread"
    int argument = 0;      ///< index of the function, 0-based
    std::string keyword;   ///< its keyword ("target"), or empty
    std::string runs;      ///< thread, process, loop
    std::string awaitable; ///< "yes" when the call's result must be awaited
};

struct RenamedName {
    std::string name;
    std::string replacement; ///< empty: removed without one
    std::string since;       ///< first version that lacks it
    std::string note;
    std::string platform; ///< the only one that has it ("windows"), or empty
};

/// What a callable takes, where calling it otherwise is a known mistake.
struct CallSignature {
    std::string name;                    ///< qualified, globs
    std::vector<std::string> parameters; ///< positional ones, in order
    std::vector<std::string> required;   ///< of the parameters, those without a default
    /// Keyword that it does not take -> the one meant, or empty.
    std::map<std::string, std::string> unknown;
};

/// What the engine must know of a distribution.
struct Library {
    std::string id; ///< file name
    std::string title;
    std::string distribution;         ///< "azure-data-tables"
    std::vector<std::string> modules; ///< "azure.data.tables"
    std::vector<BlockingCall> blocking;
    std::vector<Twin> twins;
    std::map<std::string, std::string>
        returns;                             ///< callable -> qualified class (factories, methods)
    std::vector<std::string> coroutines;     ///< callables whose call must be awaited
    std::vector<std::string> asyncIterators; ///< callables whose result is iterated with async for
    std::vector<std::string> asyncManagers;  ///< classes or callables for async with
    std::vector<std::string> syncManagers;
    std::vector<std::string> closers; ///< methods that end a client
    std::map<std::string, std::string>
        aliases; ///< re-exports: "fastapi.concurrency.run_in_threadpool" -> starlette's
    std::map<std::string, std::string> bases; ///< class -> base class
    std::vector<EndpointRule> endpoints;
    std::vector<Runner> runners;
    std::vector<std::string> loopRunners;      ///< start a loop: asyncio.run, ...run_until_complete
    std::vector<std::string> needsRunningLoop; ///< asyncio.create_task, ...
    std::map<std::string, std::string> bound;  ///< class -> "thread" or "loop"
    std::vector<RenamedName> renamed;
    std::vector<std::string> exports;     ///< names that `from module import *` gives (qualified)
    std::vector<std::string> credentials; ///< credential classes of this distribution
    std::vector<CallSignature> signatures;
    /// Class or callable -> class of what iterating it gives.
    std::map<std::string, std::string> elements;
    std::string source; ///< where the facts come from
};

} // namespace knowledge
