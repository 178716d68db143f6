#include "app/checks/asgi_adapter.h"
#include "app/checks/sight.h"

namespace checks {

namespace {

constexpr std::string_view adapter = "azure.functions.AsgiMiddleware";

/// Whether every use of the adapter's name is `.handle_async`, which needs no loop of its own.
bool onlyAwaited(const Sight &sight, std::size_t module, const python::Call &call)
{
    const auto assignment = call.node.parent();
    const auto name = assignment.is("assignment") ? assignment.field("left") : syntax::Node();
    if (!name.is("identifier"))
        return false;
    bool used = false;
    for (const auto use : sight.program().references(module, name)) {
        if (use == name)
            continue;
        used = true;
        const auto attribute = use.parent();
        if (!attribute.is("attribute") || attribute.field("attribute").text() != "handle_async")
            return false;
    }
    return used;
}

std::string formOf(const Sight &sight, std::size_t module, const python::Call &call)
{
    if (call.name == "azure.functions.AsgiFunctionApp")
        return "function-app";
    const auto *function = sight.function(module, call.node);
    if (call.name == adapter && !function)
        return onlyAwaited(sight, module, call) ? std::string() : "shared-main";
    if (call.name == std::string(adapter) + ".handle")
        return function && function->isAsync ? "handle-in-async" : "handle-in-def";
    return {};
}

void run(const Sight &sight, std::vector<CodeFact> &facts)
{
    const auto &modules = sight.program().modules();
    for (std::size_t m = 0; m < modules.size(); ++m) {
        for (const auto &call : modules[m].calls) {
            const std::string form = formOf(sight, m, call);
            if (form.empty())
                continue;
            CodeFact fact = sight.fact("asgi-adapter", m, call.node, call.name);
            fact.attributes["form"] = {form};
            if (form == "shared-main")
                fact.what = "one ASGI adapter serves every invocation";
            else if (form == "function-app")
                fact.what = "the ASGI application is wired by AsgiFunctionApp";
            else
                fact.what = "handle() starts a loop of its own for the invocation";
            facts.push_back(std::move(fact));
        }
    }
}

} // namespace

Check asgiAdapter()
{
    return {"asgi-adapter", {"form"}, run};
}

} // namespace checks
