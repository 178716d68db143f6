#include "app/trace/formats.h"

namespace trace {

std::span<const Format> formats()
{
    static constexpr Format table[] = {
        {"pytest-line-and-summary", readPytestLine},
        {"pytest-long", readPytest},
        {"pytest-line-and-summary", readPytestSummary},
        {"rich", readRich},
        {"ipython", readIPython},
        {"faulthandler", readFaultDump},
        {"py-spy-dump", readSpyDump},
        {"faulthandler", readDebuggerStack},
        {"azure-functions-host-portal", readAzureHost},
        {"aws-lambda-text", readLambdaText},
        {"stackprinter", readStackPrinter},
        {"doctest", readDoctest},
        {"django-debug-page", readDjangoPage},
        {"asyncio", readAsyncioReport},
        {"exception-ignored-in", readIgnoredException},
        {"cpython-thread-and-process", readThreadException},
        {"asyncio-coroutine-never-awaited", readWarning},
        {"interleaved", readStackInfo},
        {"cpython-plain-38-310", readTraceback},
        {"cpython-no-message", readLoneException},
    };
    return table;
}

} // namespace trace
