#pragma once
#include "app/diagnose/diagnose.h"
#include <QString>

namespace models {

QString strengthWord(match::Strength strength);
/// "Safe", "Review", "Fill in", "Advice".
QString safetyWord(knowledge::Safety safety);
/// Tone of a badge in the style sheet: "ok", "warn", "info".
QString safetyTone(knowledge::Safety safety);
/// What a match word stands on, as a sentence.
QString strengthReason(const match::Finding &finding);
/// The word for a finding's recommended fix; "None" when it has none.
QString fixWord(const diagnose::DiagnosedFinding &finding);
/// "main.py:7", or empty.
QString placeOf(const match::Finding &finding);
/// "nested-loop-run" as a person writes it: "Nested loop run".
QString familyName(const std::string &family);

/// What was recognised, in words: "RuntimeError - Python 3.11 traceback, 3 frames, 1 in your code".
struct Header {
    QString subject; ///< shown bold
    QString rest;
    QString plain() const;
};
Header headerOf(const diagnose::Diagnosis &diagnosis);

/// Number of findings that are strong or possible.
int clearFindings(const diagnose::Diagnosis &diagnosis);

} // namespace models
