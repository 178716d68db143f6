#pragma once
#include "app/cli/terminal.h"
#include "app/diagnose/diagnose.h"
#include "app/knowledge/knowledge_base.h"

namespace cli {

struct TextOptions {
    bool all = false;      ///< beyond the fifth, and weak ones
    bool withFixes = true; ///< help and diffs, not only the places
    std::string inputName; ///< what "the paste" is called
};

/// The answer as a compiler would print it: primary, secondary, note, help.
void printDiagnosis(const diagnose::Diagnosis &diagnosis, const knowledge::KnowledgeBase &knowledge,
                    const TextOptions &options, const Terminal &terminal);

/// One finding; `others` are further places of the same cause.
void printFinding(const diagnose::DiagnosedFinding &finding, const diagnose::Diagnosis &diagnosis,
                  const std::vector<const diagnose::DiagnosedFinding *> &others,
                  const knowledge::KnowledgeBase &knowledge, const TextOptions &options,
                  const Terminal &terminal);

/// A unified patch with its added and removed lines painted.
void printPatch(const std::string &patch, const Terminal &terminal);

} // namespace cli
