#pragma once
#include "app/knowledge/cause.h"
#include "app/knowledge/folder.h"
#include "app/knowledge/json_read.h"
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace knowledge {

/// A cause.json as read: the Cause, and where each part of it stands for problems found later.
struct CauseFile {
    Cause cause;
    std::string file;
    std::string text;
    Json json;

    /// "file:line" of a key, of the entry `index` in its list where one is given.
    std::string where(const std::string &key, std::size_t index = 0) const;
};

/// Reads one cause folder (cause.json and its cases' case.json). nullopt when cause.json cannot be
/// read at all; any other problem is reported and reading goes on.
std::optional<CauseFile> readCause(const Folder &root, const std::string &folder,
                                   std::vector<base::Problem> &problems);

/// Reads one case.json below the cause's folder.
Case readCase(const Folder &root, const std::string &folder, std::vector<base::Problem> &problems);

} // namespace knowledge
