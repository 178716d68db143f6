#include "app/trace/chain.h"
#include "app/trace/formats.h"
#include "app/trace/pytest_location.h"

namespace trace {

using paste::indentSize;
using paste::isBlank;
using paste::isWordByte;
using paste::trimmed;
using paste::trimmedRight;

namespace {

constexpr auto npos = std::string_view::npos;

/// "____ test_sum ____": a failure's heading.
bool isHeading(std::string_view line)
{
    line = trimmedRight(line);
    if (line.size() < 5 || line.front() != '_' || line.back() != '_')
        return false;
    const std::size_t start = line.find_first_not_of('_');
    const std::size_t end = line.find_last_not_of('_');
    // "_ _ _ _" parts the entries of one failure.
    return start != npos && line[start] == ' ' && line[end] == ' ' && end > start + 1 &&
           line.find_first_not_of("_ ") != npos;
}

bool isEntryRule(std::string_view line)
{
    return line.starts_with("_ _ _");
}

/// "====" and "----" headings of other sections.
bool isSectionRule(std::string_view line)
{
    return line.starts_with("=====") || line.starts_with("-----") || line.starts_with("!!!!!");
}

/// `E   text`, with the text's column.
std::size_t errorColumn(std::string_view line)
{
    if (!line.starts_with("E "))
        return npos;
    const std::size_t column = line.find_first_not_of(' ', 1);
    return column == npos ? line.size() : column;
}

/// "in func" of a short entry.
bool isShortLocation(std::string_view line)
{
    const auto location = readPytestLocation(line);
    return location && location->rest.starts_with("in ");
}

/// Name behind "def " or "async def ".
std::string_view definedName(std::string_view line)
{
    line = trimmed(line);
    if (line.starts_with("async "))
        line = trimmed(line.substr(6));
    if (!line.starts_with("def "))
        return {};
    line.remove_prefix(4);
    std::size_t end = 0;
    while (end < line.size() && isWordByte(line[end]))
        ++end;
    return line.substr(0, end);
}

/// One failure: its entries, and the exceptions that they lead to.
class Record
{
public:
    explicit Record(Reader &reader) : m_reader(reader) {}

    /// Takes lines up to the next failure; false when the first line is none of ours.
    bool read()
    {
        const std::size_t begin = m_reader.position();
        if (isHeading(m_reader.text()))
            m_reader.skip();
        while (!m_reader.atEnd() && !isHeading(m_reader.text()) &&
               !isSectionRule(m_reader.text()) && take())
            m_reader.skip();
        emit({});
        return m_reader.position() > begin;
    }

private:
    bool take()
    {
        const TextLine &line = m_reader.line();
        const bool error = errorColumn(line.text) != npos;
        if (!error && (headAt(line.text) != npos || isGroupHead(line.text))) {
            if (trimmed(line.text) == "Traceback:")
                return true;
            emit({});
            m_reader.readChain();
            m_reader.moveTo(m_reader.position() - 1);
            return true;
        }
        if (const auto relation = readChainSentence(line.text); relation && line.text[0] != 'E') {
            emit({});
            m_link = relation;
            return true;
        }
        if (const std::size_t column = errorColumn(line.text); column != npos) {
            addError(line, column);
            return true;
        }
        if (const auto location = readPytestLocation(line.text))
            if (takeLocation(line, *location))
                return true;
        return takeSource(line);
    }

    void addError(const TextLine &line, std::size_t column)
    {
        // Where a SyntaxError's place is printed above it, the exception stands further left.
        if (m_inPlace && column < m_column)
            m_errors.clear();
        if (m_errors.empty()) {
            m_column = column;
            m_errorRange = line.range;
            m_inPlace = isFrame(line.text.substr(column));
        }
        m_errorRange.end = line.range.end;
        const std::string_view text = line.text.substr(std::min(m_column, line.text.size()));
        m_errors.emplace_back(isBlank(text) ? std::string_view() : text);
    }

    bool takeLocation(const TextLine &line, const PytestLocation &location)
    {
        if (location.rest.starts_with("in ")) {
            if (!m_errors.empty())
                emit({});
            addFrame(line, location);
            m_frames.back().function = std::string(location.rest.substr(3));
            m_short = m_inShort = true;
            return true;
        }
        const bool type = typeNameSize(location.rest) == location.rest.size();
        if (!type || (m_code.empty() && m_errors.empty()))
            return false;
        addFrame(line, location);
        if (!m_function.empty())
            m_frames.back().function = std::move(m_function);
        if (!m_code.empty())
            m_frames.back().code = std::move(m_code);
        m_frames.back().marker = std::move(m_marker);
        if (m_start)
            m_frames.back().range.start = *m_start;
        endEntry();
        if (!location.rest.empty() || !m_errors.empty())
            emit(location.rest);
        return true;
    }

    void addFrame(const TextLine &line, const PytestLocation &location)
    {
        Frame frame;
        frame.file = std::string(location.file);
        frame.line = location.line;
        frame.range = line.range;
        frame.own = isOwnFile(frame.file);
        m_frames.push_back(std::move(frame));
    }

    void endEntry()
    {
        m_function.clear();
        m_code.clear();
        m_marker.clear();
        m_start.reset();
    }

