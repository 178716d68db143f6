#pragma once
#include "app/diagnose/diagnose.h"
#include "app/export/json.h"
#include "app/knowledge/knowledge_base.h"
#include <string>
#include <vector>

namespace exporting {

struct JsonOptions {
    bool weak = false; ///< weak findings too
};

/// The whole answer as the `diagnose` command tells it.
Json diagnosisObject(const diagnose::Diagnosis &diagnosis,
                     const knowledge::KnowledgeBase &knowledge, const JsonOptions &options = {});

/// Findings alone, as `check` tells them.
Json findingsArray(const std::vector<diagnose::DiagnosedFinding> &findings,
                   const knowledge::KnowledgeBase &knowledge, const JsonOptions &options = {});

/// A cause as `catalogue` lists it.
Json causeObject(const knowledge::Cause &cause);

/// When, on which Python and with which libraries the lab ran the cause's cases; null when it did
/// not.
Json verifiedObject(const knowledge::Cause &cause);

} // namespace exporting
