#include "app/checks/shared_object.h"
#include <algorithm>
#include <set>

namespace checks {

using python::FunctionRef;
using python::Object;
using python::ObjectKind;
using syntax::Node;

namespace {

constexpr int farthestCaller = 6;

bool isServed(const python::Function &function)
{
    if (!function.endpoint)
        return false;
    const auto &kind = function.endpoint->kind;
    return kind == "endpoint" || kind == "dependency" || kind == "handler" || kind == "task" ||
           kind == "middleware";
}

bool inLoop(Node node)
{
    for (Node at = node.parent(); at; at = at.parent()) {
        if (at.is("function_definition") || at.is("lambda"))
            return false;
        if (at.is("for_statement") || at.is("while_statement") || at.is("list_comprehension") ||
            at.is("generator_expression") || at.is("set_comprehension"))
            return true;
    }
    return false;
}

bool repeats(const Sight &sight, FunctionRef ref, int depth, std::set<FunctionRef> &seen)
{
    const auto &program = sight.program();
    const auto &function = program.function(ref);
    if (isServed(function))
        return true;
    if (depth > farthestCaller || !seen.insert(ref).second)
        return false;
    const auto callers = program.callers(ref);
    std::size_t count = 0;
    for (const auto &site : callers) {
        const auto &call = program.module(site.module).calls[site.call];
        if (inLoop(call.node))
            return true;
        if (call.function && repeats(sight, {site.module, *call.function}, depth + 1, seen))
            return true;
        ++count;
    }
    if (count > 1)
        return true;
    if (function.enclosing && !function.classIndex)
        return repeats(sight, {ref.module, *function.enclosing}, depth + 1, seen);
    return false;
}

std::optional<std::size_t> moduleOf(const Sight &sight, Node node)
{
    const auto &modules = sight.program().modules();
    for (std::size_t m = 0; m < modules.size(); ++m) {
        if (modules[m].tree.root().tree() == node.tree())
            return m;
    }
    return std::nullopt;
}

} // namespace

MadeAt madeAt(const Sight &sight, std::size_t module, Node expression)
{
    MadeAt result;
    const Object object = sight.program().object(module, expression);
    if (object.made.isNull())
        return result;
    const auto where = moduleOf(sight, object.made);
    if (!where)
        return result;
    result.module = *where;
    result.node = object.made;
    const auto *function = sight.function(*where, object.made);
    if (!function) {
        result.place = object.made.ancestor("class_definition") ? "class" : "module";
        return result;
    }
    if (function->name == "__init__")
        result.place = "init";
    else if (function->endpoint && function->endpoint->kind == "lifespan")
        result.place = "lifespan";
    else
        result.place = "function";
    return result;
}

std::string clientClass(const Sight &sight, const Object &object)
{
    if (object.kind != ObjectKind::Instance)
        return {};
    for (const auto &name : sight.ancestry(object).names) {
        if (!sight.known().closers(name).empty() &&
            (sight.known().isAsyncManager(name) || sight.known().twinOfSync(name)))
            return name;
    }
    return {};
}

bool runsRepeatedly(const Sight &sight, std::size_t module, Node node)
{
    const auto index = sight.program().functionAt(module, node);
    if (!index)
        return false;
    std::set<FunctionRef> seen;
    return repeats(sight, {module, *index}, 0, seen);
}

} // namespace checks
