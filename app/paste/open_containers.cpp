#include "app/paste/json_records.h"
#include "app/paste/lines.h"
#include "app/paste/stages.h"

namespace paste {

namespace {

constexpr auto npos = std::string_view::npos;

/// Looks for JSON in a piece and takes the records out of it that tell of an exception.
class Opener
{
public:
    Opener(const Piece &piece, std::vector<std::string> &containers)
        : m_piece(piece), m_containers(containers)
    {}

    /// The pieces that were made, in order; empty when there was nothing to open.
    std::vector<Piece> open()
    {
        const std::string_view text = m_piece.text;
        std::size_t budget = 2 * text.size() + 4096; // bytes that may be read in vain
        for (const Line &line : splitLines(text)) {
            if (line.range.start < m_done)
                continue;
            const std::size_t start = jsonStart(lineText(text, line));
            if (start == npos)
                continue;
            const std::size_t at = line.range.start + start;
            const JsonText json = JsonText::read(text, at);
            if (json.empty()) {
                const std::size_t cost = json.end() - at + 1;
                if (cost > budget)
                    break;
                budget -= cost;
                continue;
            }
            if (json.isText(0))
                takeString(json, line.range.start);
            else
                takeRecords(json, line.range.start, at);
        }
        if (m_out.empty())
            return {};
        between(text.size());
        return std::move(m_out);
    }

private:
    /// Where an object or a list begins: at the line's start, or behind a prefix in a line that
    /// ends with it.
    static std::size_t jsonStart(std::string_view line)
    {
        const std::size_t indent = indentSize(line);
        const std::string_view rest = line.substr(indent);
        if (rest.empty())
            return npos;
        // A record that was written as a string of another one.
        if (rest.starts_with("\"{\\\"") || rest.starts_with("\"[{\\\""))
            return indent;
        if (rest[0] == '{' || rest[0] == '[') {
            const std::size_t inside = rest.find_first_not_of(" \t", 1);
            if (inside == npos || rest[inside] == '"' || rest[inside] == '{' || rest[inside] == '[')
                return indent;
        }
        const std::string_view start = line.substr(0, 400);
        const std::size_t brace = std::min(start.find("{\""), start.find("[{\""));
        const std::string_view whole = trimmedRight(line);
        return brace != npos && (whole.ends_with("}") || whole.ends_with("]")) ? brace : npos;
    }

    /// What the string says is looked at in the next round.
    void takeString(const JsonText &json, std::size_t lineStart)
    {
        RecordWriter writer(json, m_piece, lineStart);
        writer.put(0);
        writer.line();
        between(lineStart);
        Piece piece = writer.finish();
        addRepair(piece, "unescape", "A record that was escaped as a whole was put back.",
                  {0, piece.text.size()});
        m_out.push_back(std::move(piece));
        m_done = json.end();
    }

    void takeRecords(const JsonText &json, std::size_t lineStart, std::size_t start)
    {
        bool found = false;
        for (JsonText::Index at = 0; at < json.size();) {
            const RecordShape *shape =
                json.is(at, JsonText::Kind::Object) || json.is(at, JsonText::Kind::Array)
                    ? write(json, at, found ? npos : lineStart, start)
                    : nullptr;
            found = found || shape;
            // A notebook's cell holds its outputs: they are records of their own.
            const bool inner = shape && shape->language[0] != 0;
            at += shape && !inner ? json.at(at).size : 1;
        }
        if (found) {
            m_done = json.end();
            noteVersions(json);
        }
    }

    const RecordShape *write(const JsonText &json, JsonText::Index object, std::size_t lineStart,
                             std::size_t start)
    {
        for (const RecordShape &shape : recordShapes()) {
            RecordWriter writer(json, m_piece, json.at(object).range.start);
            if (shape.kind != json.at(object).kind || !shape.write(json, object, writer) ||
                writer.empty())
                continue;
            if (lineStart != npos) {
                between(lineStart);
                m_prefix = {lineStart, start};
            }
            Piece piece = writer.finish();
            piece.fenced = true;
            piece.language = shape.language;
            piece.repairs = m_piece.repairs;
            piece.repairs.push_back({"container", "The text was taken out of a JSON record.",
                                     m_piece.origin.toOrigin(json.at(object).range), false});
            m_out.push_back(std::move(piece));
            if (std::find(m_containers.begin(), m_containers.end(), shape.id) == m_containers.end())
                m_containers.push_back(shape.id);
            return &shape;
        }
        return nullptr;
    }

    /// What stands around the records stays as it is.
    void between(std::size_t end)
    {
        if (end <= m_done ||
            trimmed(std::string_view(m_piece.text).substr(m_done, end - m_done)).empty())
            return;
        m_out.push_back(slice(m_piece, {m_done, end}));
    }

    /// A notebook and an event name the Python that ran: written as its own banner does.
    void noteVersions(const JsonText &json)
    {
        for (JsonText::Index at = 0; at < json.size(); ++at) {
            const JsonText::Value &value = json.at(at);
            if (value.kind != JsonText::Kind::Object)
                continue;
            const JsonText::Index version = json.member(at, "version");
            const JsonText::Index name = json.anyMember(at, {"name", "mimetype"});
            if (!json.isText(version) || !json.isText(name))
                continue;
            const std::string_view key =
                std::string_view(m_piece.text).substr(value.key.start, value.key.size());
            const std::string word = json.text(name);
            if (key != "language_info" && key != "runtime" && !(word == "CPython"))
                continue;
            if (word != "python" && word != "CPython" && word != "Python")
                continue;
            RecordWriter writer(json, m_piece, value.range.start);
            writer.say("Python ");
            writer.put(version);
            writer.line();
            m_out.push_back(writer.finish());
            m_out.back().fenced = true;
            return;
        }
    }

    const Piece &m_piece;
    std::vector<std::string> &m_containers;
    std::vector<Piece> m_out;
    std::size_t m_done = 0;
    base::TextRange m_prefix;
};

} // namespace

void openContainers(Reading &reading)
{
    // A field of a record may hold a record: two rounds, the second one on what came out of the
    // first.
    for (int round = 0; round < 3; ++round) {
        std::vector<Piece> pieces;
        bool changed = false;
        for (Piece &piece : reading.pieces) {
            const bool opened = std::any_of(
                piece.repairs.begin(), piece.repairs.end(),
                [round](const Repair &repair) { return round == 0 && repair.name == "container"; });
            const bool candidate = !opened && (piece.language.empty() || piece.language == "json" ||
                                               piece.language == "text" || piece.language == "log");
            std::vector<Piece> records;
            if (candidate && piece.text.find('{') != std::string::npos)
                records = Opener(piece, reading.containers).open();
            changed = changed || !records.empty();
            if (records.empty())
                pieces.push_back(std::move(piece));
            for (Piece &one : records)
                pieces.push_back(std::move(one));
        }
        reading.pieces = std::move(pieces);
        if (!changed)
            break;
    }
}

} // namespace paste
