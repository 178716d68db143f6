#include "app/mend/recipes/asgi_function_app.h"
#include "app/mend/asgi_adapter.h"
#include "app/mend/places.h"

namespace mend {

namespace {

base::Result<Draft> draft(const RecipeInput &input)
{
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
