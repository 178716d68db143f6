#pragma once
#include "app/base/python_version.h"
#include "app/knowledge/document.h"
#include "app/knowledge/folder.h"
#include "app/knowledge/library.h"
#include "app/knowledge/message.h"
#include <optional>
#include <string>
#include <vector>

namespace knowledge {

/// What knowledge/settings.json holds.
struct Settings {
    std::optional<base::PythonVersion> assumedPython;
};

/// The readers of the kinds of files that are one JSON each. Every problem is reported and the rest
/// of the file is still read; nullopt when it is no JSON at all.
std::optional<Library> readLibrary(const Folder &root, const std::string &file,
                                   std::vector<base::Problem> &problems);
std::optional<Document> readDocument(const Folder &root, const std::string &file,
                                     std::vector<base::Problem> &problems);
std::optional<MessageFamily> readMessages(const Folder &root, const std::string &file,
                                          std::vector<base::Problem> &problems);
std::optional<Settings> readSettings(const Folder &root, std::vector<base::Problem> &problems);

/// All files of a kind, sorted by name: "libraries/openai.json", ...
std::vector<std::string> jsonFiles(const Folder &root, const std::string &folder);

/// The name without folder and ending, which every such file repeats as its "id".
std::string idOf(const std::string &file);

} // namespace knowledge
