#include "app/trace/formats.h"

namespace trace
{

std::span<const Format> formats()
{
    static constexpr Format table[] = {
        {"asyncio", readAsyncioReport},
        {"exception-ignored-in", readIgnoredException},
        {"cpython-thread-and-process", readThreadException},
        {"asyncio-coroutine-never-awaited", readWarning},
        {"cpython-plain-38-310", readTraceback},
        {"cpython-no-message", readLoneException},
    };
    return table;
}

} // namespace trace
