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
    /// What checks::run and match::findInCode give for the program; computed when null.
    const std::vector<checks::CodeFact> *facts = nullptr;
    const std::vector<match::Finding> *inCode = nullptr;
    bool opinions = false; ///< matters of taste are looked for too
};

/// The Python that fixes must fit: given, read off the paste, or assumed.
base::PythonVersion pythonFor(const ProposeInput &input);

/// The fixes for a finding, recommended first: each mend of the cause that applies and passes every
/// gate; without code in sight the cause's own example; advice last.
std::vector<Fix> propose(const match::Finding &finding, const ProposeInput &input);

} // namespace mend
