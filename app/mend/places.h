#pragma once
#include "app/mend/recipe.h"
#include "app/python/library_index.h"
#include <optional>
#include <string_view>
#include <vector>

namespace mend {

/// The facts of a kind that a recipe works on: the finding's own when it is of that kind, else (the
/// recipe goes along with another one) all of that kind in the finding's module.
std::vector<checks::CodeFact> factsFor(const RecipeInput &input, std::string_view kind);

/// The call at a place or, when the fact stands where a coroutine calls into helpers, the call at
/// the end of its path.
struct CallPlace {
    std::size_t module = 0;
    const python::Call *call = nullptr;
};
CallPlace culprit(const python::Program &program, const checks::CodeFact &fact);

/// The call that a node is, holds as its value, or stands in as callee; nullptr when there is none.
const python::Call *callOf(const python::Program &program, std::size_t module, syntax::Node node);

/// Innermost function at a node as a reference.
std::optional<python::FunctionRef> functionAt(const python::Program &program, std::size_t module,
                                              syntax::Node node);

/// Name behind the last dot.
std::string_view lastName(std::string_view dotted);
/// What stands before the last dot, or empty.
std::string_view moduleOfName(std::string_view dotted);

using python::globMatches;

/// "A `B` would ..." as a Problem.
base::Problem refusal(std::string what);

} // namespace mend
