#pragma once
#include "app/match/find.h"
#include "app/mend/fix.h"
#include "app/mend/recipe.h"
#include <stop_token>
#include <vector>

namespace mend {

struct ProposeInput {
    const python::Program &program;
    const environment::Environment &environment;
    const knowledge::KnowledgeBase &knowledge;
    std::optional<base::PythonVersion>
        python; ///< given by the user; else the environment's, else assumed
    std::stop_token stop;
};

/// The fixes for a finding, recommended first: each mend of the cause that applies and passes every
/// gate; without code in sight the cause's own example; advice last.
std::vector<Fix> propose(const match::Finding &finding, const ProposeInput &input);

} // namespace mend
