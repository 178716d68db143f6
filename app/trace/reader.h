#pragma once
#include "app/paste/record_shape.h"
#include "app/trace/line_shapes.h"
#include "app/trace/stack_trace.h"
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace trace {

/// Which of pytest's ways of printing a failure occur among the lines.
struct PytestShape {
    bool headings = false;  ///< "____ test_sum ____"
    bool arrows = false;    ///< ">   code"
    bool errors = false;    ///< "E   text"
    bool shorts = false;    ///< "path:12: in func"
    bool locations = false; ///< "path:12: Type"
    bool session = false;   ///< "==== FAILURES ===="
    bool bare = false;      ///< ... and no heading below it

    bool any() const { return headings || errors || shorts; }
    /// --tb=line
    bool isLine() const
    {
        return locations && (bare || ((errors || session) && !arrows && !shorts));
    }
};

PytestShape pytestShape(std::span<const TextLine> lines);

/// A run of printed lines that is read from top to bottom. Grammars take lines from it and put what
/// they find into `trace`, with ranges in the text of the lines.
class Reader
{
public:
    Reader(std::vector<TextLine> lines, Trace &trace);

    bool atEnd() const { return m_at >= m_lines.size(); }
    /// The line `ahead` lines below the current one; an empty line behind the end.
    const TextLine &line(std::size_t ahead = 0) const;
    std::string_view text(std::size_t ahead = 0) const { return line(ahead).text; }
    const TextLine &at(std::size_t position) const { return m_lines[position]; }
    std::size_t position() const { return m_at; }
    void moveTo(std::size_t position) { m_at = position; }
    void skip(std::size_t count = 1) { m_at += count; }
    std::size_t left() const { return m_lines.size() - std::min(m_at, m_lines.size()); }

    /// Reads the chain of tracebacks that starts here, if one does; with `bare`, an exception line
    /// alone counts. Says which exceptions are new: [first, end).
    struct Span {
        std::size_t first = 0;
        std::size_t end = 0;
        bool empty() const { return first == end; }
    };
    Span readChain(bool bare = false);

    /// Notes the format of what was just read; the first one names the paste.
    void sawFormat(std::string_view id);

    Trace &trace;
    /// Something in the paste has a header, a frame or a box of its own.
    bool hasBlocks = false;
    /// "Exception Type:" stands below a traceback: Django's debug page as text.
    bool hasDjangoPage = false;
    /// What pytest printed, if it did.
    PytestShape pytest;

private:
    std::optional<paste::RecordShape> recordAbove() const;

    std::vector<TextLine> m_lines;
    std::size_t m_at = 0;
};

/// A format: when it recognises the current line it takes at least that line and returns true.
using Grammar = bool (*)(Reader &);

struct Format {
    const char *id; ///< of formats/README
    Grammar read;
};

} // namespace trace
