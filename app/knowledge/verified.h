#pragma once
#include "app/knowledge/cause.h"
#include <optional>
#include <string>

namespace knowledge {

/// What the lab saw of all cases of a cause together: the newest day, every Python and library.
/// Nothing unless Cause::verified().
std::optional<Verification> verification(const Cause &cause);

/// "verified on 2026-11-25 with Python 3.11.2, fastapi 0.165.0", or that it is not verified.
std::string verifiedWords(const Cause &cause);

} // namespace knowledge
