#include "app/mend/recipes/call_parens.h"
#include "app/mend/await_edits.h"
#include "app/mend/places.h"
#include <algorithm>

namespace mend {

namespace {

using syntax::Node;

bool isOptional(const python::Parameter &parameter)
{
    return parameter.defaultValue || parameter.node.is("list_splat_pattern") ||
           parameter.node.is("dictionary_splat_pattern") ||
           parameter.node.is("keyword_separator") || parameter.node.is("positional_separator");
}

/// Methods that read or end what their object is, and need nothing more to do so.
bool takesNothing(std::string_view method)
{
    static constexpr std::string_view names[] = {
        "json",   "text",     "read",     "aread",       "close",     "aclose",
        "commit", "rollback", "fetchall", "fetchone",    "fetch_all", "drain",
        "join",   "get",      "main",     "wait_closed", "release",   "acquire",
        "wait",   "start",    "stop",     "connect",     "disconnect"};
    return std::find(std::begin(names), std::end(names), method) != std::end(names);
}

base::Result<Draft> draft(const RecipeInput &input)
{
    const checks::CodeFact &fact = *input.finding.fact;
    const Node function = inside(fact.node);
    if (!function.is("identifier") && !function.is("attribute") && !function.is("call"))
        return refusal("the function is not named there");
    const python::Object object = input.program.object(fact.module, function);
    if (function.is("call")) {
        // `partial(f, x)` brings its arguments along.
    } else if (object.function) {
        const python::Function &target = input.program.function(*object.function);
        std::size_t required = 0;
        for (const python::Parameter &parameter : target.parameters)
            required += isOptional(parameter) ? 0 : 1;
        const bool bound = target.classIndex && function.is("attribute");
        if (required > (bound ? 1u : 0u))
            return refusal("the code does not tell what the function should be called with");
    } else if (!takesNothing(lastName(object.name))) {
        return refusal("the code does not tell what the function should be called with");
    }
    Drafting drafting(input.program);
    drafting.insert(fact.module, function.range().end, "()", drafting.hunk(),
                    "Without parentheses it is the function; its call gives the coroutine.");
    return drafting.take();
}

} // namespace

Recipe callParens()
{
    return {"call-parens", {}, draft};
}

} // namespace mend
