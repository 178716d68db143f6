#include "app/checks/run_at_import.h"
#include "app/checks/starter.h"
#include <algorithm>

namespace checks {

using python::Use;

namespace {

/// Servers of these import the module below a running loop.
bool importsUnderLoop(const std::string &distribution)
{
    return distribution == "fastapi" || distribution == "starlette" ||
           distribution == "azure-functions" || distribution == "quart";
}

bool holdsApp(const Sight &sight, std::size_t module)
{
    const auto &in = sight.program().module(module);
    const bool made = std::any_of(in.calls.begin(), in.calls.end(), [&](const python::Call &call) {
        const auto *library = call.function ? nullptr : sight.known().appClass(call.name);
        return library && importsUnderLoop(library->distribution);
    });
    return made || std::any_of(in.functions.begin(), in.functions.end(), [](const auto &function) {
               return function.endpoint && importsUnderLoop(function.endpoint->library) &&
                      function.endpoint->kind == "endpoint";
           });
}

bool importedInSight(const Sight &sight, std::size_t module)
{
    const auto &modules = sight.program().modules();
    const std::string &name = modules[module].name;
    for (std::size_t m = 0; m < modules.size(); ++m) {
        if (m == module)
            continue;
        for (const auto &import : modules[m].imports) {
            if (import.module == name || import.qualified == name)
                return true;
        }
    }
    return false;
}

/// Starters that a program's own main line makes are not meant to return to the importer.
bool isMainLine(const Starter &starter)
{
    return starter.form == "run_forever" || starter.name.substr(0, 8) == "uvicorn." ||
           lastPart(starter.name) == "run_app" || lastPart(starter.name) == "run_polling" ||
           lastPart(starter.name) == "run_webhook";
}

/// The call at module level, or in a plain helper that it calls, that starts a loop.
const python::Call *starterBelow(const Sight &sight, const CallPlace &place, int depth,
                                 Starter &starter)
{
    starter = starterOf(sight, place);
    if (!starter.form.empty())
        return place.call;
    const auto target = place.call->target;
    if (!target || depth > 4 || sight.program().function(*target).isAsync)
        return nullptr;
    for (const auto &call : sight.program().module(target->module).calls) {
        if (call.function != target->function)
            continue;
        if (starterBelow(sight, {target->module, &call}, depth + 1, starter))
            return &call;
    }
    return nullptr;
}

void run(const Sight &sight, std::vector<CodeFact> &facts)
{
    const auto &modules = sight.program().modules();
    for (std::size_t m = 0; m < modules.size(); ++m) {
        if (modules[m].file.notebook)
            continue;
        bool known = false, imported = false;
        for (const auto &call : modules[m].calls) {
            if (call.function || sight.inMainGuard(m, call.node))
                continue;
            Starter starter;
            if (!starterBelow(sight, {m, &call}, 0, starter) || isMainLine(starter))
                continue;
            if (!known)
                imported = holdsApp(sight, m) || importedInSight(sight, m);
            known = true;
            if (!imported)
                continue;
            CodeFact fact = sight.fact("run-at-import", m, call.node, starter.name);
            fact.attributes["result"] = {call.use == Use::Dropped ? "dropped" : "stored"};
            fact.attributes["starter"] = {starter.form};
            fact.what =
                shortText(call.callee) +
                "() starts a loop while the module is imported, which a server does below its own";
            facts.push_back(std::move(fact));
        }
    }
}

} // namespace

Check runAtImport()
{
    return {"run-at-import", {"result", "starter"}, run};
}

} // namespace checks
