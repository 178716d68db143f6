#pragma once
#include "app/base/result.h"
#include <optional>
#include <string>
#include <string_view>

namespace diff {

struct PatchOptions {
    int context = 3;
    /// 0-based line of the whole file at which `before` begins; added to every hunk header, for a
    /// snippet.
    int firstLine = 0;
};

/// A name that a patch may carry: relative, '/' as separator, no drive, no leading '/', no "..".
std::string patchName(std::string_view path);

/// A unified patch as `git apply` takes it, byte-exact (CRLF, BOM, tabs, no final newline, any
/// bytes but NUL). Empty when the texts are equal. `before` nullopt: the patch creates the file.
base::Result<std::string> unifiedPatch(std::string_view name,
                                       std::optional<std::string_view> before,
                                       std::string_view after, PatchOptions options = {});

/// Applies a one-file patch in memory, as git would; a Problem when it does not apply.
base::Result<std::string> applyPatch(std::string_view name, std::string_view before,
                                     std::string_view patch);

} // namespace diff
