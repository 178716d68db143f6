#include "app/mend/recipes/asgi_function_app.h"
#include "app/mend/asgi_adapter.h"
#include "app/mend/places.h"
#include <algorithm>

namespace mend {

namespace {

base::Result<Draft> draft(const RecipeInput &input)
{
    const bool wired =
        std::any_of(input.facts.begin(), input.facts.end(), [&](const checks::CodeFact &fact) {
            return fact.module == input.finding.fact->module &&
                   (fact.kind == "asgi-adapter" || fact.kind == "function-app-missing");
        });
    if (!wired)
        return refusal("the app is not wired into Azure Functions in a way that fails");
    Drafting drafting(input.program);
    const std::size_t module = input.finding.fact->module;
    AsgiAdapter adapter(drafting, module);
    const bool first = input.parameters.text("form", "v2") == "v1-handle-async";
    if (auto problem = first ? adapter.toHandleAsync() : adapter.toFunctionApp())
        return *problem;
    return drafting.take();
}

} // namespace

Recipe asgiFunctionApp()
{
    return {"asgi-function-app", {{"form", {"v2", "v1-handle-async"}}}, draft};
}

} // namespace mend
