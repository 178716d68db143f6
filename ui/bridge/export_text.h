#pragma once
#include "app/export/redact.h"
#include "ui/bridge/choice.h"
#include <array>

namespace bridge {

/// What can be written. Those up to Patch are code and are never rewritten.
enum class ExportKind { FixedFile, Patch, MarkdownReport, HtmlReport, JsonFindings, SarifFindings };

/// All that an export is made from; a value, so that it can be made off the UI thread.
struct ExportRequest {
    DiagnosisPtr result;
    std::shared_ptr<const mend::Fix> fix; ///< null when there is none
    Hunks chosen;
    ExportKind kind = ExportKind::Patch;
    std::size_t change = 0; ///< of the fix, for FixedFile; and the one that `path` names
    std::string path;       ///< the name that the patch gives it; as it is when empty
    exporting::RedactOptions redact;
};

/// The bytes, or why there are none.
struct ExportText {
    std::string bytes;
    QString problem;
};

ExportText exportText(const ExportRequest &request);

/// The changes under the names that the patch gives them.
std::vector<mend::Change> namedChanges(const ExportRequest &request);

/// How many secrets, user names and mail addresses a text holds, by exporting::SecretKind.
std::array<int, 3> hideable(std::string_view text);

} // namespace bridge
