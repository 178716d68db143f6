#pragma once
#include "app/mend/drafting.h"

namespace mend {

/// Puts a definition (with its last line end) before the line at the offset, two blank lines around
/// it.
void insertDefinition(Drafting &draft, std::size_t module, std::size_t line,
                      const std::string &definition, int hunk, const std::string &reason);

/// A definition takes the place of a statement that has lines of its own, with the comments above
/// and behind it; two blank lines around it.
void replaceByDefinition(Drafting &draft, std::size_t module, syntax::Node statement,
                         const std::string &definition, int hunk, const std::string &reason);

} // namespace mend
