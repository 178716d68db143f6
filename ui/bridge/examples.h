#pragma once
#include "app/diagnose/diagnose.h"
#include "app/knowledge/knowledge_base.h"
#include <QString>
#include <vector>

namespace bridge {

/// Something to try: a case of our own knowledge.
struct Example {
    QString label;
    std::string cause;
    std::string paste;
    std::vector<diagnose::GivenFile> files;
    std::string python; ///< version to assume, or empty
};

/// A case as an example: its trace as the paste and its program beside it, or the program alone.
std::optional<Example> exampleOf(const knowledge::Cause &cause,
                                 const knowledge::KnowledgeBase &base);

/// Up to `count` examples of different families, those with a trace and a recommended fix first.
std::vector<Example> chooseExamples(const knowledge::KnowledgeBase &base, std::size_t count);

} // namespace bridge
