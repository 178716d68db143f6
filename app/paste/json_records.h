#pragma once
#include "app/paste/json_text.h"
#include <span>

namespace paste {

/// Makes text out of a JSON value, in the layout that Python itself prints.
class RecordWriter
{
public:
    /// `place`: where text lies that nothing in the record stands for.
    RecordWriter(const JsonText &json, const Piece &piece, std::size_t place)
        : m_json(json), m_piece(piece), m_rewriter(piece), m_place(place)
    {}

    /// Text that stands nowhere; its place is that of the value put next to it.
    void say(std::string_view text);
    void put(JsonText::Index value);
    /// A string without the white space around it.
    void putTrimmed(JsonText::Index value);
    void line() { say("\n"); }
    void header() { say("Traceback (most recent call last):\n"); }
    /// `  File "F", line N, in FUNC` and its code.
    void frame(JsonText::Index file, JsonText::Index line, JsonText::Index function,
               JsonText::Index code);
    /// `Type: message`
    void exception(JsonText::Index type, JsonText::Index message);
    /// A writer for the same record, and what it wrote behind a margin.
    RecordWriter sibling() const { return {m_json, m_piece, m_place}; }
    void append(const RecordWriter &other, std::string_view margin)
    {
        m_rewriter.append(other.m_rewriter, margin);
    }
    bool empty() const { return m_rewriter.size() == 0; }
    bool endsLine() const { return empty() || m_rewriter.text().back() == '\n'; }
    Piece finish() const { return m_rewriter.finish(); }

private:
    const JsonText &m_json;
    const Piece &m_piece;
    Rewriter m_rewriter;
    std::size_t m_place = 0;
};

/// A kind of JSON record (an object, or a list) that tells of an exception.
struct RecordShape {
    const char *id; ///< of formats/README
    /// Writes what the object tells; false when it is no such record.
    bool (*write)(const JsonText &json, JsonText::Index object, RecordWriter &writer);
    const char *language = ""; ///< of what is written: "python" where it is code
    JsonText::Kind kind = JsonText::Kind::Object;
};

/// The kinds known, in the order in which they are tried on every object.
std::span<const RecordShape> recordShapes();

/// Whether a text holds a traceback, its header or at least a frame.
bool holdsTrace(std::string_view text);

} // namespace paste
