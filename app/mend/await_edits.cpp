#include "app/mend/await_edits.h"
#include "app/mend/source_style.h"
#include <algorithm>

namespace mend {

namespace {

bool startsFunction(syntax::Node node)
{
    return node.is("function_definition") || node.is("lambda") || node.is("class_definition") ||
           node.is("module");
}

/// The generator expression in whose later part (which runs when it is iterated) a node lies, or
/// null.
syntax::Node insideGenerator(syntax::Node node)
{
    for (syntax::Node at = node; at && !startsFunction(at.parent()); at = at.parent()) {
        const syntax::Node parent = at.parent();
        if (!parent.is("generator_expression"))
            continue;
        // The first iterable is evaluated where the generator is made.
        const syntax::Node first = parent.namedChild(1);
        if (!(at == first && first.is("for_in_clause") &&
              first.field("right").range().contains(node.range())))
            return parent;
    }
    return {};
}

/// Whether a generator expression is used up on the spot, so that a list does as well.
bool usedUpAtOnce(syntax::Node generator)
{
    const syntax::Node list = generator.parent();
    const syntax::Node call = list.is("call") ? list : list.parent();
    const bool argument = list.is("call") || list.is("argument_list");
    const syntax::Node callee = call.field("function");
    static constexpr std::string_view eager[] = {"sum", "list",   "tuple", "set", "frozenset",
                                                 "max", "sorted", "dict",  "min"};
    const bool first = list.is("call") || list.namedChild(0) == generator;
    const bool join = callee.is("attribute") && callee.field("attribute").text() == "join" &&
                      callee.field("object").is("string");
    return argument && first && call.is("call") &&
           (join || (callee.is("identifier") && std::find(std::begin(eager), std::end(eager),
                                                          callee.text()) != std::end(eager)));
}

/// An `await` makes a generator expression asynchronous; a list comprehension stays a list.
void generatorToList(Drafting &draft, std::size_t module, syntax::Node generator, int hunk)
{
    static const std::string reason = "With `await` inside, the generator becomes a list.";
    const base::TextRange range = generator.range();
    if (generator.parent().is("call")) {
        draft.insert(module, range.start + 1, "[", hunk, reason);
        draft.insert(module, range.end - 1, "]", hunk, reason);
        return;
    }
    draft.replace(module, {range.start, range.start + 1}, "[", hunk, reason);
    draft.replace(module, {range.end - 1, range.end}, "]", hunk, reason);
}

/// Lines of an argument stand deeper than the statement once its call is gone; moves them back.
void dedentArgument(Drafting &draft, std::size_t module, syntax::Node call, syntax::Node argument,
                    int hunk, const std::string &reason)
{
    const std::string_view text = draft.text(module);
    const std::size_t start = argument.range().start;
    if (!firstOnLine(text, start))
        return;
    const std::string_view outer = indentAt(text, call.range().start);
    const std::string_view inner = indentAt(text, start);
    if (inner.size() <= outer.size() || !inner.starts_with(outer))
        return;
    const std::size_t surplus = inner.size() - outer.size();
    std::vector<base::TextRange> ranges;
    for (std::size_t at = lineEnd(text, start); at < argument.range().end; at = lineEnd(text, at)) {
        const syntax::Node there = argument.descendant({at, at + 1});
        const bool inString = there.is("string_content") || there.is("string") ||
                              there.ancestor("string").range().contains(at);
        if (inString || !indentAt(text, at).starts_with(inner)) {
            if (lineEnd(text, at) - at > 2 || inString)
                return;
            continue;
        }
        ranges.push_back({at, at + surplus});
    }
    for (const base::TextRange range : ranges)
        draft.erase(module, range, hunk, reason);
}

} // namespace

bool bindsTighter(syntax::Node expression)
{
    const syntax::Node parent = expression.parent();
    if (parent.is("attribute"))
        return parent.field("object") == expression;
    if (parent.is("subscript"))
        return parent.field("value") == expression;
    if (parent.is("call"))
        return parent.field("function") == expression;
    if (parent.is("binary_operator"))
        return parent.field("left") == expression && parent.field("operator").text() == "**";
    return false;
}

bool isPrimary(syntax::Node expression)
{
    static constexpr std::string_view types[] = {
        "call", "identifier", "attribute",         "subscript", "parenthesized_expression",
        "list", "tuple",      "list_comprehension"};
    return std::any_of(std::begin(types), std::end(types),
                       [&](std::string_view type) { return expression.is(type); });
}

std::string whyNoAwaitOnceAsync(syntax::Node node)
{
    if (const syntax::Node generator = insideGenerator(node); generator && !usedUpAtOnce(generator))
        return "a generator expression would become an asynchronous one";
    for (syntax::Node at = node; at; at = at.parent()) {
        if (at.parent().is("lambda"))
            return "a lambda cannot await";
        if (at.is("function_definition"))
            break;
        if (at.parent().is("default_parameter") || at.parent().is("typed_default_parameter"))
            return "a default value is computed when the function is defined";
        if (at.is("decorator"))
            return "a decorator runs when the function is defined";
        if (at.is("class_definition"))
            return "a class body cannot await";
    }
    return {};
}

std::string whyNoAwait(const python::Program &program, std::size_t module, syntax::Node node)
{
    if (!program.canAwaitAt(module, node))
        return "`await` cannot stand there";
    return whyNoAwaitOnceAsync(node);
}

void addAwait(Drafting &draft, std::size_t module, syntax::Node expression, int hunk,
              const std::string &reason)
{
    if (outside(expression).parent().is("await"))
        return;
    listInsteadOfGenerator(draft, module, expression, hunk);
    const base::TextRange range = expression.range();
    const bool around = bindsTighter(expression);
    const bool within = !isPrimary(expression);
    draft.insert(module, range.start,
                 std::string(around ? "(" : "") + "await " + (within ? "(" : ""), hunk, reason);
    if (around || within)
        draft.insert(module, range.end, std::string(within ? ")" : "") + (around ? ")" : ""), hunk,
                     reason);
}

void listInsteadOfGenerator(Drafting &draft, std::size_t module, syntax::Node node, int hunk)
{
    if (const syntax::Node generator = insideGenerator(node))
        generatorToList(draft, module, generator, hunk);
}

void dropAwait(Drafting &draft, std::size_t module, syntax::Node await, int hunk,
               const std::string &reason)
{
    const syntax::Node operand = await.namedChild(0);
    const syntax::Node parent = await.parent();
    const bool lineBreak =
        parent.text().find_first_of("\r\n") < operand.range().start - parent.range().start;
    if (parent.is("parenthesized_expression") && bindsTighter(parent) && isPrimary(operand) &&
        !lineBreak && !holdsComment(parent, {parent.range().start, operand.range().start}) &&
        !holdsComment(parent, {operand.range().end, parent.range().end})) {
        draft.erase(module, {parent.range().start, operand.range().start}, hunk, reason);
        draft.erase(module, {operand.range().end, parent.range().end}, hunk, reason);
        return;
    }
    draft.erase(module, {await.range().start, operand.range().start}, hunk, reason);
}

void callToAwait(Drafting &draft, std::size_t module, syntax::Node call, syntax::Node argument,
                 int hunk, const std::string &reason)
{
    listInsteadOfGenerator(draft, module, call, hunk);
    const bool around = bindsTighter(call);
    const base::TextRange before{call.range().start, argument.range().start};
    const base::TextRange after{argument.range().end, call.range().end};
    const syntax::Node arguments = call.field("arguments");
    const bool keep =
        !isPrimary(argument) || holdsComment(call, before) || holdsComment(call, after);
    std::size_t others = 0;
    for (const syntax::Node child : arguments.namedChildren())
        others += child.is("comment") || child == argument ? 0 : 1;
    if (keep && others == 0) {
        draft.replace(module, {before.start, arguments.range().start},
                      around ? "(await " : "await ", hunk, reason);
        if (around)
            draft.insert(module, call.range().end, ")", hunk, reason);
        return;
    }
    const bool primary = isPrimary(argument);
    draft.replace(module, before, std::string(around ? "(" : "") + "await " + (primary ? "" : "("),
                  hunk, reason);
    draft.replace(module, after, std::string(primary ? "" : ")") + (around ? ")" : ""), hunk,
                  reason);
    dedentArgument(draft, module, call, argument, hunk, reason);
}

void makeAsync(Drafting &draft, std::size_t module, syntax::Node function, int hunk,
               const std::string &reason)
{
    draft.insert(module, function.range().start, "async ", hunk, reason);
}

void makePlain(Drafting &draft, std::size_t module, syntax::Node function, int hunk,
               const std::string &reason)
{
    for (const syntax::Node child : function.children()) {
        if (child.is("def")) {
            draft.erase(module, {function.range().start, child.range().start}, hunk, reason);
            return;
        }
    }
}

syntax::Node inside(syntax::Node expression)
{
    while (expression.is("parenthesized_expression") && expression.namedChildCount() > 0) {
        syntax::Node next = expression.namedChild(0);
        while (next.is("comment"))
            next = next.nextNamedSibling();
        expression = next;
    }
    return expression;
}

syntax::Node outside(syntax::Node expression)
{
    while (expression.parent().is("parenthesized_expression"))
        expression = expression.parent();
    return expression;
}

syntax::Node statementOf(syntax::Node node)
{
    while (node && !node.parent().is("block") && !node.parent().is("module"))
        node = node.parent();
    return node;
}

bool holdsComment(syntax::Node within, base::TextRange range)
{
    bool found = false;
    syntax::walk(within, [&](syntax::Node node) {
        if (node.is("comment") && range.contains(node.range()))
            found = true;
        return !found;
    });
    return found;
}

} // namespace mend
