#include "app/mend/recipes/block_kind.h"
#include "app/mend/await_edits.h"
#include "app/mend/block_edits.h"
#include "app/mend/places.h"
#include <algorithm>

namespace mend {

namespace {

using syntax::Node;

/// The `with`, `for` or comprehension clause that a fact is about.
Node blockAt(Node node, bool with)
{
    for (Node at = node; at; at = at.parent()) {
        if (with ? at.is("with_statement") : at.is("for_statement") || at.is("for_in_clause"))
            return at;
        if (!with && (at.is("list_comprehension") || at.is("set_comprehension") ||
                      at.is("dictionary_comprehension") || at.is("generator_expression"))) {
            for (const Node clause : at.namedChildren())
                if (clause.is("for_in_clause"))
                    return clause;
        }
        if (at.is("block") || at.is("function_definition"))
            break;
    }
    return {};
}

bool asyncManager(const python::Program &program, std::size_t module, Node value)
{
    const python::Object object = program.object(module, value);
    const python::Call *call = callOf(program, module, value);
    for (const knowledge::Library &library : program.knowledge().libraries())
        for (const std::string &manager : library.asyncManagers)
            if (globMatches(manager, object.name) || (call && globMatches(manager, call->name)))
                return true;
    return false;
}

/// Every other item of the statement must enter the same way.
std::string whyNotAllItems(const python::Program &program, std::size_t module, Node with, Node own,
                           bool toAsync)
{
    for (const Node item : withItems(with)) {
        const Node value = itemValue(item);
        if (item.range().contains(own.range()) || own.range().contains(item.range()))
            continue;
        if (asyncManager(program, module, value) != toAsync)
            return "the statement also enters something of the other kind";
    }
    return {};
}

/// A plain `with` on a shared client closes it for everybody just as well.
bool closesShared(const RecipeInput &input, Node block)
{
    return std::any_of(input.facts.begin(), input.facts.end(), [&](const checks::CodeFact &fact) {
        return fact.kind == "client-closed-per-call" && fact.module == input.finding.fact->module &&
               block.range().contains(fact.range) &&
               !block.field("body").range().contains(fact.range);
    });
}

base::Result<Draft> draft(const RecipeInput &input)
{
    const std::string form = input.parameters.text("form", "with-to-async-with");
    const bool with = form.starts_with("with") || form.starts_with("async-with");
    const bool toAsync = form == "with-to-async-with" || form == "for-to-async-for";
    const checks::CodeFact &fact = *input.finding.fact;
    const python::Program &program = input.program;
    Drafting drafting(program);
    const Node block = blockAt(fact.node, with);
    if (!block)
        return refusal("no such block at that place");
    const bool isAsync = block.child(0).is("async");
    if (isAsync == toAsync)
        return refusal("the block is of that kind already");
    if (toAsync) {
        if (const std::string why = whyNoAwait(program, fact.module, block); !why.empty())
            return refusal(why);
    }
    if (with)
        if (const std::string why = whyNotAllItems(program, fact.module, block, fact.node, toAsync);
            !why.empty())
            return refusal(why);
    if (with && !toAsync && closesShared(input, block))
        return refusal("the block would close a client that is shared");
    const std::string word = with ? "with" : "for";
    const int hunk = drafting.hunk();
    if (toAsync) {
        drafting.insert(
            fact.module, block.range().start, "async ", hunk,
            with ? "The object is entered and left by coroutines: `async with` awaits them."
                 : "The object gives its items one await at a time: `async for`.");
    } else {
        drafting.erase(fact.module, {block.range().start, block.child(1).range().start}, hunk,
                       "The object is a plain one: plain `" + word + "` uses it.");
    }
    return drafting.take();
}

} // namespace

Recipe blockKind()
{
    return {
        "block-kind",
        {{"form",
          {"with-to-async-with", "async-with-to-with", "for-to-async-for", "async-for-to-for"}}},
        draft};
}

} // namespace mend
