#pragma once
#include <string_view>

namespace python {

/// A name that Python itself gives.
bool isBuiltin(std::string_view name);
/// One of them that is a type.
bool isBuiltinClass(std::string_view name);

} // namespace python
