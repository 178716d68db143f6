#include "app/paste/lines.h"
#include "app/paste/record_prefix.h"
#include "app/paste/stages.h"

namespace paste {

namespace {

constexpr auto npos = std::string_view::npos;
constexpr std::string_view head = "Traceback (most recent call last):";

constexpr std::string_view sentences[] = {
    "The above exception was the direct cause of the following exception:",
    "During handling of the above exception, another exception occurred:",
};

/// `File "F", line N, in NAME` inside a line.
struct JoinedFrame {
    std::size_t start = 0;
    std::size_t end = npos;
};

std::optional<JoinedFrame> frameAt(std::string_view line, std::size_t at)
{
    const std::size_t quote = line.find('"', at + 6);
    if (quote == npos || line.substr(quote, 8) != "\", line ")
        return std::nullopt;
    std::size_t end = quote + 8;
    const std::size_t digits = digitsAt(line, end);
    if (digits == 0)
        return std::nullopt;
    end += digits;
    if (line.substr(end, 5) != ", in ")
        return JoinedFrame{at, end};
    end += 5;
    if (line.substr(end, 1) == "<") {
        const std::size_t close = line.find('>', end);
        return JoinedFrame{at, close == npos ? line.size() : close + 1};
    }
    while (end < line.size() && (isWordByte(line[end]) || line[end] == '.'))
        ++end;
    return JoinedFrame{at, end};
}

bool looksLikeType(std::string_view name)
{
    if (name.empty() || isDigit(name[0]))
        return false;
    for (std::size_t at = 0; at < name.size(); ++at) {
        if (name.substr(at, 8) == "<locals>")
            at += 7;
        else if (!isWordByte(name[at]) && name[at] != '.')
            return false;
    }
    const std::size_t dot = name.rfind('.');
    const std::string_view last = dot == npos ? name : name.substr(dot + 1);
    return !last.empty() && last[0] >= 'A' && last[0] <= 'Z';
}

/// Where the exception begins in what follows the last frame: the last " Type: ", or a type at the
/// end.
std::size_t exceptionAt(std::string_view rest)
{
    std::size_t best = npos;
    bool bestEnds = false;
    for (std::size_t at = 0; at < rest.size();) {
        const std::size_t start = rest.find_first_not_of(' ', at);
        if (start == npos)
            break;
        std::size_t end = std::min(rest.find(' ', start), rest.size());
        std::string_view word = rest.substr(start, end - start);
        const bool colon = word.ends_with(":");
        if (colon)
            word.remove_suffix(1);
        if ((colon || end == rest.size()) && looksLikeType(word)) {
            bool ends = false;
            for (std::string_view ending :
                 {"Error", "Exception", "Exit", "Interrupt", "Iteration", "Group", "Warning"})
                ends = ends || word.ends_with(ending);
            if (ends || !bestEnds)
                best = start;
            bestEnds = bestEnds || ends;
        }
        at = end;
    }
    return best;
}

/// ... where not even a blank was left: "return run(x)RuntimeError: closed".
std::size_t gluedExceptionAt(std::string_view rest)
{
    std::size_t best = npos;
    for (std::string_view ending : {"Error", "Exception", "Interrupt", "Exit", "Iteration"})
        for (std::size_t at = rest.find(ending); at != npos; at = rest.find(ending, at + 1)) {
            const std::size_t end = at + ending.size();
            if (end < rest.size() && rest[end] != ':')
                continue;
            std::size_t start = at;
            while (start > 0 && isWordByte(rest[start - 1]))
                --start;
            if (start > 0 && rest[start] >= 'A' && rest[start] <= 'Z' && rest[start - 1] != '.' &&
                rest[start - 1] != ' ')
                best = best == npos ? start : std::max(best, start);
        }
    return best;
}

class Splitter
{
public:
    Splitter(Rewriter &rewriter, std::string_view text, base::TextRange line)
        : m_rewriter(rewriter), m_text(text), m_line(line)
    {
        const std::string_view now = text.substr(line.start, line.size());
        m_inFrame = indentSize(now) >= 4 && !trimmed(now).starts_with("File \"");
    }

    void run()
    {
        std::size_t at = m_line.start;
        while (at < m_line.end) {
            const std::size_t mark = nextMark(at);
            rest({at, mark});
            if (mark >= m_line.end)
                break;
            at = take(mark);
        }
    }

private:
    std::string_view line() const { return m_text.substr(0, m_line.end); }

    std::size_t nextMark(std::size_t from) const
    {
        std::size_t mark = std::min(line().find(head, from), m_line.end);
        for (std::string_view sentence : sentences)
            mark = std::min(mark, line().find(sentence, from));
        for (std::size_t at = line().find("File \"", from); at != npos && at < mark;
             at = line().find("File \"", at + 6))
            if (frameAt(line(), at))
                mark = at;
        return std::min(mark, m_line.end);
    }

    void newLine(std::string_view indent, std::size_t at)
    {
        if (m_rewriter.size() > 0 && m_rewriter.text().back() != '\n')
            m_rewriter.insert("\n", at);
        m_rewriter.insert(indent, at);
    }

