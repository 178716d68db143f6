#pragma once
#include "app/base/result.h"
#include "app/environment/environment.h"
#include "app/knowledge/parameters.h"
#include "app/match/finding.h"
#include "app/mend/fix.h"
#include "app/python/program.h"
#include <string>
#include <string_view>
#include <vector>

namespace mend {

/// Edits of one module of the Program, or of a further file (configuration).
struct FileEdits {
    std::size_t module = 0;
    std::vector<Edit> edits;
};

/// What a recipe proposes: simultaneous edits on the Program's texts.
struct Draft {
    std::vector<FileEdits> files;
    std::vector<std::string> install;
    /// Lowers the safety that the cause states; with the sentence why.
    std::optional<knowledge::Safety> atMost;
    std::string why;
};

struct RecipeInput {
    const python::Program &program;
    const match::Finding &finding; ///< finding.fact is set
    const environment::Environment &environment;
    base::PythonVersion python; ///< known or assumed
    const knowledge::Parameters &parameters;
};

/// A recipe: one kind of cure. Each lives in app/mend/recipes/<name>.{h,cpp} and declares its
/// parameters. A Problem says why it does not apply here (shown to nobody but tests and `syntax`).
struct Recipe {
    std::string_view name;
    std::vector<std::string_view> parameters;
    base::Result<Draft> (*draft)(const RecipeInput &);
};

const std::vector<Recipe> &allRecipes();

} // namespace mend
