#pragma once
#include "app/knowledge/knowledge_base.h"
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace project {

/// Files that are analysed together.
struct Group {
    std::vector<std::size_t> files; ///< sorted
    std::vector<bool> told;         ///< by position: whether findings in it are reported
    std::size_t bytes = 0;
};

/// What decides whether a file is worth a look without parsing it.
class Relevance
{
public:
    explicit Relevance(const knowledge::KnowledgeBase &knowledge);
    /// Whether the text can hold anything that is reported.
    bool isRelevant(std::string_view text) const;

private:
    std::vector<std::string> m_words;
};

/// A file as it was read.
struct ReadFile {
    std::string text;
    bool relevant = false;
    bool readable = true;
};

/// Reads a file that was not read yet, or whose text was given back.
using ReadAgain = void (*)(const std::string &path, ReadFile &file);

/// Puts relevant files together with the files that they import, so that every relevant file is
/// reported from one group. Files that import each other share a group while it stays small; a
/// larger heap of files is cut into pieces, each with what its files import.
std::vector<Group> groupFiles(const std::vector<std::string> &paths, std::vector<ReadFile> &files,
                              ReadAgain read);

} // namespace project
