#include "app/checks/function_app_missing.h"
#include "app/checks/sight.h"
#include <algorithm>

namespace checks {

using syntax::Node;

namespace {

bool isAppClass(std::string_view name)
{
    for (const std::string_view app :
         {"FunctionApp", "AsgiFunctionApp", "WsgiFunctionApp", "Blueprint", "ExternalHttpApp"}) {
        if (name == "azure.functions." + std::string(app) ||
            name == "azure.durable_functions." + std::string(app) ||
            name == "azure.durable_functions.DFApp")
            return true;
    }
    return false;
}

struct Wiring {
    Node import;           ///< of azure.functions
    bool app = false;      ///< an app object at top level
    bool main = false;     ///< the entry function of the first programming model
    bool asgi = false;     ///< an ASGI application is made here
    bool adapter = false;  ///< AsgiMiddleware, or an app made inside a function
    bool triggers = false; ///< decorators of an app that is not made here
};

Wiring wiringOf(const Sight &sight, std::size_t module)
{
    const auto &in = sight.program().module(module);
    Wiring result;
    for (const auto &import : in.imports) {
        if (result.import.isNull() && (import.module == "azure.functions" ||
                                       import.qualified.substr(0, 15) == "azure.functions"))
            result.import = import.statement;
    }
    for (const auto &call : in.calls) {
        if (isAppClass(call.name)) {
            result.app = result.app || !call.function;
            result.adapter = true;
        } else if (call.name == "azure.functions.AsgiMiddleware") {
            result.adapter = true;
        } else if (const auto *library = sight.known().appClass(call.name)) {
            result.asgi = result.asgi || (!call.function && (library->distribution == "fastapi" ||
                                                             library->distribution == "starlette" ||
                                                             library->distribution == "quart"));
        }
    }
    for (const auto &function : in.functions) {
        const bool top = !function.enclosing && !function.classIndex;
        result.main = result.main || (top && function.name == "main");
        for (const auto &decorator : function.decorators) {
            const auto last = lastPart(decorator.node.field("function").text());
            result.triggers = result.triggers || last == "function_name" ||
                              (last.size() > 8 && last.substr(last.size() - 8) == "_trigger");
        }
    }
    const auto &names = in.scopes[0].bindings;
    if (const auto it = names.find("main"); it != names.end())
        result.main = true;
    // `from other import app`: the object may well be one.
    for (const auto &import : in.imports) {
        if (import.bound == "app" || import.bound == "bp" || import.bound == "blueprint")
            result.app = true;
    }
    return result;
}

void run(const Sight &sight, std::vector<CodeFact> &facts)
{
    const auto &modules = sight.program().modules();
    for (std::size_t m = 0; m < modules.size(); ++m) {
        const Wiring wiring = wiringOf(sight, m);
        if (wiring.import.isNull() || wiring.app)
            continue;
        const auto &file = modules[m].file.name;
        const auto slash = file.find_last_of("/\\");
        const bool v2 =
            (slash == std::string::npos ? file : file.substr(slash + 1)) == "function_app.py";
        // Pasted code has no name of its own: a web app that an entry function serves may be
        // either.
        const bool unnamed = modules[m].file.segment && file.substr(0, 6) == "pasted";
        const bool either = unnamed && wiring.main && wiring.asgi && wiring.adapter;
        if (wiring.main && !v2 && !either)
            continue;
        const bool wired = wiring.asgi || wiring.adapter || wiring.triggers || (v2 && wiring.main);
        if (!wired || (!v2 && !wiring.adapter && !wiring.triggers))
            continue;
        CodeFact fact =
            sight.fact("function-app-missing", m, wiring.import, "azure.functions.FunctionApp");
        fact.attributes["model"] = {either ? "unknown" : "v2"};
        fact.what = "no FunctionApp stands at the file's top level";
        facts.push_back(std::move(fact));
    }
}

} // namespace

Check functionAppMissing()
{
    return {"function-app-missing", {"model"}, run};
}

} // namespace checks