    bool takeSource(const TextLine &line)
    {
        // Short entries stand among long ones (--tb=auto); a blank line ends them.
        if (isBlank(line.text) || isEntryRule(line.text)) {
            m_inShort = false;
            return true;
        }
        if (line.text.starts_with(">")) {
            m_codeIndent = 1 + indentSize(line.text.substr(1));
            m_code = std::string(trimmed(line.text.substr(1)));
            if (m_function.empty()) // a function of one line
                m_function = std::string(definedName(m_code));
            if (!m_start)
                m_start = line.range.start;
            return true;
        }
        if (line.text.starts_with("    ") || line.text.starts_with("\t")) {
            if (m_inShort && !m_frames.empty() && m_errors.empty())
                addShortCode(line);
            else if (isMarker(line.text) && !m_code.empty())
                m_marker = std::string(line.text.substr(std::min(m_codeIndent, line.text.size())));
            else if (m_function.empty())
                m_function = std::string(definedName(line.text));
            return true;
        }
        // Values of arguments and locals, "Traceback:", hints of a collection error.
        return true;
    }

    void addShortCode(const TextLine &line)
    {
        Frame &frame = m_frames.back();
        frame.range.end = line.range.end;
        const std::string_view code = trimmedRight(line.text.substr(4));
        if (isMarker(line.text) && frame.code)
            frame.marker = std::string(code);
        else if (!frame.code && code != "???")
            frame.code = std::string(trimmed(code));
        else if (frame.code)
            *frame.code += '\n' + std::string(code);
    }

    /// Puts the exception down that the E lines tell of; `type` as the last location names it.
    void emit(std::string_view type)
    {
        if (m_errors.empty() && type.empty()) {
            if (!m_link)
                m_frames.clear();
            return;
        }
        RaisedError error;
        error.type = std::string(type);
        std::string text;
        for (std::size_t i = 0; i < m_errors.size(); ++i)
            text += (i ? "\n" : "") + m_errors[i];
        const auto first = m_errors.empty() ? std::nullopt : readException(m_errors.front());
        // A name alone is a type when it is written as one.
        const bool alone = first && !first->message &&
                           (hasExceptionEnding(first->type) || first->type.find('.') != npos ||
                            (first->type[0] >= 'A' && first->type[0] <= 'Z'));
        const bool named = first && (type.empty() ? first->message.has_value() || alone
                                                  : lastName(first->type) == lastName(type));
        if (named) {
            error.type = first->type;
            if (first->message)
                error.message = *first->message + text.substr(m_errors.front().size());
        } else {
            if (error.type.empty() && text.starts_with("assert "))
                error.type = "AssertionError";
            if (!m_errors.empty())
                error.message = text;
        }
        error.frames = std::move(m_frames);
        error.range =
            m_errors.empty() && !error.frames.empty() ? error.frames.back().range : m_errorRange;
        error.block = error.range;
        if (!error.frames.empty())
            error.block = {error.frames.front().range.start,
                           std::max(error.range.end, error.frames.back().range.end)};
        const std::size_t index = m_reader.trace.exceptions.size();
        if (m_link && m_last) {
            m_reader.trace.exceptions[*m_last].relation = *m_link;
            m_reader.trace.exceptions[*m_last].of = index;
        }
        m_link.reset();
        m_last = index;
        m_reader.trace.exceptions.push_back(std::move(error));
        m_reader.sawFormat(m_short ? "pytest-short" : "pytest-long");
        m_frames.clear();
        m_errors.clear();
        endEntry();
    }

    Reader &m_reader;
    std::vector<Frame> m_frames;
    std::vector<std::string> m_errors;
    base::TextRange m_errorRange;
    std::size_t m_column = 0;
    bool m_inPlace = false;
    std::size_t m_codeIndent = 0;
    std::string m_function;
    std::string m_code;
    std::string m_marker;
    std::optional<std::size_t> m_start;
    std::optional<Relation> m_link;
    std::optional<std::size_t> m_last;
    bool m_short = false;
    bool m_inShort = false;
};

} // namespace

PytestShape pytestShape(std::span<const TextLine> lines)
{
    PytestShape shape;
    bool opened = false;
    for (const TextLine &line : lines) {
        if (line.text.empty())
            continue;
        // Failures without headings of their own are one line each.
        if (opened && !isBlank(line.text)) {
            shape.bare = !isHeading(line.text) && line.text[0] != '=';
            opened = false;
        }
        if (line.text[0] == '_' && isHeading(line.text))
            shape.headings = true;
        else if (line.text.starts_with(">  "))
            shape.arrows = true;
        else if (line.text.starts_with("E   "))
            shape.errors = true;
        else if (line.text[0] == '=' &&
                 (line.text.find(" FAILURES ") != npos || line.text.find(" ERRORS ") != npos))
            shape.session = true, opened = line.text.find(" FAILURES ") != npos;
        else if (line.text[0] != ' ' && line.text.size() < 4000) {
            const auto location = readPytestLocation(line.text);
            if (!location)
                continue;
            const std::size_t type = typeNameSize(location->rest);
            if (location->rest.starts_with("in "))
                shape.shorts = true;
            else if (type > 0 && (type == location->rest.size() || location->rest[type] == ':') &&
                     !location->rest.substr(0, type).ends_with("Warning"))
                shape.locations = true;
        }
    }
    return shape;
}

bool readPytest(Reader &reader)
{
    const PytestShape &shape = reader.pytest;
    if (!shape.any() || shape.isLine())
        return false;
    const std::string_view text = reader.text();
    const bool source = shape.errors && (text.starts_with("    ") || text.starts_with(">  ") ||
                                         text.starts_with("E   "));
    if (!isHeading(text) && !source &&
        !(isShortLocation(text) && reader.text(1).starts_with("    ")))
        return false;
    return Record(reader).read();
}

} // namespace trace
