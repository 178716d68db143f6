#pragma once
#include "app/base/result.h"
#include "app/mend/fix.h"
#include <string>
#include <string_view>
#include <vector>

namespace mend {

/// The text that a JSON text has at a path of keys ("a.b.c"), unquoted; nullopt where there is
/// none, or it is no text.
std::optional<std::string> jsonText(std::string_view json, std::string_view path);

/// Sets the text at a path of keys; objects that are not there are written as the file writes them.
/// A Problem where something else stands in the way.
base::Result<std::vector<Edit>> setJsonText(std::string_view json, std::string_view path,
                                            const std::string &value);

} // namespace mend