    std::size_t take(std::size_t mark)
    {
        if (line().substr(mark).starts_with("File \"")) {
            const JoinedFrame frame = *frameAt(line(), mark);
            newLine("  ", mark);
            m_rewriter.copy({mark, frame.end});
            m_inFrame = true;
            return frame.end;
        }
        std::size_t size = head.size();
        for (std::string_view sentence : sentences)
            if (line().substr(mark).starts_with(sentence))
                size = sentence.size();
        newLine("", mark);
        m_rewriter.copy({mark, mark + size});
        m_inFrame = false;
        return mark + size;
    }

    /// What stands between two marks: code and its markers, behind the last frame the exception
    /// too.
    void rest(base::TextRange range)
    {
        while (range.start < range.end && m_text[range.start] == ' ')
            ++range.start;
        while (range.end > range.start && m_text[range.end - 1] == ' ')
            --range.end;
        if (range.empty())
            return;
        if (!m_inFrame) {
            newLine("", range.start);
            m_rewriter.copy(range);
            return;
        }
        const bool last = !line().substr(range.end).starts_with("File \"") &&
                          !trimmed(line().substr(range.end)).starts_with("File \"");
        std::size_t exception = npos;
        if (last)
            exception = exceptionAt(m_text.substr(range.start, range.size()));
        if (last && exception == npos)
            exception = gluedExceptionAt(m_text.substr(range.start, range.size()));
        const std::size_t codeEnd = exception == npos ? range.end : range.start + exception;
        code({range.start, codeEnd});
        if (exception != npos) {
            newLine("", codeEnd);
            m_rewriter.copy({codeEnd, range.end});
            m_inFrame = false;
        }
    }

    void code(base::TextRange range)
    {
        // A marker has lost its column: it is put on a line of its own and says nothing.
        std::size_t start = range.start;
        for (std::size_t at = range.start; at < range.end;) {
            std::size_t end = std::min(line().find_first_not_of("~^", at), range.end);
            if (line().substr(at).starts_with("[Previous line repeated "))
                end = std::min(line().find(']', at), range.end - 1) + 1;
            if (end > at + 1 && (at == range.start || m_text[at - 1] == ' ') &&
                (end == range.end || m_text[end] == ' ')) {
                piece({start, at});
                newLine("    ", at);
                m_rewriter.copy({at, end});
                start = at = end;
            } else {
                ++at;
            }
        }
        piece({start, range.end});
    }

    void piece(base::TextRange range)
    {
        while (range.start < range.end && m_text[range.start] == ' ')
            ++range.start;
        while (range.end > range.start && m_text[range.end - 1] == ' ')
            --range.end;
        if (range.empty())
            return;
        newLine("    ", range.start);
        m_rewriter.copy(range);
    }

    Rewriter &m_rewriter;
    std::string_view m_text;
    base::TextRange m_line;
    bool m_inFrame = false;
};

/// In a table drawn with bars the cell ends before the last one.
std::size_t cellEnd(std::string_view text, base::TextRange line)
{
    std::size_t end = line.end;
    const std::string_view now = trimmed(text.substr(line.start, line.size()));
    if (!now.starts_with("|") || !now.ends_with("|"))
        return end;
    end = line.start + text.substr(line.start, line.size()).rfind('|');
    while (end > line.start && text[end - 1] == ' ')
        --end;
    return end;
}

/// Two frames in a line, or a frame behind a header: the line ends between them were lost.
bool isJoined(std::string_view line)
{
    if (line.find("Result: Failure") != npos || line.find("Stack:") != npos)
        return false; // the host's stream, which has a layout of its own
    std::size_t frames = 0;
    for (std::size_t at = line.find("File \""); at != npos && frames < 2;
         at = line.find("File \"", at + 6))
        frames += frameAt(line, at).has_value();
    const std::size_t header = line.find(head);
    // A terminal's copy pads the code and goes on with the next frame.
    const std::size_t frame = line.find("  File \"");
    if (frames == 1 && frame != npos && frame > 2 && line.substr(frame - 2, 2) == "  " &&
        !isBlank(line.substr(0, frame)) && frameAt(line, frame + 2))
        return indentSize(line) >= 4 && recordPrefixSize(trimmed(line)) == 0;
    return frames >= 2 || (frames == 1 && header != npos && header < line.find("File \""));
}

} // namespace

void splitJoined(Reading &reading)
{
    for (Piece &piece : reading.pieces) {
        if (piece.text.find(", line ") == std::string::npos)
            continue;
        Rewriter rewriter(piece);
        std::optional<base::TextRange> changed;
        for (const Line &line : splitLines(piece.text)) {
            if (!isJoined(lineText(piece.text, line))) {
                rewriter.copy({line.range.start, line.next});
                continue;
            }
            changed = base::TextRange{changed ? changed->start : line.range.start, line.range.end};
            const std::size_t end = cellEnd(piece.text, line.range);
            Splitter(rewriter, piece.text, {line.range.start, end}).run();
            if (end < line.range.end)
                rewriter.insert("\n\n\n", end);
            rewriter.copy({end, line.next});
        }
        if (!changed)
            continue;
        addRepair(piece, "newlines", "Line ends that were lost between frames were put back.",
                  *changed);
        piece = rewriter.finish();
    }
}

} // namespace paste
