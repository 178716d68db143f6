#pragma once
#include "app/environment/environment.h"
#include <string>
#include <string_view>
#include <vector>

namespace environment {

/// What a paste holds that can tell of where the program ran.
struct Evidence {
    std::vector<std::string>
        paths; ///< files of frames, reports and warnings, with '/' as separator
    std::vector<std::string_view> lines; ///< printed lines that are no prose and no comment
    const paste::Paste &paste;
    const trace::Trace &trace;
};

Evidence collect(const paste::Paste &paste, const trace::Trace &trace);

// One file each; every reader fills what it finds.
void readPython(const Evidence &evidence, Environment &environment);
void readPlatform(const Evidence &evidence, Environment &environment);
void readRuntime(const Evidence &evidence, Environment &environment);
void readLibraries(const Evidence &evidence, Environment &environment);

/// A distribution's name as indexes write it: lower case, '-' for '_' and '.'.
std::string normalName(std::string_view name);

} // namespace environment
