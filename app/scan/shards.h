#pragma once
#include "app/base/result.h"
#include "app/scan/report.h"
#include <string>
#include <string_view>

namespace scan {

/// Reads what `scan --format ndjson` wrote: groups, one a line, and a summary behind them. `name`
/// is that of the file: problems name it, and so do places that name no log of their own. What this
/// version would not write is a Problem, and so are lines that are missing.
base::Result<Report> readShard(std::string_view ndjson, const std::string &name);

} // namespace scan
