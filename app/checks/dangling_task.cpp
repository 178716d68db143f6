#include "app/checks/dangling_task.h"
#include "app/checks/sight.h"

namespace checks {

using python::Use;
using syntax::Node;

namespace {

/// `loop.create_task(...)` on a loop that is not in sight: a parameter, an attribute.
bool isLoopByName(const python::Call &call)
{
    if (!call.callee.is("attribute") || call.callee.field("attribute").text() != "create_task" ||
        call.object.known())
        return false;
    const auto receiver = call.callee.field("object").text();
    const auto last = receiver.substr(receiver.rfind('.') + 1);
    return last == "loop" || last == "_loop" || last == "event_loop" || last == "get_event_loop()";
}

/// The function that makes tasks of which nobody else keeps one; a TaskGroup keeps its own.
std::string makerOf(const python::Call &call)
{
    for (const std::string_view name : {"asyncio.create_task", "asyncio.ensure_future",
                                        "asyncio.AbstractEventLoop.create_task"}) {
        if (call.name == name)
            return std::string(lastPart(name));
    }
    if (call.name == "asyncio.Task" || isLoopByName(call))
        return "create_task";
    return call.name == "asyncio.gather" ? "gather" : std::string();
}

/// A plain helper in sight that only makes the task and returns it, or null.
const python::Call *madeByHelper(const Sight &sight, const python::Call &call)
{
    if (!call.target || sight.program().function(*call.target).isAsync)
        return nullptr;
    const auto &module = sight.program().module(call.target->module);
    const auto body = module.functions[call.target->function].body.range();
    for (const auto &inside : module.calls) {
        if (body.contains(inside.node.range()) && inside.use == Use::Returned &&
            !makerOf(inside).empty())
            return &inside;
    }
    return nullptr;
}

bool isUnusedName(const Sight &sight, std::size_t module, const python::Call &call)
{
    const Node assignment = sight.program().parent(call.node);
    const Node target = assignment.field("left");
    return assignment.is("assignment") && target.is("identifier") && call.function &&
           sight.program().references(module, target).size() == 1;
}

void run(const Sight &sight, std::vector<CodeFact> &facts)
{
    const auto &modules = sight.program().modules();
    for (std::size_t m = 0; m < modules.size(); ++m) {
        for (const auto &call : modules[m].calls) {
            const python::Call *helper =
                makerOf(call).empty() ? madeByHelper(sight, call) : nullptr;
            const std::string maker = makerOf(helper ? *helper : call);
            if (maker.empty() || (call.use != Use::Dropped && call.use != Use::Stored))
                continue;
            const bool statement = call.use == Use::Dropped;
            if (!statement && !isUnusedName(sight, m, call))
                continue;
            CodeFact fact = sight.fact("dangling-task", m, call.node, call.name);
            if (helper)
                fact.path.push_back({call.target->module, helper->node.range(),
                                     "the task is made and returned here"});
            fact.attributes["call"] = {maker};
            fact.attributes["form"] = {statement ? "statement" : "unused-name"};
            fact.what = maker == "gather"
                            ? "nothing waits for what gather() starts"
                            : "no reference to the task is kept, so it may be collected "
                              "before it is done";
            facts.push_back(std::move(fact));
        }
    }
}

} // namespace

Check danglingTask()
{
    return {"dangling-task", {"call", "form"}, run};
}

} // namespace checks
