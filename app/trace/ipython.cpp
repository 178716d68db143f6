#include "app/trace/formats.h"

namespace trace {

using paste::digitsAt;
using paste::indentSize;
using paste::isBlank;
using paste::isDigit;
using paste::trimmed;
using paste::trimmedRight;

namespace {

constexpr auto npos = std::string_view::npos;

/// `TypeError            Traceback (most recent call last)`: the type, empty when it is none.
std::string_view headerType(std::string_view line)
{
    const std::size_t head = headAt(line);
    const std::size_t size = typeNameSize(line);
    if (head == npos || size == 0 || head < size + 1 || !isBlank(line.substr(size, head - size)))
        return {};
    return line.substr(0, size);
}

bool isRule(std::string_view line)
{
    line = trimmedRight(line);
    return line.size() >= 20 && line.find_first_not_of('-') == npos;
}

/// Name of a function without its arguments: "Client.send(self, x=1)".
std::string_view withoutArguments(std::string_view name)
{
    return trimmed(name.substr(0, name.find('(', name.starts_with("<") ? 1 : 0)));
}

/// `Cell In[3], line 2, in load(path)`, `File /srv/app.py:12, in main()`, `File /srv/app.py in
/// main()`
std::optional<Frame> readNamedFrame(const TextLine &line)
{
    std::string_view text = trimmedRight(line.text);
    Frame frame;
    std::string_view rest;
    if (text.starts_with("Input In [")) {
        // 8.0 to 8.4: the arrow has the line.
        const std::size_t close = text.find(']');
        if (close == npos ||
            (!text.substr(close + 1).starts_with(", in ") && close + 1 != text.size()))
            return std::nullopt;
        frame.file = std::string(text.substr(0, close + 1));
        rest = text.substr(close + 1);
    } else if (text.starts_with("Cell In")) {
        const std::size_t comma = text.find(", line ");
        const std::size_t digits = comma == npos ? 0 : digitsAt(text, comma + 7);
        if (digits == 0)
            return std::nullopt;
        frame.file = std::string(text.substr(0, comma));
        frame.line = toInt(text.substr(comma + 7, digits));
        rest = text.substr(comma + 7 + digits);
    } else if (text.starts_with("File ") && text.substr(5, 1) != "\"") {
        const std::size_t in = text.find(", in ");
        const std::string_view place = text.substr(5, in == npos ? npos : in - 5);
        const std::size_t colon = place.rfind(':');
        if (colon == npos || digitsAt(place, colon + 1) == 0 ||
            colon + 1 + digitsAt(place, colon + 1) != place.size())
            return std::nullopt;
        frame.file = std::string(place.substr(0, colon));
        frame.line = toInt(place.substr(colon + 1));
        rest = in == npos ? std::string_view() : text.substr(in);
    } else {
        return std::nullopt;
    }
    if (rest.starts_with(", in "))
        frame.function = std::string(withoutArguments(rest.substr(5)));
    else if (!rest.empty())
        return std::nullopt;
    frame.range = line.range;
    frame.own = isOwnFile(frame.file);
    return frame;
}

/// IPython up to 8.0: `/srv/app.py in main()`, `<ipython-input-3-8f> in <module>`; the arrow has
/// the line.
std::optional<Frame> readInputFrame(const TextLine &line)
{
    const std::string_view text = trimmedRight(line.text);
    const std::size_t in = text.find(" in ");
    if (in == npos || in == 0 || text.front() == ' ' || text.front() == '-')
        return std::nullopt;
    const std::string_view file = text.substr(0, in);
    const bool path = (file.starts_with("<") && file.ends_with(">")) || file.find('/') != npos ||
                      file.find('\\') != npos;
    if (!path || (file.find(' ') != npos && !file.ends_with(".py")))
        return std::nullopt;
    Frame frame;
    frame.file = std::string(file);
    frame.function = std::string(withoutArguments(text.substr(in + 4)));
    frame.range = line.range;
    frame.own = isOwnFile(frame.file);
    return frame;
}

std::optional<Frame> readAnyFrame(const TextLine &line)
{
    auto frame = readNamedFrame(line);
    return frame ? frame : readInputFrame(line);
}

/// `----> 12 code`
struct Arrow {
    std::optional<int> line;
    std::string_view code;
};

std::optional<Arrow> readArrow(std::string_view text)
{
    const std::size_t dashes = text.find_first_not_of('-');
    if (dashes == npos || dashes == 0 || text[dashes] != '>' || text.substr(dashes + 1, 1) != " ")
        return std::nullopt;
    const std::size_t number = text.find_first_not_of(' ', dashes + 1);
    if (number == npos)
        return Arrow{};
    const std::size_t digits = digitsAt(text, number);
    if (digits == 0)
        return Arrow{std::nullopt, trimmed(text.substr(number))};
    return Arrow{toInt(text.substr(number, digits)), trimmed(text.substr(number + digits))};
}

class Session
{
public:
    explicit Session(Reader &reader) : m_reader(reader) {}

