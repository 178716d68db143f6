#pragma once
#include "app/mend/recipe.h"
#include <string>
#include <string_view>
#include <vector>

namespace mend {

/// Section of an import, in the order in which they are written.
enum class ImportSection { Future, Standard, ThirdParty, Local };

/// An import statement at the top level of a module.
struct ImportLine {
    syntax::Node statement;
    bool from = false;
    std::string module;              ///< of a `from`; the first name of a plain one
    std::vector<syntax::Node> names; ///< the imported names with their aliases
    ImportSection section = ImportSection::ThirdParty;
    int group = 0; ///< lines between which nothing but comments stands share one
};

/// The import statements at the top level, in order.
std::vector<ImportLine> importLines(const python::Program &program, std::size_t module);

ImportSection importSection(const python::Program &program, std::string_view module);

/// Whether a top-level name is a module of the standard library.
bool isStandardModule(std::string_view name);

/// Whether lines are sorted with plain imports first, or by module name alone.
bool sortedByForm(const std::vector<const ImportLine *> &lines);
bool sortedByName(const std::vector<const ImportLine *> &lines);

/// Sort keys in those two orders.
std::string keyByForm(bool from, std::string_view module);
std::string keyByName(std::string_view module);

} // namespace mend
