#include "app/mend/recipes/credential_twin.h"
#include "app/mend/credential_swap.h"
#include "app/mend/places.h"

namespace mend {

namespace {

using syntax::Node;

/// The construction of the client: at the place, or around it.
Node construction(const python::Program &program, const checks::CodeFact &fact,
                  const std::string &client)
{
    for (Node at = fact.node; at && !at.is("block"); at = at.parent()) {
        const Node call = at.is("assignment") ? at.field("right") : at;
        const python::Call *found = call.is("call") ? program.callAt(fact.module, call) : nullptr;
        if (found && (found->name == client || found->name.starts_with(client + ".")))
            return call;
    }
    return {};
}

base::Result<Draft> draft(const RecipeInput &input)
{
    const std::vector<checks::CodeFact> facts = factsFor(input, "credential-mismatch");
    Drafting drafting(input.program);
    for (const checks::CodeFact &fact : facts) {
        const std::string client = fact.attribute("client");
        const Node call = construction(input.program, fact, client);
        if (!call)
            return refusal("what makes the client is not in sight");
        std::string home;
        for (const knowledge::Library &library : input.program.knowledge().libraries())
            for (const knowledge::Twin &twin : library.twins)
                if ((twin.async == client || twin.sync == client) && !twin.credential.empty())
                    home = twin.credential;
        if (fact.attribute("client_side") == "sync")
            home = std::string(moduleOfName(home));
        if (home.empty())
            return refusal("no credential of the other kind is known");
        if (auto problem = swapCredentials(drafting, fact.module, call, home, drafting.hunk()))
            return *problem;
    }
    if (drafting.empty())
        return refusal("no credential to swap");
    return drafting.take();
}

} // namespace

Recipe credentialTwin()
{
    return {"credential-twin", {}, draft};
}

} // namespace mend
