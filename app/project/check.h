#pragma once
#include "app/base/python_version.h"
#include "app/base/result.h"
#include "app/diagnose/diagnose.h"
#include <cstddef>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace project {

struct CheckOptions {
    std::optional<base::PythonVersion> python;
    unsigned threads = 0; ///< 0: as many as the machine has
};

/// What was found in one file, in the order of its lines.
struct CheckedFile {
    std::string path;
    std::vector<diagnose::DiagnosedFinding> findings;
};

struct CheckReport {
    std::size_t files = 0;
    std::vector<CheckedFile> found; ///< files with findings, by path
    std::vector<base::Problem> problems;
};

/// Every Python file below the paths, from code alone, in parallel. Ignore files and the
/// suppression comments are honoured; the order of the result does not depend on the number of
/// threads.
CheckReport check(const std::vector<std::string> &paths, const knowledge::KnowledgeBase &knowledge,
                  const CheckOptions &options, std::stop_token stop = {});

} // namespace project
