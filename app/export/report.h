#pragma once
#include "app/diagnose/diagnose.h"
#include "app/export/redact.h"
#include "app/knowledge/knowledge_base.h"
#include <string>

namespace exporting {

struct ReportOptions {
    bool cause = true;    ///< the explanation of each cause
    bool evidence = true; ///< what in the paste tells of it
    bool weak = false;
    RedactOptions redact;
};

/// The answer as a document for people; what `redact` names is hidden everywhere in it.
std::string markdownReport(const diagnose::Diagnosis &diagnosis,
                           const knowledge::KnowledgeBase &knowledge,
                           const ReportOptions &options = {});

/// The same as one HTML file without anything to load: it reads offline, light and dark.
std::string htmlReport(const diagnose::Diagnosis &diagnosis,
                       const knowledge::KnowledgeBase &knowledge,
                       const ReportOptions &options = {});

} // namespace exporting
