#pragma once
#include "app/paste/paste.h"
#include "app/trace/stack_trace.h"
#include <string>

namespace trace {

/// The id of formats/README for what was read. A grammar knows how a trace is laid out; who printed
/// it stands in the record around it, in its frames, or in the container that it came from.
std::string formatName(const paste::Paste &paste, const Trace &trace);

} // namespace trace
