#pragma once
#include "app/checks/reach.h"
#include <string>

namespace checks {

/// A call that starts a loop.
struct Starter {
    std::string form;     ///< run, run_until_complete, run_forever, runner; empty: it starts none
    std::string name;     ///< qualified name
    std::string argument; ///< coroutine, future, task, none, unknown
    std::string loop;     ///< new, current, unknown
    syntax::Node given;   ///< the coroutine that it is given, or null
};

/// What loop a call starts, if any. Methods that only a loop has count on any object that is not
/// the user's own.
Starter starterOf(const Sight &sight, const CallPlace &place);

} // namespace checks
