#include "app/mend/recipes/block_to_thread.h"
#include "app/mend/await_edits.h"
#include "app/mend/block_region.h"
#include "app/mend/places.h"
#include "app/mend/source_style.h"
#include "app/mend/statement_lines.h"
#include "app/mend/thread_call.h"
#include <algorithm>

namespace mend {

namespace {

using syntax::Node;

std::string joined(const std::vector<std::string> &names)
{
    std::string text;
    for (const std::string &name : names)
        text += (text.empty() ? "" : ", ") + name;
    return text;
}

/// Whether the statements write to a file that they open.
bool writes(const BlockRegion &region)
{
    bool found = false;
    for (const Node statement : region.statements)
        syntax::walk(statement, [&](Node node) {
            if (node.is("attribute")) {
                const std::string_view name = node.field("attribute").text();
                found = found || name.starts_with("write") || name == "dump";
            }
            return !found;
        });
    return found;
}

/// A name for the function that says what it does, free in the coroutine.
std::string functionName(const python::Program &program, std::size_t module,
                         const BlockRegion &region, const std::string &kind)
{
    std::string name = "work";
    if (kind == "file")
        name = writes(region) ? "write_file" : "read_file";
    else if (kind == "database")
        name = "use_database";
    else if (kind == "network" || kind == "sdk")
        name = "talk";
    else if (kind == "subprocess")
        name = "run_process";
    const Node at = region.statements.front();
    for (const char *ending : {"", "_in_thread", "_in_worker_thread"})
        if (!program.isBound(module, at, name + ending))
            return name + ending;
    return {};
}

/// Lines of the region that do not begin inside a string.
std::vector<std::size_t> linesOf(std::string_view text, const BlockRegion &region)
{
    std::vector<std::size_t> lines;
    for (const Node statement : region.statements) {
        // Comments between the statements move along.
        const std::size_t start = lineStart(text, statement.range().start);
        std::size_t at = lines.empty() ? start : lineEnd(text, lines.back());
        for (; at < start; at = lineEnd(text, at)) {
            const std::size_t first = at + indentAt(text, at).size();
            if (text[first] == '#' && (lines.empty() || at > lines.back()))
                lines.push_back(at);
        }
        for (const std::size_t line : mend::linesOf(text, statement))
            if (lines.empty() || line > lines.back())
                lines.push_back(line);
    }
    return lines;
}

void write(Drafting &draft, std::size_t module, const BlockRegion &region, const std::string &name,
           const std::string &opening, int hunk, const std::string &reason)
{
    const std::string_view text = draft.text(module);
    const SourceStyle style = sourceStyle(draft.program().module(module).tree);
    const Node first = region.statements.front();
    const std::size_t start = lineStart(text, first.range().start);
    const std::string indent(indentAt(text, start));
    const std::string inner = indent + style.indent;
    const std::size_t above = withComments(text, start);
    const bool top = first.previousNamedSibling().isNull() || blanksAbove(text, above) > 0;
    std::string head = (top ? "" : style.newline) + indent + "def " + name + "():" + style.newline;
    if (!region.outer.empty())
        head += inner + "nonlocal " + joined(region.outer) + style.newline;
    draft.insert(module, above, head, hunk, reason);
    for (std::size_t at = above; at < start; at = lineEnd(text, at))
        draft.insert(module, at, style.indent, hunk, reason);
    for (const std::size_t line : linesOf(text, region))
        draft.insert(module, line, style.indent, hunk, reason);
    std::string tail;
    if (!region.results.empty())
        tail += inner + "return " + joined(region.results) + style.newline;
    tail += style.newline + indent;
    if (region.returns)
        tail += "return ";
    else if (!region.results.empty())
        tail += joined(region.results) + " = ";
    tail += "await " + opening + name + ")";
    const std::size_t end = lineEnd(text, region.range().end);
    const bool ended = text.substr(0, end).ends_with('\n') || text.substr(0, end).ends_with('\r');
    draft.insert(module, end, ended ? tail + style.newline : style.newline + tail, hunk, reason);
}

base::Result<Draft> draft(const RecipeInput &input)
{
    const python::Program &program = input.program;
    const checks::CodeFact &fact = *input.finding.fact;
    const python::Call *call = callOf(program, fact.module, fact.node);
    if (!call || fact.attribute("through") == "helper")
        return refusal("the blocking call is not in sight");
    if (const std::string why = whyNoAwait(program, fact.module, call->node); !why.empty())
        return refusal(why);
    const auto region = blockRegion(program, fact.module, *call);
    if (!region)
        return region.problem();
    const bool single =
        region->statements.size() == 1 && (region->statements.front().is("expression_statement") ||
                                           region->statements.front().is("return_statement"));
    if (single)
        return refusal("it is one call; it goes to a thread as it is");
    const std::string_view text = program.module(fact.module).tree.text();
    for (const Node statement : region->statements)
        if (!firstOnLine(text, statement.range().start))
            return refusal("several statements share a line");
    Drafting drafting(program);
    const int hunk = drafting.hunk();
    const std::string name = functionName(program, fact.module, *region, fact.attribute("kind"));
    if (name.empty())
        return refusal("no name is free for the function");
    const auto opening =
        threadOpening(drafting, input, fact.module, call->node, ThreadRunner::Auto, hunk);
    if (!opening)
        return opening.problem();
    write(drafting, fact.module, *region, name, *opening, hunk,
          "What opens, uses and closes it stays together, in a thread that may wait; the loop goes "
          "on.");
    return drafting.take();
}

} // namespace

Recipe blockToThread()
{
    return {"block-to-thread", {}, draft};
}

} // namespace mend
