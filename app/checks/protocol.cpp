#include "app/checks/protocol.h"
#include <algorithm>

namespace checks {

using python::Object;
using python::ObjectKind;
using syntax::Node;

namespace {

Side sideOf(bool sync, bool async)
{
    if (sync && async)
        return Side::Both;
    if (sync)
        return Side::Sync;
    return async ? Side::Async : Side::Unknown;
}

bool anyName(const std::vector<std::string> &names, const std::function<bool(std::string_view)> &is)
{
    return std::any_of(names.begin(), names.end(), [&](const auto &name) { return is(name); });
}

/// A class in sight, all of whose ancestors are known, by the methods that it defines.
Side sideInSight(const Sight &sight, const Sight::Ancestry &ancestry, std::string_view syncMethod,
                 std::string_view asyncMethod)
{
    if (ancestry.inSight.empty())
        return Side::Unknown;
    const bool sync = sight.defines(ancestry, syncMethod);
    const bool async = sight.defines(ancestry, asyncMethod);
    // A class that is neither is known to have none only when nothing above it is hidden.
    if (!ancestry.complete && sync != async)
        return Side::Unknown;
    return sideOf(sync, async);
}

/// The call that the expression is, or the one in sight that gave what it stands for.
const python::Call *callBehind(const Sight &sight, std::size_t module, Node expression)
{
    const auto *call = sight.program().callAt(module, expression);
    if (call && !call->target)
        return call;
    const Object object = sight.program().object(module, expression);
    if (object.made.isNull())
        return call;
    for (std::size_t m = 0; m < sight.program().modules().size(); ++m) {
        if (const auto *made = sight.program().callAt(m, object.made))
            return made;
    }
    return call;
}

/// Result of a call by the callee's name: `client.stream(...)`, `pool.acquire()`.
std::string calleeName(const Sight &sight, std::size_t module, Node expression)
{
    const auto *call = callBehind(sight, module, expression);
    return call ? call->name : std::string();
}

bool isPlainIterable(std::string_view literal)
{
    static constexpr std::string_view names[] = {
        "list",      "dict", "set", "tuple",     "str",    "bytes",    "range",
        "generator", "zip",  "map", "enumerate", "filter", "reversed", "frozenset"};
    return std::find(std::begin(names), std::end(names), literal) != std::end(names);
}

bool isBuiltinIterable(const Sight &sight, std::size_t module, Node expression)
{
    const Node callee = expression.field("function");
    return callee.is("identifier") && isPlainIterable(callee.text()) &&
           sight.program().bindings(module, callee).empty();
}

} // namespace

Side managerSide(const Sight &sight, std::size_t module, Node expression)
{
    const Known &known = sight.known();
    const Object object = sight.program().object(module, expression);
    const std::string callee = calleeName(sight, module, expression);
    if (object.name == "contextlib.AbstractContextManager")
        return Side::Sync;
    if (object.name == "contextlib.AbstractAsyncContextManager")
        return Side::Async;
    if (known.isAsyncManager(callee) || known.isSyncManager(callee))
        return sideOf(known.isSyncManager(callee), known.isAsyncManager(callee));
    if (object.kind != ObjectKind::Instance)
        return Side::Unknown;
    const auto ancestry = sight.ancestry(object);
    if (const Side own = sideInSight(sight, ancestry, "__enter__", "__aenter__");
        own != Side::Unknown)
        return own;
    const bool sync = anyName(ancestry.names, [&](auto name) { return known.isSyncManager(name); });
    const bool async =
        anyName(ancestry.names, [&](auto name) { return known.isAsyncManager(name); });
    // aiohttp's session has __enter__ only to say that it is wrong.
    if (sync || async)
        return sideOf(sync && !async, async);
    return sight.twinOf(object) ? Side::Sync : Side::Unknown;
}

Side iterationSide(const Sight &sight, std::size_t module, Node expression)
{
    const Known &known = sight.known();
    const Object object = sight.program().object(module, expression);
    if (object.kind == ObjectKind::AsyncGenerator)
        return Side::Async;
    if (object.kind == ObjectKind::Literal)
        return isPlainIterable(object.name) ? Side::Sync : Side::Unknown;
    if (isBuiltinIterable(sight, module, expression))
        return Side::Sync;
    if (const auto *call = callBehind(sight, module, expression)) {
        if (known.isAsyncIterator(call->name))
            return Side::Async;
        const auto *twin = sight.twinOfCallee(call->object);
        if (twin && call->name.size() > twin->sync.size() &&
            call->name.compare(0, twin->sync.size(), twin->sync) == 0) {
            const std::string_view method =
                std::string_view(call->name).substr(twin->sync.size() + 1);
            if (Known::method(*twin, method) == TwinMethod::Iterated)
                return Side::Sync;
            // `for part in client.chat.completions.create(stream=True)`
            for (const auto &entry : twin->awaitedIfKeyword) {
                if (entry.compare(0, method.size(), method) == 0 && entry.size() > method.size() &&
                    entry[method.size()] == '=')
                    return Side::Sync;
            }
        }
    }
    if (object.kind != ObjectKind::Instance)
        return Side::Unknown;
    const auto ancestry = sight.ancestry(object);
    if (const Side own = sideInSight(sight, ancestry, "__iter__", "__aiter__");
        own != Side::Unknown)
        return own;
    if (anyName(ancestry.names, [&](auto name) { return known.isAsyncIterator(name); }))
        return Side::Async;
    for (const std::string_view sync :
         {"azure.core.paging.ItemPaged", "azure.core.paging.PageIterator", "io.TextIOWrapper",
          "sqlite3.Cursor", "psycopg.Cursor", "psycopg2.extensions.cursor",
          "pymongo.cursor.Cursor"}) {
        if (object.name == sync)
            return Side::Sync;
    }
    return Side::Unknown;
}

std::string objectName(const Sight &sight, std::size_t module, Node expression)
{
    const Object object = sight.program().object(module, expression);
    if (!object.name.empty())
        return object.name;
    const std::string callee = calleeName(sight, module, expression);
    if (!callee.empty())
        return callee;
    const Node function = expression.field("function");
    return function.is("identifier") ? std::string(function.text()) : std::string();
}

const knowledge::Twin *twinAt(const Sight &sight, std::size_t module, Node expression)
{
    const Object object = sight.program().object(module, expression);
    if (object.kind == ObjectKind::Instance) {
        if (const auto *twin = sight.twinOf(object))
            return twin;
    }
    if (const auto *call = sight.program().callAt(module, expression))
        return sight.twinOfCallee(call->object);
    // A name that a call on a client was given to: `rows = client.query_entities(...)`.
    if (object.made && object.made != expression) {
        if (const auto *call = sight.program().callAt(module, object.made))
            return sight.twinOfCallee(call->object);
    }
    return nullptr;
}

} // namespace checks
