#pragma once
#include "app/mend/drafting.h"

namespace mend {

/// Puts statements of one block below a new header line (`async with ... as group:`): the header
/// stands where the first one stood, and their lines move in by one step. The inside of strings
/// stays.
void indentBelow(Drafting &draft, std::size_t module, syntax::Node first, syntax::Node last,
                 const std::string &header, int hunk, const std::string &reason);

/// Moves the statements' lines in by one step.
void indentLines(Drafting &draft, std::size_t module, syntax::Node first, syntax::Node last,
                 int hunk, const std::string &reason);

/// Whether the statement has its lines for itself (no `if x: f()`, no `a; b`).
bool hasOwnLines(std::string_view text, syntax::Node statement);

/// Where the statement's last line ends, before its line break: behind a comment.
std::size_t contentEnd(std::string_view text, syntax::Node statement);

} // namespace mend
