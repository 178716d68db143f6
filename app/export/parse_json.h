#pragma once
#include "app/environment/environment.h"
#include "app/export/json.h"
#include "app/paste/paste.h"
#include "app/trace/stack_trace.h"
#include <string>

namespace exporting {

/// What a paste holds, as the `parse` command tells it: an object whose keys `diagnose` has too.
Json parsedObject(const paste::Paste &paste, const trace::Trace &trace,
                  const environment::Environment &environment);

/// The names of what was undone, each once, in order.
Json repairNames(const std::vector<paste::Repair> &repairs);

} // namespace exporting
