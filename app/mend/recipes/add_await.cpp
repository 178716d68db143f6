#include "app/mend/recipes/add_await.h"
#include "app/mend/await_edits.h"
#include "app/mend/places.h"

namespace mend {

namespace {

using syntax::Node;

/// The coroutine-valued expression that the fact is about: the call, also when a name holds it.
Node coroutineExpression(const python::Program &program, const checks::CodeFact &fact)
{
    if (const python::Call *call = callOf(program, fact.module, fact.node))
        return call->node;
    Node name = inside(fact.node);
    if (name.is("expression_statement"))
        name = inside(name.namedChild(0));
    if (!name.is("identifier"))
        return {};
    const auto bindings = program.bindings(fact.module, name);
    if (bindings.size() != 1 || bindings[0].kind != python::BindingKind::Assignment ||
        bindings[0].unpacked)
        return {};
    const Node value = inside(bindings[0].value);
    if (!value.is("call"))
        return {};
    // Awaited where it is made, its other uses must not await it again.
    for (const Node use : program.references(fact.module, name)) {
        if (outside(use).parent().is("await"))
            return name;
        const python::Use as = program.use(use);
        if (as == python::Use::Scheduled)
            return name;
    }
    return value;
}

base::Result<Draft> draft(const RecipeInput &input)
{
    const checks::CodeFact &fact = *input.finding.fact;
    const python::Program &program = input.program;
    const Node expression = coroutineExpression(program, fact);
    if (!expression)
        return refusal("the coroutine is not in sight");
    if (const std::string why = whyNoAwait(program, fact.module, expression); !why.empty())
        return refusal(why);
    if (program.object(fact.module, expression).kind == python::ObjectKind::AsyncGenerator)
        return refusal("an asynchronous generator is iterated, not awaited");
    Drafting drafting(program);
    const python::Call *call = callOf(program, fact.module, expression);
    const std::string name(call ? lastName(call->callee.text()) : expression.text());
    addAwait(drafting, fact.module, expression, drafting.hunk(),
             fact.kind == "dangling-task"
                 ? "`" + name + "` starts the work; `await` waits for it and raises what fails."
                 : "Calling `" + name +
                       "` only makes a coroutine; `await` runs it and gives its result.");
    static const std::set<std::string> ranOn = {"tested", "formatted", "argument", "returned",
                                                "operand"};
    if (ranOn.count(fact.attribute("use")))
        drafting.atMost(knowledge::Safety::Review,
                        "The old code may have run on with the coroutine object itself.");
    return drafting.take();
}

} // namespace

Recipe addAwait()
{
    return {"add-await", {}, draft};
}

} // namespace mend
