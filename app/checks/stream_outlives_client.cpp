#include "app/checks/stream_outlives_client.h"
#include "app/checks/sight.h"
#include <algorithm>

namespace checks {

using syntax::Node;

namespace {

bool streams(std::string_view name)
{
    return name == "starlette.responses.StreamingResponse" ||
           name == "sse_starlette.EventSourceResponse" ||
           name == "sse_starlette.sse.EventSourceResponse";
}

/// Names that the node uses, or, where it calls a generator in sight of the same function, that
/// the generator uses.
std::vector<Node> namesBehind(const Sight &sight, std::size_t module, Node given)
{
    std::vector<Node> names;
    const auto collect = [&](Node within) {
        syntax::walk(within, [&](Node node) {
            if (node.is("identifier"))
                names.push_back(node);
            return true;
        });
    };
    collect(given);
    const auto *call = sight.program().callAt(module, inner(given));
    if (call && call->target && call->target->module == module) {
        const auto &target = sight.program().function(*call->target);
        if (target.enclosing && target.isGenerator)
            collect(target.body);
    }
    return names;
}

/// Something that its block closes: what knowledge/libraries calls a manager, or a file.
bool isClosedByBlock(const Sight &sight, std::size_t module, Node expression)
{
    const auto object = sight.program().object(module, expression);
    const auto *call = sight.program().callAt(module, inner(expression));
    if (call && (call->name == "open" || sight.known().isAsyncManager(call->name) ||
                 sight.known().isSyncManager(call->name)))
        return true;
    if (object.kind != python::ObjectKind::Instance)
        return false;
    for (const auto &name : sight.ancestry(object).names)
        if (!sight.known().closers(name).empty() &&
            (sight.known().isAsyncManager(name) || sight.known().isSyncManager(name)))
            return true;
    return false;
}

/// The `with` item that binds a name and whose block holds the place, or null.
Node closingItem(const Sight &sight, std::size_t module, Node name, Node place)
{
    for (const auto &binding : sight.program().bindings(module, name)) {
        if (binding.kind != python::BindingKind::With)
            continue;
        const Node item = binding.target.ancestor("with_item");
        const Node statement = item.ancestor("with_statement");
        if (statement && statement.range().contains(place.range()) &&
            isClosedByBlock(sight, module, binding.value))
            return item;
    }
    return {};
}

void run(const Sight &sight, std::vector<CodeFact> &facts)
{
    const auto &modules = sight.program().modules();
    for (std::size_t m = 0; m < modules.size(); ++m) {
        for (const auto &call : modules[m].calls) {
            if (!streams(call.name) || call.use != python::Use::Returned)
                continue;
            const Node given = call.argument(0, "content");
            if (!given)
                continue;
            for (const Node name : namesBehind(sight, m, given)) {
                const Node item = closingItem(sight, m, name, call.node);
                if (!item)
                    continue;
                CodeFact fact = sight.fact("stream-outlives-client", m, call.node, call.name);
                fact.attributes["object"] = {std::string(name.text())};
                fact.path.push_back({m, item.range(), "the block that closes it begins here"});
                fact.what = std::string(name.text()) +
                            " is closed when the function returns, before the answer is streamed";
                // It fails where the generator reads.
                const auto *made = sight.program().callAt(m, inner(given));
                if (made && made->target && sight.program().function(*made->target).enclosing)
                    fact.function = made->target;
                facts.push_back(std::move(fact));
                break;
            }
        }
    }
}

} // namespace

Check streamOutlivesClient()
{
    return {"stream-outlives-client", {"object"}, run};
}

} // namespace checks
