#pragma once
#include "app/base/python_version.h"
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
    bool opinions = false; ///< matters of taste too
};

struct CheckReport {
    std::size_t files = 0;
    /// Findings by file and line, the code of the files that have any, and what could not be read.
    diagnose::Diagnosis diagnosis;
};

/// Every Python file below the paths, from code alone, in parallel. Ignore files and suppression
/// comments are honoured; the result does not depend on the number of threads.
CheckReport check(const std::vector<std::string> &paths, const knowledge::KnowledgeBase &knowledge,
                  const CheckOptions &options = {}, std::stop_token stop = {});

} // namespace project
