#pragma once
#include "app/checks/sight.h"
#include <functional>
#include <string>

namespace checks {

/// Which half of Python an object belongs to, as far as is known.
enum class Side { Unknown, Sync, Async, Both };

/// The side by which an object is entered with `with`.
Side managerSide(const Sight &sight, std::size_t module, syntax::Node expression);
/// The side by which it is iterated.
Side iterationSide(const Sight &sight, std::size_t module, syntax::Node expression);

/// The class of what an expression is, for a person and for conditions: an instance's class, what a
/// literal is ("list"), or the function whose call it is.
std::string objectName(const Sight &sight, std::size_t module, syntax::Node expression);

/// The twin of an expression's class, or of the client whose method it calls; null when there is
/// none.
const knowledge::Twin *twinAt(const Sight &sight, std::size_t module, syntax::Node expression);

} // namespace checks
