#pragma once
#include "app/paste/far_link.h"
#include "app/paste/record_shape.h"
#include "app/trace/line_shapes.h"
#include "app/trace/stack_trace.h"
#include <optional>
#include <string>
#include <vector>

namespace trace {

/// Reads CPython tracebacks line by line: blocks, chains, groups of any depth. Keeps no text but
/// what it found, so it can be fed from a stream. Ranges are those of the lines fed.
class ChainReader
{
public:
    /// Exceptions are appended to the list. With `bare`, the first line may be an exception line
    /// alone (behind "Exception ignored in", "future: <...>").
    explicit ChainReader(std::vector<RaisedError> &out, bool bare = false);

    /// How the records begin between which the chain stands: such a line ends a message.
    void setRecord(std::optional<paste::RecordShape> shape) { m_record = std::move(shape); }

    /// Whether a chain can begin with the line.
    static bool canStart(std::string_view line);

    /// Takes the next line; false when it does not belong to the chain (and was not taken).
    bool feed(const TextLine &line);
    /// No more lines: what was begun is put down as it is.
    void finish();
    /// Whether the last line taken is part of an exception's message.
    bool inMessage() const { return m_levels.back().state == State::Message; }
    /// Whether an exception line has been read at all.
    bool sawException() const { return m_sawException; }

    /// Whether the last line taken was another writer's record between two lines of the chain.
    bool tookForeign() const { return m_foreign; }

private:
    enum class State { Start, Frames, Message, Linked, Closed, Over };

    /// A chain at one margin: the outermost one, or a member of a group.
    struct Level {
        State state = State::Start;
        std::size_t margin = npos; ///< column of the bar; npos = none
        std::size_t indent = 0;    ///< of the header and the exception line
        std::size_t frameIndent = 0;
        std::size_t codeIndent = 0;
        bool flat = false; ///< frames stand where their header stands
        std::size_t blanks = 0;
        std::size_t foreign = 0; ///< records of other writers among the frames
        bool spaced = false;     ///< loguru: blank lines between the frames
        bool afterCode = false;
        bool quoted = false; ///< inside a message's own triple quotes
        std::vector<Frame> frames;
        std::optional<base::TextRange> block;
        std::optional<std::size_t> last;
        std::optional<Relation> link;
        bool reversed = false; ///< the link leads from what follows to what was read
        std::optional<std::size_t> group;
        std::optional<int> member;
        bool innermostFirst = false;
        bool omitted = false; ///< "and N more exceptions"
    };
    static constexpr std::size_t npos = static_cast<std::size_t>(-1);

    bool feedMargin(const TextLine &line, std::size_t column);
    bool feedSeparator(const TextLine &line, std::size_t column);
    bool feedContent(const TextLine &line);
    bool feedStart(const TextLine &line);
    bool feedFrames(const TextLine &line);
    bool feedFlat(const TextLine &line);
    bool feedMessage(const TextLine &line);
    bool isRecord(std::string_view line) const { return m_record && m_record->matches(line); }
    void addCode(const TextLine &line);
    bool startException(const TextLine &line);
    void openBlock(const TextLine &line, std::size_t indent, bool headed);
    void close();
    void put(std::string type, std::optional<std::string> message, base::TextRange range);
    void popTo(std::size_t count);

    void setFarLink(RaisedError &error, const paste::FarLink &link);

    std::vector<RaisedError> &m_out;
    std::size_t m_first = 0; ///< what was in the list before
    std::vector<Level> m_levels;
    std::optional<paste::RecordShape> m_record;
    bool m_bare = false;
    bool m_sawException = false;
    bool m_foreign = false;
};

} // namespace trace
