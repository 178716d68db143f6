#pragma once
#include <cstddef>
#include <span>
#include <string_view>

namespace scan {

/// What kind of thing a start literal announces.
enum class StartKind {
    Traceback, ///< a header; frames and the exception follow
    Report,    ///< a report or warning of one or a few lines, perhaps with a traceback behind it
    Failure,   ///< a host's own report of a failed call: type, message and frames follow
    Dump,      ///< stacks of threads
    Syntax,    ///< the last line of a SyntaxError that has no header; its place stands before it
    Record     ///< a field of a JSON record that holds frames without a header
};

struct Start {
    std::string_view literal;
    StartKind kind;
    std::size_t print; ///< offset of the three bytes that it is looked for by
};

/// Every literal that a piece of a log worth reading begins with or holds.
std::span<const Start> starts();

struct StartHit {
    std::size_t at = std::string_view::npos; ///< offset of the literal; npos when there is none
    const Start *start = nullptr;
};

/// The first start literal in the text from an offset on. Runs at the speed of memory; `simple`
/// forbids what only some processors can.
StartHit findStart(std::string_view text, std::size_t from = 0, bool simple = false);

/// The length of the longest literal.
std::size_t longestStart();

} // namespace scan
