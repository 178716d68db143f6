#include "app/checks/route_prefix.h"
#include "app/checks/sight.h"
#include "app/python/configs.h"
#include "app/syntax/tree.h"
#include <algorithm>

namespace checks {

using syntax::Node;

namespace {

std::string unquoted(Node string)
{
    const std::string_view text = string.text();
    return text.size() >= 2 ? std::string(text.substr(1, text.size() - 2)) : std::string();
}

Node valueOf(Node object, std::string_view key)
{
    if (object.is("object"))
        for (const Node pair : object.namedChildren())
            if (pair.is("pair") && unquoted(pair.field("key")) == key)
                return pair.field("value");
    return {};
}

/// The prefix that a host.json in sight gives; nullopt without one that can be read.
std::optional<std::string> prefixInSight(const python::Program &program)
{
    for (const python::SourceFile &file : python::configs(program)) {
        if (file.name != "host.json" && !file.name.ends_with("/host.json"))
            continue;
        const auto tree = syntax::Tree::parse(file.text, syntax::Language::Json);
        const Node root = tree ? tree->root().namedChild(0) : Node();
        if (!root.is("object") || root.hasError())
            return std::nullopt;
        const Node prefix = valueOf(valueOf(valueOf(root, "extensions"), "http"), "routePrefix");
        if (!prefix)
            return "api";
        return prefix.is("string") ? std::optional(unquoted(prefix)) : std::nullopt;
    }
    return std::nullopt;
}

bool begins(std::string_view path, const std::string &prefix)
{
    return path.substr(0, prefix.size() + 1) == "/" + prefix;
}

struct Routes {
    bool any = false;
    bool prefixed = false; ///< some of them carry the prefix, or it is given to their router
};

Routes routesOf(const Sight &sight, const std::string &prefix)
{
    Routes routes;
    for (const auto &module : sight.program().modules()) {
        for (const auto &function : module.functions) {
            if (!function.endpoint || function.endpoint->kind != "endpoint" ||
                function.endpoint->library == "azure-functions")
                continue;
            for (const auto &decorator : function.decorators) {
                const Node path = decorator.node.field("arguments").namedChild(0);
                if (!path.is("string"))
                    continue;
                routes.any = true;
                routes.prefixed = routes.prefixed || begins(unquoted(path), prefix);
            }
        }
        // A prefix of a router, a path that an application is mounted at, a root path.
        for (const auto &call : module.calls) {
            for (const Node argument : call.arguments()) {
                const bool keyword = argument.is("keyword_argument");
                const auto name = keyword ? argument.field("name").text() : std::string_view();
                const Node value = keyword ? argument.field("value") : argument;
                const bool places = name == "prefix" || name == "root_path" ||
                                    (!keyword && lastPart(call.callee.text()) == "mount");
                if (places && (!value.is("string") || begins(unquoted(value), prefix)))
                    routes.prefixed = true;
            }
        }
    }
    return routes;
}

void run(const Sight &sight, std::vector<CodeFact> &facts)
{
    const auto prefix = prefixInSight(sight.program());
    if (!prefix || prefix->empty())
        return;
    const Routes routes = routesOf(sight, *prefix);
    if (!routes.any || routes.prefixed)
        return;
    const auto &modules = sight.program().modules();
    for (std::size_t m = 0; m < modules.size(); ++m) {
        for (const auto &call : modules[m].calls) {
            if (call.name != "azure.functions.AsgiFunctionApp" &&
                call.name != "azure.functions.AsgiMiddleware")
                continue;
            CodeFact fact = sight.fact("route-prefix", m, call.node, call.name);
            fact.attributes["prefix"] = {*prefix};
            fact.what = "the host puts /" + *prefix +
                        " before every path, and the routes of this application do not have it";
            facts.push_back(std::move(fact));
        }
    }
}

} // namespace

Check routePrefix()
{
    return {"route-prefix", {"prefix"}, run};
}

} // namespace checks
