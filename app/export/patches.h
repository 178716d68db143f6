#pragma once
#include "app/base/result.h"
#include "app/diagnose/diagnose.h"
#include <string>
#include <vector>

namespace exporting {

/// One patch of the recommended fixes of strong and possible findings; a fix that would touch what
/// an earlier one changes is left out, and named in `left`.
struct CombinedPatch {
    std::string patch;
    std::vector<std::string> left;
    std::vector<base::Problem> problems;
};
CombinedPatch combinedPatch(const diagnose::Diagnosis &diagnosis);

/// The bytes of a changed file as they are written: the chosen hunks only, all of them when none is
/// named.
std::string patchedBytes(const mend::Change &change, const std::vector<int> &hunks = {});

/// Writes a file whole or not at all, and keeps the mode of the one it replaces. A symbolic link
/// stays one: what it leads to is written. nullopt: done.
std::optional<base::Problem> writeFile(const std::string &path, const std::string &bytes);

} // namespace exporting
