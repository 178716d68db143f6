#pragma once
#include "app/mend/drafting.h"

namespace mend {

/// Takes the credentials that a client is made with from another module ("azure.identity.aio" for
/// "azure.identity", or back). A Problem when one is shared with something that needs it as it is.
std::optional<base::Problem> swapCredentials(Drafting &draft, std::size_t module,
                                             syntax::Node construction, const std::string &home,
                                             int hunk);

} // namespace mend