    bool read()
    {
        do {
            if (!readBlock())
                break;
        } while (readLink());
        return !m_last ? false : true;
    }

private:
    std::string_view text() const { return m_reader.text(); }

    /// Header, frames, exception line.
    bool readBlock()
    {
        if (isRule(text()) && !headerType(m_reader.text(1)).empty())
            m_reader.skip();
        const std::size_t start = m_reader.line().range.start;
        const std::string type(headerType(text()));
        if (!type.empty())
            m_reader.skip();
        std::vector<Frame> frames;
        while (!m_reader.atEnd()) {
            if (auto frame = readAnyFrame(m_reader.line())) {
                frames.push_back(std::move(*frame));
                m_reader.skip();
                continue;
            }
            if (isEnd(type, frames.empty()))
                break;
            if (!frames.empty())
                takeContext(frames.back());
            m_reader.skip();
        }
        return put(type, std::move(frames), start);
    }

    void takeContext(Frame &frame)
    {
        const auto arrow = readArrow(text());
        if (!arrow || frame.code)
            return;
        frame.code = std::string(arrow->code);
        if (!frame.line)
            frame.line = arrow->line;
        frame.range.end = m_reader.line().range.end;
    }

    /// The exception line, or something that is no part of the block.
    bool isEnd(std::string_view type, bool first) const
    {
        if (isBlank(text()) || text().front() == ' ' || text().front() == '-')
            return false;
        const auto exception = readException(text());
        if (!type.empty())
            return (exception && lastName(exception->type) == lastName(type)) ||
                   headAt(text()) != npos;
        return !first && ((exception && hasExceptionEnding(exception->type)) ||
                          headAt(text()) != npos || endsMessage(text()));
    }

    bool put(const std::string &type, std::vector<Frame> frames, std::size_t start)
    {
        const auto exception =
            m_reader.atEnd() || headAt(text()) != npos ? std::nullopt : readException(text());
        if (!exception && frames.empty() && type.empty())
            return false;
        RaisedError error;
        error.type = exception ? exception->type : type;
        error.frames = std::move(frames);
        const std::size_t end = error.frames.empty() ? start : error.frames.back().range.end;
        error.range = exception ? m_reader.line().range : base::TextRange{end, end};
        if (exception) {
            error.message = exception->message;
            m_reader.skip();
            readMessage(error);
        }
        error.block = {start, std::max(error.range.end, end)};
        auto &errors = m_reader.trace.exceptions;
        if (m_link && m_last) {
            errors[*m_last].relation = *m_link;
            errors[*m_last].of = errors.size();
        }
        m_link.reset();
        m_last = errors.size();
        errors.push_back(std::move(error));
        return true;
    }

    void readMessage(RaisedError &error)
    {
        std::size_t blanks = 0;
        for (std::size_t ahead = 0; ahead < m_reader.left(); ++ahead) {
            const std::string_view line = m_reader.text(ahead);
            if (isBlank(line)) {
                if (++blanks > 1)
                    return;
                continue;
            }
            const bool quotes =
                blanks == 0 && error.message && error.message->ends_with(":") && isHead(line);
            if (readChainSentence(line) || !headerType(line).empty() || isRule(line) ||
                (headAt(line) != npos && !quotes) || endsMessage(line))
                return;
            if (!error.message)
                error.message.emplace();
            error.message->append(blanks + 1, '\n');
            error.message->append(line);
            error.range.end = m_reader.line(ahead).range.end;
            m_reader.skip(ahead + 1);
            ahead = npos;
            blanks = 0;
        }
    }

