#pragma once
#include "app/base/text_range.h"
#include "app/paste/lines.h"
#include "app/trace/stack_trace.h"
#include <optional>
#include <string>
#include <string_view>

namespace trace {

/// A printed line and where it stands in the text that is read.
struct TextLine {
    std::string_view text;
    base::TextRange range;

    /// The same line without its first bytes.
    TextLine from(std::size_t offset) const
    {
        offset = std::min(offset, text.size());
        return {text.substr(offset), {range.start + offset, range.end}};
    }
};

/// Where "Traceback (most recent call last):" starts in a line that ends with it; npos otherwise.
std::size_t headAt(std::string_view line);
bool isHead(std::string_view line);
/// "Exception Group Traceback (most recent call last):" with or without its plus sign.
bool isGroupHead(std::string_view line);

/// `File "F", line N, in FUNC`; the range is that of the line.
std::optional<Frame> readFrame(const TextLine &line);
/// Whether it has the shape, without building anything.
bool isFrame(std::string_view line);

/// A line of carets and tildes.
bool isMarker(std::string_view line);
/// "...<12 lines>..."
bool isElision(std::string_view line);
/// N of "[Previous line repeated N more times]".
std::optional<int> readRepeat(std::string_view line);
/// Cause or Context, for the sentences between two blocks.
std::optional<Relation> readChainSentence(std::string_view line);
/// The same for records that name the last exception first and what it came from below.
std::optional<Relation> readReversedSentence(std::string_view line);

struct ExceptionLine {
    std::string type;
    std::optional<std::string> message;
};

/// "module.Type: message" or "Type", the whole line.
std::optional<ExceptionLine> readException(std::string_view line);
/// Length of the dotted name at the start of a line ("pkg.f.<locals>.Bad"), 0 when there is none.
std::size_t typeNameSize(std::string_view line);
/// Whether the last name ends as exceptions usually do ("Error", "Exception", "Exit", ...).
bool hasExceptionEnding(std::string_view type);
/// The last dotted name.
std::string_view lastName(std::string_view type);

/// A line that cannot belong to a message: a record of a log, a report of its own, a rule, a
/// prompt.
bool endsMessage(std::string_view line);
/// `path:N: CategoryWarning: text`
bool isWarningLine(std::string_view line);
/// The line that CPython prints behind a warning about an object whose origin it did not keep.
bool isTracemallocHint(std::string_view line);

/// Where a report's own words start in a line: at its beginning or behind a record prefix, npos
/// otherwise.
std::size_t reportAt(std::string_view line, std::string_view words);

/// A number that fits an int; nullopt otherwise.
std::optional<int> toInt(std::string_view digits);

} // namespace trace
