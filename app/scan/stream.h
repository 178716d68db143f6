#pragma once
#include "app/paste/line_prefix.h"
#include "app/scan/starts.h"
#include <cstddef>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace scan {

/// A piece of a log that a traceback, a warning or a report lies in.
struct LogBlock {
    struct Line {
        std::size_t text = 0;   ///< where it begins in the text of the piece
        std::size_t log = 0;    ///< where it begins in the log
        std::size_t prefix = 0; ///< bytes that a tool wrote before it
    };
    std::string text;
    std::vector<Line> lines;
    std::string time;    ///< of the record that it belongs to, as printed, or empty
    bool single = false; ///< everything stands in one line

    std::size_t offset() const { return lines.empty() ? 0 : lines.front().log; }
    /// The line that holds the byte of the text.
    std::size_t lineAt(std::size_t at) const;
    std::string_view lineText(std::size_t index) const;
};

/// A block that is being read: decides line by line what still belongs to it.
class Stream
{
public:
    Stream(std::string_view line, const StartHit &hit, std::string_view prefix);

    /// How many bytes of the line are this writer's prefix; nullopt when another one wrote it.
    /// `newest`: no block was begun after this one.
    std::optional<std::size_t> prefixOf(std::string_view line, bool newest);
    /// The line is this writer's, its prefix is taken off: does the block go on with it?
    bool goesOn(std::string_view body);
    void add(std::string_view line, std::size_t offset, std::size_t prefix);
    /// A line of somebody else went by; false when the block has been waiting for too long.
    bool wait();
    LogBlock finish();

    /// No prefix tells its lines from those of others.
    bool isBare() const { return m_mode == Mode::Bare; }
    /// Whether a line before the first one may be of the same writer.
    bool sameWriter(std::string_view line) const;
    void sayNothingFollows() { m_sawMessage = m_report = true; }
    void setTime(std::string time) { m_block.time = std::move(time); }
    std::size_t offset() const { return m_block.offset(); }

private:
    enum class Mode { Undecided, Prefixed, Bare };

    bool takesHeader(const StartHit &hit);
    bool takesIndented(std::string_view body);
    bool takesUnindented(std::string_view body);

    LogBlock m_block;
    Mode m_mode = Mode::Bare;
    std::optional<paste::PrefixShape> m_shape;
    std::string m_key;        // what the prefix says besides times
    bool m_anyDigits = false; // a number in the prefix counts up
    bool m_report = false;    // no message of several lines ends it
    bool m_dump = false;
    bool m_sawMessage = false;
    bool m_linked = false; // "The above exception ..." went before
    std::size_t m_afterMessage = 0;
    std::size_t m_blank = 0;
    std::size_t m_foreign = 0; // records of others between the lines of a bare block
    std::size_t m_waited = 0;
    std::deque<std::pair<std::string, LogBlock::Line>> m_tail; // the last lines of a very long one
    std::size_t m_tailBytes = 0;
};

/// The header of an exception group.
bool startsGroup(std::string_view body);

/// A line that only the middle of a traceback or report has: a frame, a margin, "future: ".
bool isInner(std::string_view body);

/// The line without colours at its start and blanks at its end.
std::string_view bare(std::string_view body);

/// The time that a line prints, or empty.
std::string timeIn(std::string_view line);

/// What tells writers apart: a prefix without its times, perhaps without any digit.
std::string writerKey(std::string_view prefix, bool digits);

} // namespace scan
