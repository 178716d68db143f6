#include "app/checks/loop_argument.h"
#include "app/checks/sight.h"
#include "app/checks/waits.h"
#include <algorithm>

namespace checks {

namespace {

/// What took `loop=` up to Python 3.9.
bool tookLoop(std::string_view name)
{
    static constexpr std::string_view names[] = {"sleep",
                                                 "wait_for",
                                                 "wait",
                                                 "gather",
                                                 "shield",
                                                 "as_completed",
                                                 "Queue",
                                                 "LifoQueue",
                                                 "PriorityQueue",
                                                 "Lock",
                                                 "Event",
                                                 "Condition",
                                                 "Semaphore",
                                                 "BoundedSemaphore",
                                                 "open_connection",
                                                 "start_server",
                                                 "open_unix_connection",
                                                 "start_unix_server",
                                                 "create_subprocess_exec",
                                                 "create_subprocess_shell"};
    return name.substr(0, 8) == "asyncio." &&
           std::find(std::begin(names), std::end(names), name.substr(8)) != std::end(names);
}

void run(const Sight &sight, std::vector<CodeFact> &facts)
{
    const auto &modules = sight.program().modules();
    for (std::size_t m = 0; m < modules.size(); ++m) {
        for (const auto &call : modules[m].calls) {
            if (!tookLoop(call.name))
                continue;
            const auto loop = call.argument(99, "loop");
            if (loop.isNull() || asksForVersion(call.node))
                continue;
            CodeFact fact = sight.fact("loop-argument", m, call.node, call.name);
            fact.attributes["value"] = {std::string(loop.text())};
            fact.path.push_back({m, loop.parent().range(), "the argument"});
            fact.what = std::string(lastPart(call.name)) + "() takes no loop from Python 3.10 on";
            facts.push_back(std::move(fact));
        }
    }
}

} // namespace

Check loopArgument()
{
    return {"loop-argument", {"value"}, run};
}

} // namespace checks
