#pragma once
#include "app/mend/recipe.h"
#include <vector>

namespace mend {

/// The edits that take statements of one module away: whole lines where they have them, with the
/// blank lines that would be doubled; `pass` where a block would be left empty. Hunks and reasons
/// are kept.
std::vector<Edit> removeStatements(std::string_view text, const std::vector<Removal> &removals);

/// The edits that move the lines of a block to another indentation (a prefix of the present one).
/// The inside of strings stays.
std::vector<base::TextRange> dedentRanges(std::string_view text, syntax::Node block,
                                          std::string_view target);

} // namespace mend
