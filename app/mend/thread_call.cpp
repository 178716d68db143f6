#include "app/mend/thread_call.h"
#include "app/mend/await_edits.h"
#include "app/mend/places.h"
#include "app/mend/source_style.h"
#include <algorithm>

namespace mend {

namespace {

using syntax::Node;

bool importsFrom(const python::Module &module, std::string_view package)
{
    return std::any_of(module.imports.begin(), module.imports.end(),
                       [&](const python::Import &import) {
                           return import.module == package ||
                                  import.module.starts_with(std::string(package) + ".");
                       });
}

/// What stands between `await` and the call's own words.
struct Handing {
    std::string opening; ///< "asyncio.to_thread("
    bool partial = false;
};

/// A chain whose first calls block too: `urlopen(u).read()`.
bool blocksInside(const RecipeInput &input, std::size_t module, Node callee)
{
    return std::any_of(input.facts.begin(), input.facts.end(), [&](const checks::CodeFact &fact) {
        return fact.kind == "blocking-call" && fact.module == module &&
               callee.range().contains(fact.range);
    });
}

std::string whyNotLambda(Node expression)
{
    std::string why;
    syntax::walk(expression, [&](Node node) {
        if (node.is("await") || node.is("yield") || node.is("named_expression"))
            why = "the expression cannot be put into a lambda";
        return why.empty();
    });
    return why;
}

/// Whether a call that stands on one line would make it longer than any line of the file, and
/// longer than most allow.
bool tooLong(std::string_view text, Node call, std::size_t more)
{
    std::size_t longest = 120;
    std::size_t own = 0;
    for (std::size_t at = 0; at < text.size(); at = lineEnd(text, at)) {
        const std::size_t end = lineEnd(text, at);
        const std::size_t size = text.substr(at, end - at).find_last_not_of(" \t\r\n") + 1;
        longest = std::max(longest, size);
        if (at <= call.range().start && call.range().start < end)
            own = call.range().end <= end ? size : 0;
    }
    return own > 0 && own + more > longest;
}

std::string unnamed(const std::string &what)
{
    return "`" + what + "` means something else in this file";
}

base::Result<Handing> handing(Drafting &draft, const RecipeInput &input, std::size_t module,
                              Node at, ThreadRunner runner, bool keywords, int hunk)
{
    const python::Module &code = input.program.module(module);
    static const std::string reason = "Hands a call to a thread.";
    const bool fastapi = importsFrom(code, "fastapi");
    const bool web = fastapi || importsFrom(code, "starlette");
    const std::string home = fastapi ? "fastapi.concurrency" : "starlette.concurrency";
    std::string there;
    for (const char *from : {"fastapi.concurrency", "starlette.concurrency"})
        if (there.empty())
            there = importedAs(input.program, module, at, from, "run_in_threadpool");
    const bool threads =
        std::any_of(code.calls.begin(), code.calls.end(),
                    [](const python::Call &call) { return call.name == "asyncio.to_thread"; });
    const bool old = input.python < base::PythonVersion{3, 9};
    const bool pool =
        runner == ThreadRunner::RunInThreadpool ||
        (runner == ThreadRunner::Auto && (!there.empty() || (web && (old || !threads))));
    if (pool) {
        if (!web && there.empty())
            return refusal("run_in_threadpool needs Starlette");
        if (there.empty())
            there = draft.name(module, at, home, "run_in_threadpool", false, hunk, reason);
        return there.empty() ? base::Result<Handing>(refusal(unnamed("run_in_threadpool")))
                             : Handing{there + "(", false};
    }
    if (!old) {
        const std::string name = draft.name(module, at, "asyncio", "to_thread", true, hunk, reason);
        return name.empty() ? base::Result<Handing>(refusal(unnamed("asyncio")))
                            : Handing{name + "(", false};
    }
    const std::string loop =
        draft.name(module, at, "asyncio", "get_running_loop", true, hunk, reason);
    if (loop.empty())
        return refusal(unnamed("asyncio"));
    std::string opening = loop + "().run_in_executor(None, ";
    if (keywords) {
        const std::string partial =
            draft.name(module, at, "functools", "partial", true, hunk, reason);
        if (partial.empty())
            return refusal(unnamed("functools"));
        opening += partial + "(";
    }
    return Handing{opening, keywords};
}

bool lazyResult(const python::Program &program, const python::Call &call)
{
    for (const knowledge::Library &library : program.knowledge().libraries()) {
        for (const knowledge::Twin &twin : library.twins) {
            if (!call.name.starts_with(twin.sync + "."))
                continue;
            const std::string_view method =
                std::string_view(call.name).substr(twin.sync.size() + 1);
            for (const std::string &iterated : twin.iterated)
                if (globMatches(iterated, method))
                    return true;
        }
    }
    return false;
}

/// Methods of loops, futures and tasks that only the loop's own thread may call.
bool loopMethod(std::string_view name)
{
    static constexpr std::string_view methods[] = {
        "set_result",    "set_exception", "call_soon",        "call_later",       "call_at",
        "create_future", "create_task",   "add_reader",       "add_writer",       "ensure_future",
        "remove_reader", "remove_writer", "get_running_loop", "add_done_callback"};
    return std::find(std::begin(methods), std::end(methods), name) != std::end(methods);
}

bool wantsLoop(const python::Program &program, const python::Call &call)
{
    if (call.callee.is("attribute") && loopMethod(call.callee.field("attribute").text()))
        return true;
    for (const knowledge::Library &library : program.knowledge().libraries())
        for (const std::string &name : library.needsRunningLoop)
            if (!call.name.empty() && globMatches(name, call.name))
                return true;
    return false;
}

/// Whether a plain function in sight, or one that it calls, uses the loop that it would leave.
bool needsLoop(const python::Program &program, python::FunctionRef ref, int depth = 0)
{
    const python::Module &module = program.module(ref.module);
    const base::TextRange body = module.functions[ref.function].node.range();
    for (const python::Call &call : module.calls) {
        if (!body.contains(call.node.range()))
            continue;
        if (wantsLoop(program, call))
            return true;
        // A coroutine function has a loop of its own there.
        if (call.target && depth < 4 && !(*call.target == ref) &&
            !program.function(*call.target).isAsync && needsLoop(program, *call.target, depth + 1))
            return true;
    }
    return false;
}

} // namespace

base::Result<std::string> threadOpening(Drafting &draft, const RecipeInput &input,
                                        std::size_t module, Node at, ThreadRunner runner, int hunk)
{
    const auto how = handing(draft, input, module, at, runner, false, hunk);
    return how ? base::Result<std::string>(how->opening) : how.problem();
}

std::string needsLoopThread(const python::Program &program, const python::Call &call)
{
    if (wantsLoop(program, call) || (call.target && !program.function(*call.target).isAsync &&
                                     needsLoop(program, *call.target)))
        return "`" + std::string(call.callee.text()) + "` needs the running loop";
    return {};
}

std::string boundClass(const python::Program &program, std::size_t module, Node expression,
                       std::string_view where)
{
    if (!expression)
        return {};
    const python::Object object = program.object(module, expression);
    for (const std::string &name : {object.root, object.name}) {
        if (name.empty() || (&name == &object.name && object.kind == python::ObjectKind::Module))
            continue;
        for (const knowledge::Library &library : program.knowledge().libraries()) {
            for (const auto &[type, to] : library.bound) {
                if (to == where && (globMatches(type, name) || name.starts_with(type + ".")))
                    return type;
            }
        }
    }
    return {};
}

std::string whyNotInThread(const python::Program &program, std::size_t module,
                           const python::Call &call)
{
    const auto bound = [](const std::string &type) {
        return "a `" + std::string(lastName(type)) +
               "` may be used only in the thread that made it";
    };
    // The class itself may be called anywhere; an object of it may not.
    if (call.callee.is("attribute")) {
        const Node owner = call.callee.field("object");
        if (program.object(module, owner).kind != python::ObjectKind::Module)
            if (const std::string type = boundClass(program, module, owner); !type.empty())
                return bound(type);
    }
    if (const std::string type = boundClass(program, module, call.node); !type.empty())
        return bound(type);
    if (call.object.classRef && call.object.kind == python::ObjectKind::Class)
        return "the object would be made in another thread than the one that uses it";
    for (const Node argument : call.arguments()) {
        const Node value = argument.is("keyword_argument") ? argument.field("value") : argument;
        if (program.object(module, value).kind == python::ObjectKind::Task)
            return "a future or task may be used only on its loop";
        if (const std::string type = boundClass(program, module, value); !type.empty())
            return bound(type);
    }
    if (call.use == python::Use::With)
        return "what it opens would still be used on the loop";
    // A library's plain call that somebody awaited can be awaited once it runs in a thread.
    if (call.use == python::Use::AsyncWith || call.use == python::Use::AsyncIterated ||
        (call.use == python::Use::Awaited && call.target))
        return "its result is used with async syntax";
    if (lazyResult(program, call))
        return "its result does its work while it is iterated, on the loop";
    if (call.target) {
        const python::Function &target = program.function(*call.target);
        if (target.isAsync)
            return "it is a coroutine function";
        if (target.isGenerator)
            return "a generator does its work while it is iterated, on the loop";
        if (needsLoop(program, *call.target))
            return "what it calls needs the running loop";
    }
    return {};
}

namespace {

/// Writes what comes before the call's own words; `wraps` allows lines of their own for these.
void writeOpening(Drafting &draft, std::size_t module, const python::Call &call,
                  const std::string &opening, base::TextRange open, const std::string &comma,
                  bool wraps, int hunk, const std::string &reason)
{
    const std::string_view text = draft.text(module);
    wraps = wraps && tooLong(text, call.node, opening.size() + 2);
    const SourceStyle style = sourceStyle(draft.program().module(module).tree);
    const std::string inner = style.newline + std::string(indentAt(text, open.start));
    const std::size_t paren = wraps ? opening.rfind('(') + 1 : opening.size();
    draft.insert(module, call.node.range().start,
                 opening.substr(0, paren) + (wraps ? inner + style.indent : std::string()) +
                     opening.substr(paren),
                 hunk, reason);
    draft.replace(module, open, comma, hunk, reason);
    if (wraps)
        draft.insert(module, call.node.range().end - 1, inner, hunk, reason);
}

/// A chain of which several calls block goes as a lambda.
std::optional<base::Problem> chainInThread(Drafting &draft, std::size_t module,
                                           const python::Call &call, const std::string &opening,
                                           int hunk, const std::string &reason)
{
    if (const std::string why = whyNotLambda(call.node); !why.empty())
        return refusal(why);
    const bool parentheses = opening.starts_with("await ") && bindsTighter(call.node);
    draft.insert(module, call.node.range().start,
                 std::string(parentheses ? "(" : "") + opening + "lambda: ", hunk, reason);
    draft.insert(module, call.node.range().end, parentheses ? "))" : ")", hunk, reason);
    return std::nullopt;
}

} // namespace

std::optional<base::Problem> callInThread(Drafting &draft, const RecipeInput &input,
                                          std::size_t module, const python::Call &call,
                                          ThreadRunner runner, int hunk)
{
    if (const std::string why = whyNoAwait(input.program, module, call.node); !why.empty())
        return refusal(why);
    if (const std::string why = whyNotInThread(input.program, module, call); !why.empty())
        return refusal(why);
    listInsteadOfGenerator(draft, module, call.node, hunk);
    const Node arguments = call.node.field("arguments");
    const bool generator = arguments.is("generator_expression");
    const std::vector<Node> given = arguments.namedChildren();
    const bool keywords = std::any_of(given.begin(), given.end(), [](Node node) {
        return node.is("keyword_argument") || node.is("dictionary_splat");
    });
    const bool whole = blocksInside(input, module, call.callee);
    const bool awaited = call.use == python::Use::Awaited;
    const std::string await = awaited ? "" : "await ";
    auto how =
        handing(draft, input, module, call.node, runner, keywords && !generator && !whole, hunk);
    if (!how)
        return how.problem();
    const std::string reason = "`" + std::string(call.callee.text()) +
                               "` blocks; in a thread it leaves the loop free for others.";
    if (whole)
        return chainInThread(draft, module, call, await + how->opening, hunk, reason);
    const bool around = !awaited && bindsTighter(call.node);
    const base::TextRange open{call.callee.range().end,
                               arguments.range().start + (generator ? 0 : 1)};
    const std::string opening = std::string(around ? "(" : "") + await + how->opening;
    const std::string_view text = draft.text(module);
    const std::size_t line = lineEnd(text, open.end);
    const bool ownLines = !given.empty() && given.front().range().start >= line;
    const bool oneLine = call.callee.text().find_first_of("\r\n") == std::string_view::npos;
    if (ownLines && oneLine && !how->partial) {
        // The arguments stand on lines of their own, and so does the function then.
        const std::string indent(indentAt(text, given.front().range().start));
        const std::string newline(
            text.substr(line - (text.substr(0, line).ends_with("\r\n") ? 2 : 1),
                        text.substr(0, line).ends_with("\r\n") ? 2 : 1));
        draft.replace(module, {call.callee.range().start, open.end}, opening, hunk, reason);
        draft.insert(module, line, indent + std::string(call.callee.text()) + "," + newline, hunk,
                     reason);
    } else {
        const bool plain = !around && !how->partial && !generator && !given.empty() && !ownLines;
        writeOpening(draft, module, call, opening, open,
                     given.empty() ? ""
                     : ownLines    ? ","
                                   : ", ",
                     plain, hunk, reason);
    }
    const std::string closing =
        std::string(generator ? ")" : "") + (how->partial ? ")" : "") + (around ? ")" : "");
    if (!closing.empty())
        draft.insert(module, call.node.range().end, closing, hunk, reason);
    return std::nullopt;
}

} // namespace mend
