#pragma once
#include "app/base/result.h"
#include "app/knowledge/knowledge_base.h"
#include "app/scan/log_reader.h"
#include "app/scan/report.h"
#include <functional>

namespace scan {

/// How far a scan has come.
struct Progress {
    std::size_t bytes = 0;
    std::size_t traces = 0;
    std::size_t groups = 0;
};

/// Asked after every quarter of a megabyte; true ends the scan, and what was found until then is
/// the report.
using Watch = std::function<bool(const Progress &)>;

/// Reads one log of any size in pieces and groups the traces in it. A Problem when it is no text.
base::Result<Report> scan(const ReadBytes &log, const knowledge::KnowledgeBase &knowledge,
                          const Watch &watch = {});

} // namespace scan
