#pragma once
#include "app/mend/recipe.h"
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace mend {

/// Puts edits in order of their places (insertions before a replacement that begins there) and says
/// where two of them overlap; nullopt: they are disjoint.
std::optional<base::Problem> sortEdits(std::vector<Edit> &edits);

/// Several recipes' drafts as one: hunks numbered on, equal edits kept once (the later hunk then
/// needs the earlier one), overlapping ones are a Problem.
base::Result<Draft> merge(const std::vector<Draft> &drafts);

/// The hunks and everything that they need, directly or not.
std::set<int> withNeeds(const std::vector<Edit> &edits, const std::set<int> &hunks);
std::set<int> withNeeds(const std::vector<Change> &changes, const std::set<int> &hunks);

/// All hunks but the given one and those that depend on it.
std::set<int> without(const std::vector<Change> &changes, int hunk);

/// Hunk numbers of a fix, ascending.
std::set<int> hunksOf(const std::vector<Change> &changes);

} // namespace mend
