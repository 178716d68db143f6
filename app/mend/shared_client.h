#pragma once
#include "app/mend/global_uses.h"

namespace mend {

/// A client that a module makes once, and the calls that close it.
struct SharedClient {
    GlobalName global;
    python::Object object;
    std::vector<checks::CodeFact> closings; ///< "client-closed-per-call" facts of this client
};

/// The client that a fact is about: "client-made-at-import" stands where it is made, the others say
/// in their path where that is.
base::Result<SharedClient> sharedClient(const RecipeInput &input);

/// Replaces every use by what `say` gives, and drops what closes the client.
std::optional<base::Problem>
replaceUses(Drafting &draft, const SharedClient &client, int hunk, const std::string &reason,
            const std::function<base::Result<std::string>(const GlobalUse &)> &say);

} // namespace mend
