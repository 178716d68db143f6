#include "app/mend/recipes/wrap_in_tasks.h"
#include "app/mend/await_edits.h"
#include "app/mend/places.h"

namespace mend {

namespace {

using syntax::Node;

/// Expressions of a display that are coroutines, also those added to a name that holds it.
std::vector<Node> coroutinesOf(const python::Program &program, std::size_t module, Node given)
{
    std::vector<Node> found;
    const auto take = [&](Node expression) {
        if (program.object(module, expression).kind == python::ObjectKind::Coroutine)
            found.push_back(expression);
    };
    const Node value = inside(given);
    if (value.is("list") || value.is("set") || value.is("tuple")) {
        for (const Node element : value.namedChildren())
            take(element);
    } else if (value.is("list_comprehension") || value.is("set_comprehension") ||
               value.is("generator_expression")) {
        take(value.namedChild(0));
    } else if (value.is("identifier")) {
        for (const python::Binding &binding : program.bindings(module, value)) {
            if (binding.kind != python::BindingKind::Assignment || binding.unpacked ||
                inside(binding.value).is("identifier"))
                continue;
            for (const Node one : coroutinesOf(program, module, binding.value))
                found.push_back(one);
        }
        for (const Node use : program.references(module, value)) {
            const Node attribute = use.parent();
            const auto method = attribute.field("attribute").text();
            if (!attribute.is("attribute") || (method != "append" && method != "add"))
                continue;
            if (const python::Call *call = program.callAt(module, attribute.parent()))
                for (const Node argument : call->arguments())
                    take(argument);
        }
    }
    return found;
}

base::Result<Draft> draft(const RecipeInput &input)
{
    const checks::CodeFact &fact = *input.finding.fact;
    const python::Call *call = callOf(input.program, fact.module, fact.node);
    const Node given = call ? call->argument(0, "fs") : Node();
    if (!given)
        return refusal("the call is not in sight");
    Drafting drafting(input.program);
    const int hunk = drafting.hunk();
    const std::string reason = "`wait` takes tasks; a coroutine has to be made one first.";
    if (fact.attribute("given") == "call") {
        const std::string make =
            drafting.name(fact.module, given, "asyncio", "create_task", true, hunk, reason);
        if (make.empty())
            return refusal("the file uses `asyncio` for something else");
        drafting.insert(fact.module, given.range().start, "[" + make + "(job) for job in ", hunk,
                        reason);
        drafting.insert(fact.module, given.range().end, "]", hunk, reason);
        return drafting.take();
    }
    for (const Node coroutine : coroutinesOf(input.program, fact.module, given)) {
        const std::string make =
            drafting.name(fact.module, coroutine, "asyncio", "create_task", true, hunk, reason);
        if (make.empty())
            return refusal("the file uses `asyncio` for something else");
        drafting.insert(fact.module, coroutine.range().start, make + "(", hunk, reason);
        drafting.insert(fact.module, coroutine.range().end, ")", hunk, reason);
    }
    if (drafting.empty())
        return refusal("the coroutines are not in sight");
    return drafting.take();
}

} // namespace

Recipe wrapInTasks()
{
    return {"wrap-in-tasks", {}, draft};
}

} // namespace mend
