#pragma once
#include "app/python/program.h"

namespace python {

/// Whether a file of that name holds settings instead of code (host.json, requirements.txt,
/// pyproject.toml).
bool isConfigFile(std::string_view name);

/// The settings files that were analysed along with the code, as they are.
const std::vector<SourceFile> &configs(const Program &program);

} // namespace python
