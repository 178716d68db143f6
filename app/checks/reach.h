#pragma once
#include "app/checks/sight.h"
#include <functional>
#include <map>
#include <optional>
#include <vector>

namespace checks {

/// A call in the code, by where it stands.
struct CallPlace {
    std::size_t module = 0;
    const python::Call *call = nullptr;
};

/// Code that runs on a loop and comes to a call: itself, or through plain helpers in sight.
struct Reached {
    CallPlace place;  ///< the call that the code on the loop makes
    CallPlace target; ///< the call it comes to; the same when it is direct
    std::vector<CallPlace>
        steps; ///< calls in the helpers on the way, the target last; empty when direct
};

/// Everything on a loop that comes to a call for which `wanted` says yes, in source order. Helpers
/// that are handed to a thread or process are no way there.
std::vector<Reached> reached(const Sight &sight,
                             const std::function<bool(const CallPlace &)> &wanted);

/// The steps of the way as a fact shows them.
std::vector<PathStep> pathOf(const Reached &reached);

} // namespace checks
