#include "app/mend/recipes/table_query_args.h"
#include "app/mend/drafting.h"
#include "app/mend/places.h"

namespace mend {

namespace {

using syntax::Node;

/// The keyword that is meant, as the call's known signature has it.
std::string meant(const python::Program &program, const std::string &call,
                  const std::string &keyword)
{
    for (const knowledge::Library &library : program.knowledge().libraries())
        for (const knowledge::CallSignature &signature : library.signatures)
            if (globMatches(signature.name, call))
                if (const auto at = signature.unknown.find(keyword); at != signature.unknown.end())
                    return at->second;
    return {};
}

base::Result<Draft> draft(const RecipeInput &input)
{
    const checks::CodeFact &fact = *input.finding.fact;
    const python::Call *call = callOf(input.program, fact.module, fact.node);
    for (Node at = fact.node; !call && at && !at.is("block"); at = at.parent())
        if (at.is("call"))
            call = input.program.callAt(fact.module, at);
    if (!call)
        return refusal("the call is not in sight");
    Drafting drafting(input.program);
    const int hunk = drafting.hunk();
    if (input.parameters.text("form", "keyword") == "no-filter") {
        if (fact.attribute("problem") != "missing" || !call->callee.is("attribute"))
            return refusal("no argument is missing");
        drafting.replace(fact.module, call->callee.field("attribute").range(), "list_entities",
                         hunk,
                         "Without a filter every entity is meant: `list_entities` asks for them.");
        return drafting.take();
    }
    for (const Node argument : call->arguments()) {
        if (!argument.is("keyword_argument"))
            continue;
        const Node name = argument.field("name");
        const std::string now =
            meant(input.program, fact.attribute("name"), std::string(name.text()));
        if (!now.empty())
            drafting.replace(fact.module, name.range(), now, hunk,
                             "The call does not take `" + std::string(name.text()) + "`; `" + now +
                                 "` is meant.");
    }
    if (drafting.empty())
        return refusal("no argument to correct");
    return drafting.take();
}

} // namespace

Recipe tableQueryArgs()
{
    return {"table-query-args", {{"form", {"keyword", "no-filter"}}}, draft};
}

} // namespace mend
