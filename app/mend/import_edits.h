#pragma once
#include "app/mend/import_order.h"
#include <optional>
#include <string>
#include <vector>

namespace mend {

/// The edits that import what `requests` (all of one module, each in its own hunk) ask for: a name
/// joins the list of a `from` statement that is there, else a line joins the section where it
/// belongs. `gone`: import statements that are removed; one is replaced in its place where that
/// keeps the order.
std::vector<Edit> addImports(const python::Program &program, std::size_t module,
                             const std::vector<ImportRequest> &requests,
                             std::vector<Removal> &gone);

/// The edits that take single names out of import statements. Names that are all of their
/// statement's are left out and reported in `whole` as removals of the statement.
std::vector<Edit> removeNames(std::string_view text, const std::vector<Removal> &names,
                              std::vector<Removal> &whole);

} // namespace mend
