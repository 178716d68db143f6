#pragma once
#include "app/mend/propose.h"
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mend {

/// Why a fix is refused.
struct Refusal {
    std::string_view
        gate; ///< parses, untouched, patch, finding-gone, nothing-new, names, colour, bound
    std::string why;
};

/// Holds a drafted fix against every gate of the design: the whole, each hunk with its needs, and
/// the whole without each hunk and what depends on it. nullopt: it may be shown. Fills alsoRemoves
/// and uncovers.
std::optional<Refusal> refuse(Fix &fix, const match::Finding &finding, const ProposeInput &input);

/// For choices that the user makes: syntax, names and async/await consistency of one text only.
std::optional<Refusal> refuseChoice(const std::string &before, const std::string &after,
                                    const ProposeInput &input);

/// Names of all gates, in the order in which they are held.
const std::vector<std::string_view> &gateNames();

} // namespace mend
