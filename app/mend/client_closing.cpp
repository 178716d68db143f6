#include "app/mend/client_closing.h"
#include "app/checks/known.h"
#include "app/mend/await_edits.h"
#include "app/mend/block_edits.h"
#include "app/mend/places.h"

namespace mend {

using syntax::Node;

Node closingItem(const checks::CodeFact &fact)
{
    if (fact.node.is("with_item"))
        return fact.node;
    if (fact.node.is("with_clause"))
        return fact.node.namedChild(0);
    if (const Node item = fact.node.ancestor("with_item");
        item && itemValue(item).range().contains(fact.range))
        return item;
    if (fact.node.is("with_statement"))
        for (const Node item : withItems(fact.node))
            if (item.range().contains(fact.range) || fact.range == fact.node.range())
                return item;
    return {};
}

std::optional<base::Problem> dropClosing(Drafting &draft, const checks::CodeFact &fact, int hunk,
                                         const std::string &reason, const ClientText &say)
{
    const python::Program &program = draft.program();
    if (const Node item = closingItem(fact)) {
        const Node value = inside(itemValue(item));
        if (!value.is("identifier") && !value.is("attribute"))
            return refusal("the client is made there, so it is not shared");
        if (const Node alias = itemName(item)) {
            for (const Node use : program.references(fact.module, alias)) {
                if (use == alias)
                    continue;
                if (use.parent().is("assignment") && use.parent().field("left") == use)
                    return refusal("the name is bound again");
                const auto text = say(use);
                if (!text)
                    return text.problem();
                draft.replace(fact.module, use.range(), *text, hunk, reason);
            }
        }
        removeWithItem(draft, fact.module, item, hunk, reason);
        return std::nullopt;
    }
    // `await client.aclose()` at the end of each request.
    const Node statement = statementOf(fact.node);
    const python::Call *call = callOf(program, fact.module, statement);
    if (!call || !statement.is("expression_statement"))
        return refusal("what closes the client is not in sight");
    removeWithFinally(draft, fact.module, {statement}, hunk, reason);
    return std::nullopt;
}

bool isAsyncManager(const python::Program &program, const python::Object &object)
{
    const auto names = program.ancestry(object);
    for (const knowledge::Library &library : program.knowledge().libraries())
        for (const std::string &manager : library.asyncManagers)
            for (const std::string &name : names)
                if (globMatches(manager, name))
                    return true;
    return false;
}

std::string closerOf(const python::Program &program, const python::Object &object)
{
    const checks::Known known(program.knowledge());
    for (const std::string &name : program.ancestry(object))
        for (const std::string &closer : known.closers(name))
            return closer;
    return {};
}

} // namespace mend
