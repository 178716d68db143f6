#include "app/mend/recipes/task_callback.h"
#include "app/mend/await_edits.h"
#include "app/mend/block_indent.h"
#include "app/mend/places.h"
#include "app/mend/source_style.h"
#include "app/mend/task_keeping.h"

namespace mend {

namespace {

using syntax::Node;

const std::string reason =
    "What calls a callback looks at no result: a plain function starts the coroutine as a task.";

/// The call that takes a callback, and what it is given.
struct Registration {
    const python::Call *call = nullptr;
    std::string method; ///< call_soon, call_later, ...
    Node callback;
    std::vector<Node> rest; ///< arguments for the callback
    Node statement;
};

Registration registration(const RecipeInput &input)
{
    const checks::CodeFact &fact = *input.finding.fact;
    Registration found;
    found.call = callOf(input.program, fact.module, fact.node);
    if (!found.call || fact.path.empty())
        return found;
    found.method = std::string(
        lastName(found.call->name.empty() ? found.call->callee.text() : found.call->name));
    for (const Node argument : found.call->arguments()) {
        const bool keyword = argument.is("keyword_argument");
        const Node value = keyword ? argument.field("value") : argument;
        if (value.range() == fact.path.front().range || argument.range() == fact.path.front().range)
            found.callback = value;
        else if (found.callback && !keyword)
            found.rest.push_back(argument);
    }
    found.statement = statementOf(found.call->node);
    return found;
}

/// The coroutine that the callback stands for; `parameter` is what the caller hands over.
std::string coroutineText(const Registration &found, const std::string &form,
                          const std::string &parameter)
{
    if (form == "coroutine")
        return std::string(found.callback.text());
    if (form == "lambda")
        return std::string(inside(found.callback.field("body")).text());
    std::string arguments = parameter;
    for (const Node one : found.rest)
        arguments += (arguments.empty() ? "" : ", ") + std::string(one.text());
    return std::string(found.callback.text()) + "(" + arguments + ")";
}

std::string functionName(const python::Program &program, std::size_t module, Node at)
{
    for (int number = 1;; ++number) {
        const std::string name =
            number == 1 ? "start_task" : "start_task_" + std::to_string(number);
        if (!program.isBound(module, at, name))
            return name;
    }
}

/// `call_soon_threadsafe(f)` from a thread: the loop is handed the coroutine instead.
base::Result<Draft> handToLoop(const RecipeInput &input, const Registration &found,
                               const std::string &coroutine)
{
    const std::size_t module = input.finding.fact->module;
    if (!found.call->callee.is("attribute"))
        return refusal("the loop is not in sight");
    Drafting drafting(input.program);
    const int hunk = drafting.hunk();
    const std::string why = "`run_coroutine_threadsafe` has the loop run a coroutine.";
    const std::string name = drafting.name(module, found.call->node, "asyncio",
                                           "run_coroutine_threadsafe", true, hunk, why);
    if (name.empty())
        return refusal("the file uses `asyncio` for something else");
    drafting.replace(module, found.call->node.range(),
                     name + "(" + coroutine + ", " +
                         std::string(found.call->callee.field("object").text()) + ")",
                     hunk, why);
    return drafting.take();
}

/// `call_soon(f, x)` in a coroutine: a task of its own, kept.
base::Result<Draft> startAtOnce(const RecipeInput &input, const Registration &found,
                                const std::string &coroutine)
{
    const std::size_t module = input.finding.fact->module;
    const std::string_view text = input.program.module(module).tree.text();
    if (!hasOwnLines(text, found.statement) || !(found.statement.namedChild(0) == found.call->node))
        return refusal("the callback's handle is used");
    Drafting drafting(input.program);
    const int hunk = drafting.hunk();
    const std::string make =
        drafting.name(module, found.call->node, "asyncio", "create_task", true, hunk, reason);
    if (make.empty())
        return refusal("the file uses `asyncio` for something else");
    const TaskKeeping keeping = taskKeeping(drafting, module, found.call->node, hunk);
    const SourceStyle style = sourceStyle(input.program.module(module).tree);
    drafting.replace(module, found.call->node.range(),
                     keeping.task + " = " + make + "(" + coroutine + ")", hunk, reason);
    drafting.insert(module, contentEnd(text, found.statement),
                    keepingLines(keeping, keeping.task, style.newline,
                                 std::string(indentAt(text, found.statement.range().start))),
                    hunk, reason);
    return drafting.take();
}

/// A plain function above the statement, which starts the task when it is called.
base::Result<Draft> plainFunction(const RecipeInput &input, const Registration &found,
                                  const std::string &coroutine, const std::string &parameter)
{
    const std::size_t module = input.finding.fact->module;
    const std::string_view text = input.program.module(module).tree.text();
    const std::size_t start = found.statement.range().start;
    if (!firstOnLine(text, start))
        return refusal("the call has no line of its own");
    Drafting drafting(input.program);
    const int hunk = drafting.hunk();
    const std::string make =
        drafting.name(module, found.call->node, "asyncio", "create_task", true, hunk, reason);
    if (make.empty())
        return refusal("the file uses `asyncio` for something else");
    const TaskKeeping keeping = taskKeeping(drafting, module, found.call->node, hunk);
    const SourceStyle style = sourceStyle(input.program.module(module).tree);
    const std::string indent(indentAt(text, start));
    const std::string name = functionName(input.program, module, found.call->node);
    const bool glued = found.statement.previousNamedSibling() &&
                       text.substr(0, lineStart(text, start)).find_last_not_of(" \t\r\n") + 2 >=
                           lineStart(text, start);
    const std::string above = glued ? style.newline : std::string();
    const std::string inner = indent + style.indent;
    drafting.insert(module, lineStart(text, start),
                    above + indent + "def " + name + "(" + parameter + "):" + style.newline +
                        inner + keeping.task + " = " + make + "(" + coroutine + ")" +
                        keepingLines(keeping, keeping.task, style.newline, inner) + style.newline +
                        style.newline,
                    hunk, reason);
    const std::size_t end =
        found.rest.empty() ? found.callback.range().end : found.rest.back().range().end;
    drafting.replace(module, {found.callback.range().start, end}, name, hunk, reason);
    return drafting.take();
}

base::Result<Draft> draft(const RecipeInput &input)
{
    const checks::CodeFact &fact = *input.finding.fact;
    const Registration found = registration(input);
    if (!found.call || !found.callback || !found.statement)
        return refusal("the callback is not in sight");
    const std::string form = fact.attribute("form");
    if (form == "lambda" && found.callback.field("parameters").namedChildCount() > 0)
        return refusal("the lambda takes parameters");
    const bool done = found.method == "add_done_callback";
    if (done && form == "coroutine")
        return refusal("the callback is called with the task");
    const std::string parameter = done && form == "function" ? "done" : done ? "_" : "";
    const std::string coroutine =
        coroutineText(found, form, done && form == "function" ? parameter : "");
    if (coroutine.find('#') != std::string::npos || coroutine.find('\n') != std::string::npos)
        return refusal("the callback spans several lines");
    if (found.method == "call_soon_threadsafe")
        return handToLoop(input, found, coroutine);
    const bool coroutineAround = fact.attribute("async") == "yes";
    if (found.method == "call_soon" && coroutineAround)
        return startAtOnce(input, found, coroutine);
    if (found.method == "call_soon" || found.method == "call_later" || found.method == "call_at" ||
        found.method == "add_signal_handler" || done) {
        if (form == "coroutine")
            return refusal("the coroutine is made before it is due");
        return plainFunction(input, found, coroutine, parameter);
    }
    return refusal("the caller is not the loop");
}

} // namespace

Recipe taskCallback()
{
    return {"task-callback", {}, draft};
}

} // namespace mend
