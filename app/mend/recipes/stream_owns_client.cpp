#include "app/mend/recipes/stream_owns_client.h"
#include "app/mend/await_edits.h"
#include "app/mend/drafting.h"
#include "app/mend/places.h"
#include "app/mend/source_style.h"
#include "app/mend/statement_lines.h"
#include <algorithm>

namespace mend {

namespace {

using syntax::Node;

constexpr const char *reason =
    "The generator opens what it streams from and closes it when the stream ends; the block around "
    "it ended before the first byte was sent.";

/// What stands around the response.
struct Stage {
    Node outer;    ///< the outermost block statement that moves
    Node inner;    ///< the innermost one
    Node response; ///< `return StreamingResponse(...)`
    Node call;
    Node given; ///< what is streamed
    python::FunctionRef function;
};

bool onlyComments(Node block, const std::vector<Node> &statements)
{
    for (const Node child : block.namedChildren())
        if (!child.is("comment") &&
            std::find(statements.begin(), statements.end(), child) == statements.end())
            return false;
    return true;
}

bool isWith(Node node)
{
    return node.is("with_statement");
}

/// Whether a `with` statement binds a name that the block in it uses.
bool bindsFor(const python::Program &program, std::size_t module, Node with, Node block)
{
    bool found = false;
    syntax::walk(block, [&](Node name) {
        if (name.is("identifier"))
            for (const python::Binding &binding : program.bindings(module, name))
                found = found || (binding.kind == python::BindingKind::With &&
                                  binding.target.ancestor("with_statement") == with);
        return !found;
    });
    return found;
}

base::Result<Stage> stageOf(const python::Program &program, const checks::CodeFact &fact)
{
    Stage stage;
    const python::Call *call = callOf(program, fact.module, fact.node);
    const auto function = functionAt(program, fact.module, fact.node);
    if (!call || !function || fact.path.empty())
        return refusal("the response is not in sight");
    stage.function = *function;
    stage.call = call->node;
    stage.given = call->argument(0, "content");
    stage.response = statementOf(call->node);
    if (!stage.response.is("return_statement") ||
        !(inside(stage.response.namedChild(0)) == call->node))
        return refusal("the response is not returned as it is made");
    const Node body = program.function(*function).body;
    const Node item = program.module(fact.module).tree.root().descendant(fact.path.front().range);
    const Node closing = item.is("with_statement") ? item : item.ancestor("with_statement");
    stage.inner = stage.response.parent().parent();
    if (!isWith(stage.inner))
        return refusal("the response is returned from within another statement");
    // All blocks down from the one that closes; those around them stay.
    stage.outer = stage.inner;
    while (!(stage.outer == closing)) {
        const Node up = stage.outer.parent().parent();
        if (!isWith(up) || !body.range().contains(up.range()))
            return refusal("another statement stands between");
        stage.outer = up;
    }
    // What the block itself is opened from is closed by a block around it.
    for (Node up = stage.outer.parent().parent();
         isWith(up) && bindsFor(program, fact.module, up, stage.outer); up = up.parent().parent())
        stage.outer = up;
    if (!stage.response.nextNamedSibling().isNull())
        return refusal("something follows the response");
    for (Node at = stage.inner; !(at == stage.outer); at = at.parent().parent())
        if (!at.nextNamedSibling().isNull())
            return refusal("something follows the response");
    return stage;
}

/// Whether the node uses a name that one of the moving blocks binds.
bool usesInner(const python::Program &program, std::size_t module, const Stage &stage, Node node)
{
    bool found = false;
    syntax::walk(node, [&](Node name) {
        if (name.is("identifier"))
            for (const python::Binding &binding : program.bindings(module, name))
                found = found || stage.outer.range().contains(binding.target.range());
        return !found;
    });
    return found;
}

/// `async def` when something in the blocks waits.
bool waits(const Stage &stage)
{
    bool found = false;
    syntax::walk(stage.outer, [&](Node node) {
        found = found || node.is("await") || (node.is("async") && !node.isNamed());
        return !found && !node.is("function_definition");
    });
    return found;
}

std::optional<base::Problem> allowed(const python::Program &program, std::size_t module,
                                     const Stage &stage)
{
    for (const Node argument : stage.call.field("arguments").namedChildren())
        if (!argument.range().contains(stage.given.range()) &&
            usesInner(program, module, stage, argument))
            return refusal("the answer's head is made of what the block opens");
    std::string why;
    int returns = 0;
    syntax::walk(stage.outer, [&](Node node) {
        if (node.is("yield") && node.isNamed())
            why = "it yields already";
        returns += node.is("return_statement") ? 1 : 0;
        return !node.is("function_definition") && !node.is("lambda");
    });
    if (!why.empty() || returns != 1)
        return refusal(why.empty() ? "it returns something else too" : why);
    const auto &scope = program.module(module).scopes[program.function(stage.function).scope];
    for (const auto &[name, bindings] : scope.bindings) {
        const auto in = [&](const python::Binding &binding) {
            return stage.outer.range().contains(binding.target.range());
        };
        const bool some = std::any_of(bindings.begin(), bindings.end(), in);
        if (some && !std::all_of(bindings.begin(), bindings.end(), in))
            return refusal("`" + name + "` is bound before as well");
    }
    return std::nullopt;
}

std::string freeName(const python::Program &program, std::size_t module, Node at)
{
    for (const char *name : {"stream", "stream_body", "stream_parts"})
        if (!program.isBound(module, at, name))
            return name;
    return {};
}

/// The blocks become the body of a new generator; the response is returned behind it.
std::optional<base::Problem> wrap(Drafting &draft, std::size_t module, const Stage &stage, int hunk)
{
    const python::Program &program = draft.program();
    const std::string_view text = draft.text(module);
    const SourceStyle style = sourceStyle(program.module(module).tree);
    const std::string name = freeName(program, module, stage.outer);
    const Node given = inside(stage.given);
    if (name.empty() || holdsComment(stage.response, stage.response.range()))
        return refusal("the generator cannot be written there");
    const bool async = waits(stage);
    const auto kind = program.object(module, given).kind;
    const std::string_view callee = given.field("function").text();
    const bool asynchronous = async || kind == python::ObjectKind::AsyncGenerator;
    // Synchronous iterators can be gone through in either kind of generator.
    const bool plainIterator = callee.ends_with(".iter_bytes") || callee.ends_with(".iter_raw") ||
                               callee.ends_with(".iter_text") || callee.ends_with(".iter_lines") ||
                               callee.ends_with(".iter_content") || given.is("identifier");
    const std::string loop = asynchronous && !plainIterator ? "async for" : "for";
    const std::size_t start = lineStart(text, stage.outer.range().start);
    const std::string indent(indentAt(text, start));
    const std::string variable = program.isBound(module, stage.outer, "chunk") ? "part" : "chunk";
    const bool top = stage.outer.previousNamedSibling().isNull() || blanksAbove(text, start) > 0;
    draft.insert(module, start,
                 (top ? "" : style.newline) + indent + (asynchronous ? "async def " : "def ") +
                     name + "():" + style.newline,
                 hunk, reason);
    for (const std::size_t line : linesOf(text, stage.outer))
        draft.insert(module, line, style.indent, hunk, reason);
    const std::string inner =
        std::string(indentAt(text, stage.response.range().start)) + style.indent + style.indent;
    std::string answer(stage.call.text());
    answer.replace(stage.given.range().start - stage.call.range().start, stage.given.range().size(),
                   name + "()");
    draft.replace(module, stage.response.range(),
                  loop + " " + variable + " in " + std::string(given.text()) + ":" + style.newline +
                      inner + "yield " + variable,
                  hunk, reason);
    const std::size_t end = lineEnd(text, stage.outer.range().end);
    const bool ended = text.substr(0, end).ends_with('\n') || text.substr(0, end).ends_with('\r');
    const std::string tail = style.newline + indent + "return " + answer;
    draft.insert(module, end, ended ? tail + style.newline : style.newline + tail, hunk, reason);
    return std::nullopt;
}

/// A generator that stands in the block takes the block's header along: its own lines stay where
/// they are.
std::optional<base::Problem> swapHeader(Drafting &draft, std::size_t module, const Stage &stage,
                                        const python::Function &generator, int hunk)
{
    const std::string_view text = draft.text(module);
    const Node definition = generator.definition;
    if (!(stage.outer == stage.inner) || !(definition.parent() == stage.outer.field("body")) ||
        !onlyComments(stage.outer.field("body"), {definition, stage.response}))
        return refusal("more than the generator stands in the block");
    const Node body = stage.outer.field("body");
    const std::string outer(indentAt(text, stage.outer.range().start));
    const std::string middle(indentAt(text, definition.range().start));
    const std::size_t headStart = lineStart(text, stage.outer.range().start);
    const std::size_t headEnd = lineStart(text, body.range().start);
    const std::size_t first = generator.body.range().start;
    const bool lines = firstOnLine(text, body.range().start) && firstOnLine(text, first) &&
                       middle.size() > outer.size() && middle.starts_with(outer) &&
                       !holdsComment(stage.outer, {headStart, headEnd});
    if (!lines || !(definition == generator.node))
        return refusal("the lines of the block cannot be exchanged");
    if (!generator.isAsync && stage.outer.child(0).is("async"))
        return refusal("a plain generator cannot wait");
    const std::size_t surplus = middle.size() - outer.size();
    const std::size_t headText = headStart + outer.size();
    std::string header(text.substr(headText, headEnd - headText));
    const auto headLines = linesOf(text, stage.outer.namedChild(0));
    for (auto line = headLines.rbegin(); line != headLines.rend(); ++line)
        if (*line > headText)
            header.insert(*line - headText, middle.substr(outer.size()));
    draft.erase(module, {headStart, headEnd}, hunk, reason);
    const auto dedent = [&](Node node, std::size_t until) {
        for (const std::size_t line : linesOf(text, node))
            if (line < until)
                draft.erase(module, {line + outer.size(), line + outer.size() + surplus}, hunk,
                            reason);
    };
    const std::size_t bodyLine = lineStart(text, first);
    dedent(definition, bodyLine);
    draft.insert(module, bodyLine, middle + header, hunk, reason);
    dedent(stage.response, stage.response.range().end);
    return std::nullopt;
}

base::Result<Draft> draft(const RecipeInput &input)
{
    const python::Program &program = input.program;
    const checks::CodeFact &fact = *input.finding.fact;
    const auto stage = stageOf(program, fact);
    if (!stage)
        return stage.problem();
    const std::string_view text = program.module(fact.module).tree.text();
    if (!firstOnLine(text, stage->outer.range().start) ||
        !firstOnLine(text, stage->response.range().start))
        return refusal("several statements share a line");
    Drafting drafting(program);
    const int hunk = drafting.hunk();
    const python::Call *made = program.callAt(fact.module, inside(stage->given));
    const bool own = made && made->target && made->target->module == fact.module &&
                     stage->outer.range().contains(program.function(*made->target).node.range());
    if (auto problem =
            own ? swapHeader(drafting, fact.module, *stage, program.function(*made->target), hunk)
                : allowed(program, fact.module, *stage))
        return *problem;
    if (!own)
        if (auto problem = wrap(drafting, fact.module, *stage, hunk))
            return *problem;
    drafting.atMost(knowledge::Safety::Review,
                    "What fails in the block now fails while the answer is being sent.");
    return drafting.take();
}

} // namespace

Recipe streamOwnsClient()
{
    return {"stream-owns-client", {}, draft};
}

} // namespace mend
