#pragma once
#include "app/base/python_version.h"
#include "app/paste/paste.h"
#include "app/trace/stack_trace.h"
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace environment {

/// What the paste tells of where the program ran. Unknown is empty.
struct Environment {
    std::optional<base::PythonVersion> python;
    std::optional<base::PythonVersion>
        pythonAtLeast;    ///< by what only newer versions print; `python` where known
    std::string platform; ///< "linux", "windows", "macos"
    std::vector<std::string>
        runtime; ///< "uvicorn", "fastapi", "azure-functions", "jupyter", "pytest", "celery", ...
    std::string loop; ///< "uvloop", "proactor", "selector"
    std::map<std::string, std::string>
        libraries; ///< distribution -> version, "" when only its presence is known

    bool hasRuntime(const std::string &name) const;
};

/// Reads it off the frames, paths, banners, wordings and configuration. Comment lines are not
/// evidence.
Environment read(const paste::Paste &paste, const trace::Trace &trace);

} // namespace environment
