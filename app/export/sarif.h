#pragma once
#include "app/diagnose/diagnose.h"
#include "app/knowledge/knowledge_base.h"
#include <string>
#include <string_view>

namespace exporting {

/// One run of SARIF 2.1.0. `pasteName` is the file that stands for the pasted bytes.
std::string sarif(const diagnose::Diagnosis &diagnosis, const knowledge::KnowledgeBase &knowledge,
                  std::string_view pasteName, std::string_view version, bool weak = false);

} // namespace exporting
