#include "app/paste/record_prefix.h"
#include "app/trace/formats.h"

namespace trace {

using paste::isBlank;
using paste::trimmed;
using paste::trimmedRight;

namespace {

constexpr auto npos = std::string_view::npos;
constexpr std::string_view failure = "Result: Failure";

/// One failure as the host writes it: "Result: Failure", "Exception: TYPE: MESSAGE", "Stack:
/// FRAMES". The type comes before the frames, and what it was caused by is not told.
class Failure
{
public:
    explicit Failure(Reader &reader) : m_reader(reader) {}

    bool read(std::size_t at)
    {
        const std::string_view behind = m_reader.text().substr(at + failure.size());
        m_error.block = m_reader.line().from(at).range;
        const std::string_view inLine = trimmed(behind);
        if (inLine.starts_with("Exception:"))
            return readJoined(
                m_reader.line().from(at + failure.size() + behind.find("Exception:") + 10));
        if (!inLine.empty() || !trimmed(m_reader.text(1)).starts_with("Exception:"))
            return false;
        m_reader.skip();
        const std::size_t colon = m_reader.text().find("Exception:") + 10;
        if (m_reader.text().find("Stack:", colon) != npos)
            return readJoined(m_reader.line().from(colon));
        return readLines(colon);
    }

private:
    void setException(std::string_view text, base::TextRange range)
    {
        text = trimmed(text);
        m_error.range = range;
        if (const auto exception = readException(text.substr(0, text.find('\n')))) {
            m_error.type = exception->type;
            m_error.message = exception->message;
            if (const std::size_t line = text.find('\n'); line != npos)
                m_error.message = m_error.message.value_or("") + std::string(text.substr(line));
        } else {
            m_error.message = std::string(text);
        }
    }

    bool readLines(std::size_t colon)
    {
        std::string text(m_reader.text().substr(colon));
        base::TextRange range = m_reader.line().from(colon).range;
        m_margin = paste::indentSize(m_reader.text());
        for (m_reader.skip(); !m_reader.atEnd(); m_reader.skip()) {
            const std::string_view line = content().text;
            if (line.starts_with("Stack:") || trimmed(line) == "." ||
                paste::recordPrefixSize(line) > 0 || headAt(line) != npos)
                break;
            text += '\n';
            text += line;
            range.end = m_reader.line().range.end;
        }
        while (!text.empty() && (text.back() == '\n' || text.back() == ' '))
            text.pop_back();
        setException(text, range);
        if (content().text.starts_with("Stack:"))
            readStack();
        put();
        return true;
    }

    /// The line without what the whole report is moved to the right by.
    TextLine content() const
    {
        const TextLine &line = m_reader.line();
        return line.from(std::min(paste::indentSize(line.text), m_margin));
    }

    /// `Stack:   File "...", line N, in f`, then frames as CPython prints them.
    void readStack()
    {
        // The label moves the first frame to the right; the others stand as ever.
        TextLine line = content().from(6);
        while (true) {
            if (auto frame = readFrame(line))
                m_error.frames.push_back(std::move(*frame));
            else if (!addCode(line))
                break;
            m_error.block.end = line.range.end;
            m_reader.skip();
            if (m_reader.atEnd())
                break;
            line = content();
        }
    }

    bool addCode(const TextLine &line)
    {
        if (m_error.frames.empty() || paste::indentSize(line.text) < 2 || isBlank(line.text))
            return false;
        Frame &frame = m_error.frames.back();
        frame.range.end = line.range.end;
        if (!frame.code) {
            m_indent = paste::indentSize(line.text);
            frame.code = std::string(trimmed(line.text));
        } else if (isMarker(line.text)) {
            frame.marker = std::string(line.text.substr(std::min(m_indent, line.text.size())));
        } else if (const auto count = readRepeat(line.text)) {
            frame.repeated = *count;
        } else {
            *frame.code += '\n' + std::string(trimmedRight(line.text.substr(
                                      std::min(m_indent, paste::indentSize(line.text)))));
        }
        return true;
    }

    /// The portal's log stream loses the line ends: what a frame's name and code are cannot be told
    /// apart.
    bool readJoined(const TextLine &line)
    {
        // "Failure Exception:" keeps a blank where "FailureException:" lost it.
        m_spaced = line.text.find(" Stack: ") != npos || line.text.find("  Stack:") != npos;
        const std::size_t stack = line.text.find("Stack:");
        const std::string_view exception = line.text.substr(0, stack);
        setException(exception, {line.range.start, line.range.start + exception.size()});
        std::size_t at = stack == npos ? npos : line.text.find("File \"", stack);
        while (at != npos) {
            std::size_t next = line.text.find("File \"", at + 6);
            addJoined(
                {line.text.substr(at, next - at),
                 {line.range.start + at, line.range.start + std::min(next, line.text.size())}});
            at = next;
        }
        m_reader.skip();
        if (m_error.frames.empty() && m_reader.text().starts_with("Stack:"))
            readStack();
        put();
        return true;
    }

    void addJoined(const TextLine &line)
    {
        auto frame = readFrame({trimmedRight(line.text), line.range});
        if (!frame)
            return;
        // Where a blank stands behind the name, it ends it; a module's own code begins behind ">".
        if (frame->function) {
            std::string &name = *frame->function;
            const std::size_t end = name.starts_with("<") ? name.find('>') + 1
                                    : m_spaced            ? name.find(' ')
                                                          : std::string::npos;
            if (end != std::string::npos && end > 0 && end < name.size()) {
                frame->code = std::string(trimmed(std::string_view(name).substr(end)));
                name.erase(end);
            }
        }
        m_error.frames.push_back(std::move(*frame));
    }

    void put()
    {
        m_error.block.end = std::max(m_error.block.end, m_error.range.end);
        m_reader.trace.exceptions.push_back(std::move(m_error));
        m_reader.sawFormat("azure-functions-host-portal");
        if (trimmed(m_reader.text()) == ".")
            m_reader.skip();
    }

    Reader &m_reader;
    std::size_t m_margin = 0;
    bool m_spaced = false; ///< blanks stand where the line ends were
    RaisedError m_error;
    std::size_t m_indent = 4;
};

} // namespace

bool readAzureHost(Reader &reader)
{
    const std::size_t at = reader.text().find(failure);
    if (at == npos || at > 4000)
        return false;
    const std::size_t before = reader.position();
    if (Failure(reader).read(at))
        return true;
    reader.moveTo(before);
    return false;
}

} // namespace trace
