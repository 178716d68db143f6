#pragma once
#include "app/base/result.h"
#include "app/checks/code_fact.h"
#include "app/environment/environment.h"
#include "app/knowledge/parameters.h"
#include "app/match/finding.h"
#include "app/mend/fix.h"
#include "app/python/program.h"
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace mend {

/// Edits of one module of the Program; settings files are counted on from the modules.
struct FileEdits {
    std::size_t module = 0;
    std::vector<Edit> edits;
};

/// A statement that goes, with its line where it has one of its own.
struct Removal {
    std::size_t module = 0;
    syntax::Node statement;
    int hunk = 1;
    std::string reason;
    bool comments = false; ///< the comment lines directly above go too
};

/// A name that the edits of a hunk use and that has to be imported at the top of the module.
struct ImportRequest {
    std::size_t module = 0;
    std::string from; ///< `from <from> import <name>`; empty: `import <name>`
    std::string name;
    int hunk = 1;
    std::string reason;

    friend bool operator==(const ImportRequest &, const ImportRequest &) = default;
};

/// What a recipe proposes: simultaneous edits on the Program's texts. Removed statements and new
/// imports are turned into edits once all recipes of a mend have drafted (see finish()).
struct Draft {
    std::vector<FileEdits> files;
    std::vector<Removal> removals;
    std::vector<ImportRequest> imports;
    /// Hunk -> the hunks without which it makes no sense.
    std::map<int, std::set<int>> needs;
    std::vector<std::string> install;
    /// Lowers the safety that the cause states; with the sentence why.
    std::optional<knowledge::Safety> atMost;
    std::string why;
};

struct RecipeInput {
    const python::Program &program;
    const match::Finding &finding;              ///< finding.fact is set
    const std::vector<checks::CodeFact> &facts; ///< all facts of the program
    const environment::Environment &environment;
    base::PythonVersion python; ///< known or assumed
    const knowledge::Parameters &parameters;
};

/// A parameter of a recipe and the values it may have; the first is what counts when it is not
/// given.
struct RecipeParameter {
    std::string_view name;
    std::vector<std::string_view> values;
};

/// A recipe: one kind of cure. Each lives in app/mend/recipes/<name>.{h,cpp} and declares its
/// parameters. A Problem says why it does not apply here (shown to nobody but tests and `syntax`).
struct Recipe {
    std::string_view name;
    std::vector<RecipeParameter> parameters;
    base::Result<Draft> (*draft)(const RecipeInput &);
};

const std::vector<Recipe> &allRecipes();

/// Every recipe takes it: in a mend of several recipes, one with `optional` "yes" is left out where
/// there is nothing for it to do.
inline constexpr std::string_view optionalParameter = "optional";

} // namespace mend
