#pragma once
#include "app/paste/paste.h"
#include "app/trace/stack_trace.h"

namespace trace {

/// Reads what a program printed out of the segments of a paste (trace, log and text; never code).
Trace parse(const paste::Paste &paste);

} // namespace trace
