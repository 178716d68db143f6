#include "app/checks/thread_lock_across_await.h"
#include "app/checks/sight.h"
#include <algorithm>

namespace checks {

using syntax::Node;

namespace {

bool isThreadLock(const Sight &sight, const python::Object &object)
{
    static constexpr std::string_view names[] = {"threading.Lock",
                                                 "threading.RLock",
                                                 "threading.Semaphore",
                                                 "threading.Condition",
                                                 "threading.BoundedSemaphore",
                                                 "multiprocessing.Lock",
                                                 "multiprocessing.RLock"};
    const auto ancestry = sight.ancestry(object).names;
    return object.kind == python::ObjectKind::Instance &&
           std::any_of(std::begin(names), std::end(names), [&](std::string_view name) {
               return std::find(ancestry.begin(), ancestry.end(), name) != ancestry.end();
           });
}

Node firstWait(Node body)
{
    Node found;
    syntax::walk(body, [&](Node node) {
        if (!found &&
            (node.is("await") || ((node.is("with_statement") || node.is("for_statement")) &&
                                  node.child(0).is("async"))))
            found = node;
        return !found && !node.is("function_definition") && !node.is("lambda");
    });
    return found;
}

/// The wait between `lock.acquire()` and its `lock.release()`, or null.
Node waitBeforeRelease(Node acquire, std::string_view lock)
{
    const std::string release = std::string(lock) + ".release";
    for (Node at = statementOf(acquire).nextNamedSibling(); at; at = at.nextNamedSibling()) {
        const Node wait = firstWait(at);
        Node end;
        syntax::walk(at, [&](Node node) {
            if (!end && node.is("call") && node.field("function").text() == release)
                end = node;
            return !end;
        });
        if (wait && (!end || wait.range().start < end.range().start))
            return wait;
        if (end)
            return {};
    }
    return {};
}

void checkAcquired(const Sight &sight, std::vector<CodeFact> &facts, std::size_t module,
                   const python::Call &call)
{
    if (!call.callee.is("attribute") || call.callee.field("attribute").text() != "acquire" ||
        call.use == python::Use::Awaited)
        return;
    const auto *function = sight.function(module, call.node);
    const Node lock = call.callee.field("object");
    const auto object = sight.program().object(module, lock);
    if (!function || !function->isAsync || !isThreadLock(sight, object))
        return;
    const Node wait = waitBeforeRelease(call.node, lock.text());
    if (!wait)
        return;
    CodeFact fact = sight.fact("thread-lock-across-await", module, lock, object.name);
    fact.attributes["object"] = {object.name};
    fact.path.push_back({module, wait.range(), "the coroutine waits here"});
    fact.what = shortText(lock) + " is a thread's lock, and it is held while the coroutine waits";
    facts.push_back(std::move(fact));
}

void run(const Sight &sight, std::vector<CodeFact> &facts)
{
    const auto &modules = sight.program().modules();
    for (std::size_t m = 0; m < modules.size(); ++m)
        for (const auto &call : modules[m].calls)
            checkAcquired(sight, facts, m, call);
    for (const Entered &entered : sight.entered()) {
        if (entered.async)
            continue;
        const auto object = sight.program().object(entered.module, entered.expression);
        if (!isThreadLock(sight, object))
            continue;
        const Node wait = firstWait(entered.statement.field("body"));
        if (wait.isNull())
            continue;
        CodeFact fact =
            sight.fact("thread-lock-across-await", entered.module, entered.expression, object.name);
        fact.attributes["object"] = {object.name};
        fact.path.push_back({entered.module, wait.range(), "the coroutine waits here"});
        fact.what = shortText(entered.expression) +
                    " is a thread's lock, and it is held while the coroutine waits";
        facts.push_back(std::move(fact));
    }
}

} // namespace

Check threadLockAcrossAwait()
{
    return {"thread-lock-across-await", {"object"}, run};
}

} // namespace checks
