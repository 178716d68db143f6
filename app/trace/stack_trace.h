#pragma once
#include "app/base/text_range.h"
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace trace {

/// One line of a call stack, as printed.
struct Frame {
    std::string file;
    std::optional<int> line;             ///< 1-based
    std::optional<std::string> function; ///< qualified name where printed
    std::optional<std::string> code; ///< stripped source; several lines keep relative indentation
    std::string marker;              ///< caret line, aligned with code; may be empty
    bool own = false;                ///< the user's code: see isOwnFile()
    int repeated = 0;                ///< further copies ("[Previous line repeated N more times]")
    base::TextRange range;           ///< pasted bytes of the frame with its code
};

enum class Relation { Root, Cause, Context, GroupMember };

/// An exception as printed. In printed order; `of` is an index into the same list.
struct RaisedError {
    std::string type; ///< as printed, module-qualified if printed so; empty when cut off
    std::optional<std::string> message; ///< nullopt: no colon was printed
    Relation relation = Relation::Root;
    std::optional<std::size_t> of; ///< the exception that it led to, or the group it is in
    std::optional<int> member;     ///< printed number inside its group
    std::vector<Frame> frames;     ///< printed order
    bool innermostFirst = false;
    std::string ignoredIn; ///< "Exception ignored in" object, else empty
    std::string thread;    ///< "Exception in thread NAME", else empty
    base::TextRange range; ///< pasted bytes of the exception line(s)
    base::TextRange block; ///< pasted bytes of the whole block, header to message

    /// The last dotted name of the type: "APIConnectionError".
    std::string typeName() const;
};

/// A report of asyncio itself. Kinds: task-exception-never-retrieved,
/// future-exception-never-retrieved, exception-in-callback, task-destroyed-pending, slow-callback.
struct Event {
    std::string kind;
    std::string state;
    std::string name;
    std::string coroutine;
    std::string file;
    std::optional<int> line;
    std::string seconds; ///< slow-callback: as printed
    std::string text;    ///< the report's own line(s)
    base::TextRange range;
};

struct WarningReport {
    std::string category; ///< "RuntimeWarning"
    std::string message;
    std::string coroutine; ///< never-awaited: its name
    std::string file;
    std::optional<int> line;
    std::optional<std::string> code;
    base::TextRange range;
};

struct ThreadStack {
    std::string id;
    std::string name;
    bool current = false;
    std::vector<Frame> frames;
};

/// A dump of threads (faulthandler, py-spy).
struct Dump {
    std::string reason;
    std::vector<ThreadStack> threads;
    base::TextRange range;
};

/// A line of a log that is none of the above: what a signature `on: log` is tried against.
struct LogLine {
    std::string text; ///< without its record prefix
    base::TextRange range;
};

/// Everything in a paste that a program printed.
struct Trace {
    std::string format; ///< id of formats/README of the main trace, or empty
    std::vector<RaisedError> exceptions;
    std::vector<Event> events;
    std::vector<WarningReport> warnings;
    std::vector<Dump> dumps;
    std::vector<LogLine> logLines;
};

/// Not under site-packages or dist-packages, not the standard library, not "<frozen ...>", not a
/// runtime's own worker. Works on POSIX and Windows paths.
bool isOwnFile(const std::string &file);

} // namespace trace
