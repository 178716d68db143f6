#pragma once
#include "app/checks/sight.h"
#include <string>

namespace checks {

/// Where a long-lived object is made.
struct MadeAt {
    std::size_t module = 0;
    syntax::Node node; ///< the call that makes it; null when it is not in sight
    std::string place; ///< module, class, init, lifespan, function; empty when not known
};

/// Where the object that an expression names is made. Made by a function counts as that function's
/// place ("init" in __init__).
MadeAt madeAt(const Sight &sight, std::size_t module, syntax::Node expression);

/// The class of an asynchronous client (or of a synchronous one with a twin) whose closing ends it;
/// empty for anything else.
std::string clientClass(const Sight &sight, const python::Object &object);

/// Whether the function at the node runs more than once in a program's life: it serves requests, is
/// called from several places or in a loop, or is called by such a function.
bool runsRepeatedly(const Sight &sight, std::size_t module, syntax::Node node);

} // namespace checks
