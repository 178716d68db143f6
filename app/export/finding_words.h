#pragma once
#include "app/diagnose/diagnose.h"
#include "app/knowledge/knowledge_base.h"
#include <string>
#include <string_view>
#include <vector>

namespace exporting {

const char *strengthName(match::Strength strength); ///< "strong", "possible", "weak"

/// Whether anything in it asks for attention: a strong or a possible finding.
bool tellsSomething(const diagnose::Diagnosis &diagnosis);

/// The fix that is recommended and changes the user's own code; null when there is none.
const mend::Fix *recommendedFix(const diagnose::DiagnosedFinding &finding);

/// The changes of a fix as a diff to look at: its patch, or for an example what it would be.
std::string shownPatch(const mend::Fix &fix);

/// What a source document says about the fault.
struct DocumentWord {
    std::string document;
    std::string title;
    std::string claim;
    std::string text;
    std::string verdict;
    std::string why;
};
std::vector<DocumentWord> documentWords(const knowledge::Cause &cause,
                                        const knowledge::KnowledgeBase &knowledge);

/// The text that evidence counts in: the paste or the named file.
std::string_view sourceText(const diagnose::Diagnosis &diagnosis, const match::Evidence &evidence);

/// A place in lines and columns: both 1-based, columns in characters (code points).
struct Spot {
    std::size_t line = 1;
    std::size_t column = 1;
};
Spot spotOf(std::string_view text, std::size_t offset);

/// What was recognised, in one line: exception, frames, environment.
std::string recognised(const diagnose::Diagnosis &diagnosis);

} // namespace exporting