    /// A sentence between two blocks.
    bool readLink()
    {
        std::size_t ahead = 0;
        while (ahead < 3 && ahead < m_reader.left() && isBlank(m_reader.text(ahead)))
            ++ahead;
        const auto relation = readChainSentence(m_reader.text(ahead));
        if (!relation)
            return false;
        m_link = relation;
        m_reader.skip(ahead + 1);
        while (!m_reader.atEnd() && isBlank(text()))
            m_reader.skip();
        return !m_reader.atEnd();
    }

    Reader &m_reader;
    std::optional<std::size_t> m_last;
    std::optional<Relation> m_link;
};

/// `  Cell In[4], line 1`, the text, its marker, the SyntaxError: nothing was called.
bool readCellSyntaxError(Reader &reader)
{
    const std::size_t indent = indentSize(reader.text());
    if (indent == 0 || !readNamedFrame(reader.line().from(indent)))
        return false;
    std::size_t ahead = 1;
    while (ahead < 6 && ahead < reader.left() && !reader.text(ahead).empty() &&
           reader.text(ahead).front() == ' ')
        ++ahead;
    const auto exception = readException(reader.text(ahead));
    if (!exception || ahead == 1 || !hasExceptionEnding(exception->type))
        return false;
    RaisedError error;
    error.type = exception->type;
    error.message = exception->message;
    error.range = reader.line(ahead).range;
    error.block = {reader.line().range.start, error.range.end};
    reader.trace.exceptions.push_back(std::move(error));
    reader.skip(ahead + 1);
    reader.sawFormat("ipython-cell-style");
    return true;
}

/// xmode Docs: the first frame stands behind the header, its code behind an arrow without a number.
bool readDocs(Reader &reader)
{
    const std::string_view text = reader.text();
    constexpr std::string_view head = "Traceback (most recent call last): File ";
    if (!text.starts_with(head))
        return false;
    auto frame = readNamedFrame(reader.line().from(head.size() - 5));
    if (!frame)
        return false;
    RaisedError error;
    error.block = reader.line().range;
    error.frames.push_back(std::move(*frame));
    for (reader.skip(); !reader.atEnd(); reader.skip()) {
        const std::string_view line = reader.text();
        if (auto next = readNamedFrame(reader.line().from(indentSize(line)))) {
            error.frames.push_back(std::move(*next));
        } else if (const auto arrow = readArrow(line); arrow && !error.frames.back().code) {
            error.frames.back().code = std::string(arrow->code);
        } else if (const auto exception =
                       line.empty() || line[0] == ' ' ? std::nullopt : readException(line)) {
            error.type = exception->type;
            error.message = exception->message;
            error.range = reader.line().range;
            error.block.end = error.range.end;
            reader.skip();
            break;
        }
    }
    reader.trace.exceptions.push_back(std::move(error));
    reader.sawFormat("ipython-cell-style");
    return true;
}

} // namespace

bool readIPython(Reader &reader)
{
    const std::string_view text = reader.text();
    if (text.empty())
        return false;
    if (readDocs(reader) || readCellSyntaxError(reader))
        return true;
    const bool rule = text[0] == '-' && isRule(text) && !headerType(reader.text(1)).empty();
    const bool header =
        !headerType(text).empty() && (readAnyFrame(reader.line(1)) || reader.text(1).empty());
    // Without its header a frame shows itself by the arrow below it.
    bool frame = !rule && !header && text[0] != ' ' && readNamedFrame(reader.line()).has_value();
    if (frame) {
        std::size_t ahead = 1;
        while (ahead < 8 && !readArrow(reader.text(ahead)))
            ++ahead;
        frame = ahead < 8;
    }
    if (!rule && !header && !frame)
        return false;
    const std::size_t first = reader.trace.exceptions.size();
    if (!Session(reader).read())
        return false;
    const auto &frames = reader.trace.exceptions[first].frames;
    const bool input =
        !frames.empty() && frames[0].file.find("ipython-input-") != std::string::npos;
    reader.sawFormat(input ? "ipython-input-style" : "ipython-cell-style");
    return true;
}

} // namespace trace
