#include "app/mend/recipes/keep_task.h"
#include "app/mend/await_edits.h"
#include "app/mend/block_indent.h"
#include "app/mend/places.h"
#include "app/mend/source_style.h"
#include "app/mend/task_keeping.h"

namespace mend {

namespace {

using syntax::Node;

base::Result<Draft> draft(const RecipeInput &input)
{
    const checks::CodeFact &fact = *input.finding.fact;
    const python::Call *call = callOf(input.program, fact.module, fact.node);
    if (!call)
        return refusal("the call is not in sight");
    const std::string_view text = input.program.module(fact.module).tree.text();
    const Node statement = statementOf(call->node);
    if (!statement.is("expression_statement") || !hasOwnLines(text, statement))
        return refusal("the task is not made by a statement of its own");
    const Node made = statement.namedChild(0);
    const Node target = made.is("assignment") ? made.field("left") : Node();
    if (!(inside(made) == call->node) &&
        !(target.is("identifier") && inside(made.field("right")) == call->node))
        return refusal("the task is made inside another expression");
    Drafting drafting(input.program);
    const int hunk = drafting.hunk();
    const std::string reason =
        "Kept in a set until it is done, the task cannot be collected half-way.";
    const TaskKeeping keeping = taskKeeping(drafting, fact.module, call->node, hunk);
    std::string name = keeping.task;
    if (!target)
        drafting.insert(fact.module, made.range().start, name + " = ", hunk, reason);
    else if (target.text() == "_")
        drafting.replace(fact.module, target.range(), name, hunk, reason);
    else
        name = std::string(target.text());
    const SourceStyle style = sourceStyle(input.program.module(fact.module).tree);
    drafting.insert(fact.module, contentEnd(text, statement),
                    keepingLines(keeping, name, style.newline,
                                 std::string(indentAt(text, statement.range().start))),
                    hunk, reason);
    return drafting.take();
}

} // namespace

Recipe keepTask()
{
    return {"keep-task", {}, draft};
}

} // namespace mend
