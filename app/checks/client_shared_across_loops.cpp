#include "app/checks/client_shared_across_loops.h"
#include "app/checks/shared_object.h"
#include "app/checks/starter.h"
#include <algorithm>
#include <map>
#include <set>

namespace checks {

using python::FunctionRef;
using python::Object;
using python::ObjectKind;
using syntax::Node;

namespace {

constexpr int deepestCall = 8;
/// Starts a loop for each invocation (azure-functions 1.13.3 and later; before, one of its own).
constexpr std::string_view adapterHandle = "azure.functions.AsgiMiddleware.handle";

/// A name at module or class level that holds something bound to the loop that first uses it.
struct Shared {
    std::size_t module = 0;
    Node target;
    Node made;
    std::string cls;
    std::set<FunctionRef> users;
    std::vector<Node> references;
};

std::string boundClass(const Sight &sight, const Object &object)
{
    if (object.kind != ObjectKind::Instance)
        return {};
    for (const auto &name : sight.ancestry(object).names) {
        if (sight.known().bound(name) == "loop")
            return name;
    }
    return {};
}

/// A synchronous client under asynchronous syntax counts as the twin that was meant.
std::string meantClass(const Sight &sight, std::size_t module, const Object &object, Node target)
{
    const auto *twin = object.kind == ObjectKind::Instance ? sight.twinOf(object) : nullptr;
    if (!twin || sight.known().bound(twin->async) != "loop")
        return {};
    const auto references = sight.program().references(module, target);
    const auto holds = [&](Node expression) {
        return std::any_of(references.begin(), references.end(), [&](const Node &reference) {
            return expression.range().contains(reference.range());
        });
    };
    for (const auto &entered : sight.entered())
        if (entered.async && entered.module == module && holds(entered.expression))
            return twin->async;
    for (const auto &iterated : sight.iterated())
        if (iterated.async && iterated.module == module && holds(iterated.expression))
            return twin->async;
    return {};
}

void collectShared(const Sight &sight, std::size_t module, std::vector<Shared> &result)
{
    const auto &program = sight.program();
    const auto &in = program.module(module);
    for (const auto &[name, bindings] : in.scopes[0].bindings) {
        for (const auto &binding : bindings) {
            if (binding.kind != python::BindingKind::Assignment || binding.value.isNull())
                continue;
            const Object object = program.object(module, binding.value);
            std::string cls = boundClass(sight, object);
            if (cls.empty())
                cls = meantClass(sight, module, object, binding.target);
            if (cls.empty() || !inner(binding.value).is("call"))
                continue;
            Shared shared{module, binding.target, binding.value, cls, {}, {}};
            for (const Node &reference : program.references(module, binding.target)) {
                if (const auto function = program.functionAt(module, reference))
                    shared.users.insert({module, *function});
                shared.references.push_back(reference);
            }
            result.push_back(std::move(shared));
        }
    }
}

/// The functions that a coroutine's run takes in.
void reach(const Sight &sight, FunctionRef from, int depth, std::set<FunctionRef> &seen)
{
    if (depth > deepestCall || !seen.insert(from).second)
        return;
    for (const auto &call : sight.program().module(from.module).calls) {
        if (call.function == from.function && call.target)
            reach(sight, *call.target, depth + 1, seen);
    }
}

/// What a loop that is started here runs.
std::set<FunctionRef> ranFrom(const Sight &sight, std::size_t module, Node given)
{
    std::set<FunctionRef> result;
    syntax::walk(given, [&](Node node) {
        if (node.is("call")) {
            const auto *call = sight.program().callAt(module, node);
            if (call && call->target)
                reach(sight, *call->target, 0, result);
        }
        return true;
    });
    return result;
}

/// Every function that a web app in sight serves: what an adapter runs on a loop per invocation.
std::set<FunctionRef> served(const Sight &sight)
{
    std::set<FunctionRef> result;
    const auto &modules = sight.program().modules();
    for (std::size_t m = 0; m < modules.size(); ++m)
        for (std::size_t f = 0; f < modules[m].functions.size(); ++f)
            if (const auto &endpoint = modules[m].functions[f].endpoint;
                endpoint && modules[m].functions[f].isAsync &&
                endpoint->library != "azure-functions")
                reach(sight, {m, f}, 0, result);
    return result;
}

struct Run {
    CallPlace place;
    bool repeated = false;
};

bool uses(const Shared &shared, std::size_t module, Node given, const std::set<FunctionRef> &ran)
{
    const bool directly =
        std::any_of(shared.references.begin(), shared.references.end(), [&](const Node &reference) {
            return given && shared.module == module && given.range().contains(reference.range()) &&
                   reference.tree() == given.tree();
        });
    return directly || std::any_of(shared.users.begin(), shared.users.end(),
                                   [&](FunctionRef user) { return ran.count(user) > 0; });
}

bool isRepeated(const Sight &sight, const CallPlace &place)
{
    const auto *function = sight.function(place.module, place.call->node);
    for (Node at = place.call->node.parent(); at; at = at.parent()) {
        if (at.is("function_definition"))
            break;
        if (at.is("for_statement") || at.is("while_statement") || at.is("list_comprehension"))
            return true;
    }
    if (!function)
        return false;
    return function->runs == python::Runs::InThread ||
           runsRepeatedly(sight, place.module, place.call->node);
}

void run(const Sight &sight, std::vector<CodeFact> &facts)
{
    std::vector<Shared> shared;
    const auto &modules = sight.program().modules();
    for (std::size_t m = 0; m < modules.size(); ++m)
        collectShared(sight, m, shared);
    if (shared.empty())
        return;
    std::vector<std::vector<Run>> runs(shared.size());
    for (std::size_t m = 0; m < modules.size(); ++m) {
        for (const auto &call : modules[m].calls) {
            const CallPlace place{m, &call};
            if (call.name == adapterHandle && !sight.onLoop(m, call.node)) {
                const auto ran = served(sight);
                for (std::size_t i = 0; i < shared.size(); ++i)
                    if (uses(shared[i], m, {}, ran))
                        runs[i].push_back({place, true});
                continue;
            }
            const Starter starter = starterOf(sight, place);
            if (starter.given.isNull() || starter.loop == "current" || sight.onLoop(m, call.node))
                continue;
            const auto ran = ranFrom(sight, m, starter.given);
            for (std::size_t i = 0; i < shared.size(); ++i) {
                if (uses(shared[i], m, starter.given, ran))
                    runs[i].push_back({place, isRepeated(sight, place)});
            }
        }
    }
    for (std::size_t i = 0; i < shared.size(); ++i) {
        const bool several = runs[i].size() > 1;
        for (const Run &each : runs[i]) {
            if (!several && !each.repeated)
                continue;
            CodeFact fact = sight.fact("client-shared-across-loops", each.place.module,
                                       each.place.call->node, shared[i].cls);
            fact.attributes["object"] = {shared[i].cls};
            fact.attributes["runs_seen"] = {several ? "several" : "repeated"};
            fact.path.push_back(
                {shared[i].module, shared[i].made.range(), "it is made once, here"});
            fact.what =
                std::string(shared[i].target.text()) +
                " is used on a new loop each time this runs, and it stays with its first one";
            facts.push_back(std::move(fact));
        }
    }
}

} // namespace

Check clientSharedAcrossLoops()
{
    return {"client-shared-across-loops", {"object", "runs_seen"}, run};
}

} // namespace checks
