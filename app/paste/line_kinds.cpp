#include "app/paste/line_kinds.h"
#include "app/paste/code_shape.h"
#include "app/paste/config_block.h"
#include "app/paste/far_link.h"
#include "app/paste/record_prefix.h"

namespace paste {

namespace {

constexpr auto npos = std::string_view::npos;
constexpr std::size_t mostCodeLines =
    200000; ///< beyond it a text is a log, whatever its lines look like

bool isHeader(std::string_view line)
{
    line = trimmedRight(line);
    if (line.ends_with(":"))
        line.remove_suffix(1);
    constexpr std::string_view head = "Traceback (most recent call last)";
    if (trimmed(line) == "Traceback (most recent call first)")
        return true; // debuggers and Application Insights begin with the innermost call
    if (!line.ends_with(head))
        return line.find("Traceback (most recent call last) \u2500") != npos ||
               line.find("Traceback (most recent call last): File ") != npos;
    const std::size_t before = line.size() - head.size();
    // In a comment or a string of code it is no trace.
    return before == 0 ||
           std::string_view("#\"'").find(trimmed(line.substr(0, before + 1))[0]) == npos;
}

bool isFrame(std::string_view line)
{
    line.remove_prefix(indentSize(line));
    if (line.starts_with("> "))
        line.remove_prefix(2);
    if (line.starts_with("Stack:")) // the Functions host writes the first frame behind its label
        line.remove_prefix(std::min(line.find_first_not_of(' ', 6), line.size()));
    if ((line.starts_with("Cell In") && line.find("], line ") != npos) ||
        (line.starts_with("Input In [") && line.find("] in ") != npos))
        return true;
    if (!line.starts_with("File \"") && !line.starts_with("File \u201c"))
        return false;
    const std::size_t at = line.find("line ", 6);
    return at != npos &&
           (at + 5 < line.size() && (isDigit(line[at + 5]) || line.substr(at + 5, 7) == "unknown"));
}

bool isSentence(std::string_view line)
{
    if (FarLink::read(line))
        return true;
    for (std::string_view words :
         {"direct cause of the following exception", "another exception occurred:",
          "exception was caused by the following", "while handling the following exception"})
        if (line.find(words) != npos)
            return true;
    return false;
}

/// A group's margin: "  | text", "    +---- 1 ----".
bool isMargin(std::string_view line)
{
    const std::size_t indent = indentSize(line);
    return indent >= 2 && indent < line.size() &&
           (line[indent] == '|' || line.substr(indent, 2) == "+-" ||
            line.substr(indent, 2) == "+ ");
}

/// "Type: message" or a bare name, as an exception line begins.
bool isExceptionLine(std::string_view line)
{
    std::size_t at = 0;
    while (at < line.size() &&
           (isWordByte(line[at]) || line[at] == '.' || line.substr(at, 8) == "<locals>"))
        at += line[at] == '<' ? 8 : 1;
    return at > 0 && !isDigit(line[0]) && (at == line.size() || line[at] == ':');
}

/// IPython's `----> 12 code`
bool isArrow(std::string_view line)
{
    const std::size_t dashes = std::min(line.find_first_not_of('-'), line.size());
    const std::size_t number = std::min(line.find_first_not_of(' ', dashes + 1), line.size());
    return dashes >= 2 && line.substr(dashes, 2) == "> " && digitsAt(line, number) > 0;
}

/// Renderers that print source of their own: everything around them was printed.
bool isRendered(std::string_view line)
{
    if (line.empty())
        return false;
    switch (line[0]) {
    case 'E':
        return line.starts_with("E   ");
    case '>':
        return line.starts_with(">   ") && line.size() > 5;
    case '-':
        return isArrow(line) || (line.size() >= 60 && line.find_first_not_of('-') == npos);
    case '_':
        return line.starts_with("___") && trimmedRight(line).ends_with("_");
    case '=':
        return line.starts_with("=====") && line.size() > 40;
    default:
        return line.starts_with("\u256d") || line.starts_with("\u2502") ||
               line.starts_with("\u2570");
    }
}

/// Follows a printed traceback from its header to the end of its message.
class TraceFollower
{
public:
    bool inside() const { return m_state != State::Out; }

    /// Whether the line begins a trace or belongs to the one that is open.
    bool take(std::string_view line)
    {
        if (isHeader(line)) {
            m_state = State::Frames;
            m_indent = isBlank(line.substr(0, line.find("Traceback"))) ? indentSize(line) : 0;
            m_flat = false;
            m_codeDue = false;
            return true;
        }
        if (isFrame(line) && m_state != State::Frames) {
            m_state = State::Frames;
            m_indent = indentSize(line) >= 2 ? indentSize(line) - 2 : 0;
            m_flat = indentSize(line) == 0;
            m_codeDue = true;
            return true;
        }
        switch (m_state) {
        case State::Out:
            return false;
        case State::Frames:
            return takeInFrames(line);
        case State::Message:
            return takeInMessage(line);
        case State::Gap:
            if (isBlank(line) || isSentence(line)) {
                m_state = isBlank(line) ? State::Gap : State::Linked;
                return true;
            }
            m_state = State::Out;
            return false;
        case State::Linked:
            if (isExceptionLine(line))
                m_state = State::Message;
            return true;
        }
        return false;
    }

    /// The trace has no indentation; its message cannot be told from what follows.
    bool flat() const { return m_flat; }
    bool atMessage() const { return m_state == State::Message; }
    /// A blank line stands below the message; one that begins empty has its text in what follows.
    bool atGap() const { return m_state == State::Gap && m_named; }
    void leave() { m_state = State::Out; }

private:
    enum class State { Out, Frames, Message, Gap, Linked };

    bool takeInFrames(std::string_view line)
    {
        if (isFrame(line)) {
            m_flat = m_flat || indentSize(line) <= m_indent;
            m_codeDue = true;
            return true;
        }
        if (isBlank(line) || isMargin(line) || (!m_flat && indentSize(line) > m_indent))
            return true;
        if (m_flat && m_codeDue) {
            m_codeDue = false;
            return true;
        }
        if (m_flat && trimmed(line).find_first_not_of("~^ ") == npos)
            return true;
        m_state = isExceptionLine(trimmed(line)) ? State::Message : State::Out;
        m_named = !trimmed(line).ends_with(":");
        return m_state == State::Message;
    }

    bool takeInMessage(std::string_view line)
    {
        if (isBlank(line)) {
            m_state = State::Gap;
            return true;
        }
        if (isSentence(line)) {
            m_state = State::Linked;
            return true;
        }
        if (recordPrefixSize(line) > 0 || isAccessLine(line)) {
            m_state = State::Out;
            return false;
        }
        return true;
    }

    State m_state = State::Out;
    std::size_t m_indent = 0;
    bool m_flat = false;
    bool m_codeDue = false;
    bool m_named = true; ///< the exception line says something behind its type
};

class Judge
{
public:
    Judge(std::string_view text, const std::vector<Line> &lines, const KindOptions &options)
        : m_text(text), m_lines(lines), m_options(options), m_kinds(lines.size())
    {}

    std::vector<KindedLine> run()
    {
        bool rendered = false;
        for (std::size_t i = 0; i < m_lines.size() && !rendered; ++i)
            rendered = isRendered(line(i));
        m_codeAllowed = !rendered && m_lines.size() <= mostCodeLines;
        for (std::size_t i = 0; i < m_lines.size();)
            i = judge(i);
        return std::move(m_kinds);
    }

private:
    std::string_view line(std::size_t i) const { return lineText(m_text, m_lines[i]); }

    std::size_t judge(std::size_t i)
    {
        const std::string_view now = line(i);
        if (m_scan.depth() == 0 && m_scan.openString().empty() && !m_trace.inside())
            if (const std::size_t size = configBlock(m_text, m_lines, i)) {
                for (std::size_t k = i; k < i + size; ++k)
                    m_kinds[k].kind = LineKind::Config;
                return i + size;
            }
        if (!m_scan.openString().empty())
            return takeCode(i);
        const bool wasBehind = m_trace.atGap();
        const bool leaving = m_trace.atMessage() && m_trace.flat() && !isBlank(now) &&
                             !isSentence(now) && !isHeader(now) && !isFrame(now);
        if (leaving && (linesToBlank(i) > mostMessageLines || isCode(now) == CodeShape::Certain)) {
            m_trace.leave();
            m_kinds[i].apart = true;
        } else if (m_trace.take(now)) {
            m_kinds[i].kind = LineKind::Trace;
            m_scan = {};
            m_traced = true;
            return i + 1;
        }
        // Somebody writes about the trace: what follows it is theirs, not the message's next
        // paragraph.
        if (wasBehind && !m_trace.inside() && m_prose && isSentenceOf(now))
            m_kinds[i].apart = true;
        if (isBlank(now)) {
            m_kinds[i].kind = LineKind::Blank;
            return i + 1;
        }
        if (isCodeHere(i))
            return takeCode(i);
        m_scan = {};
        m_kinds[i].kind =
            recordPrefixSize(now) > 0 || isAccessLine(now) ? LineKind::Log : LineKind::Text;
        m_prose = m_prose || (m_kinds[i].kind == LineKind::Text && now[0] != '#' &&
                              std::count(now.begin(), now.end(), ' ') >= 3);
        return i + 1;
    }

    /// Words of a person: several, ended as sentences are, and no record of a log.
    static bool isSentenceOf(std::string_view now)
    {
        if (now.empty() || now.size() > 4000 || indentSize(now) > 0 || recordPrefixSize(now) > 0)
            return false;
        now = trimmed(now);
        const auto blanks = std::count(now.begin(), now.end(), ' ');
        return blanks >= 3 && std::string_view(".?!:").find(now.back()) != npos && !isHeader(now) &&
               now[0] != '[';
    }

    CodeShape isCode(std::string_view now) { return codeShape(now, m_mayParse); }

    bool isCodeHere(std::size_t i)
    {
        if (!m_codeAllowed)
            return false;
        // A block said to be Python may hold a trace; what follows one is judged by its looks.
        if (m_options.python && !m_traced)
            return true;
        const std::string_view now = line(i);
        // Inside an open bracket a line goes on as the one before began.
        if (m_scan.depth() > 0 && m_bracketLines < mostBracketLines) {
            ++m_bracketLines;
            return true;
        }
        const CodeShape shape = isCode(now);
        const bool below = i > 0 && (m_kinds[i - 1].kind == LineKind::Code ||
                                     (m_kinds[i - 1].kind == LineKind::Blank && i > 1 &&
                                      m_kinds[i - 2].kind == LineKind::Code));
        if (shape == CodeShape::Neutral) // a heading of Markdown looks like a comment
            return below || trimmed(now)[0] == '#';
        // What stands deeper below code is code, whatever it looks like.
        return shape != CodeShape::None ||
               (below && indentSize(now) > 0 && recordPrefixSize(trimmed(now)) == 0);
    }

    std::size_t takeCode(std::size_t i)
    {
        const bool wasOpen = !m_scan.openString().empty();
        const std::size_t depth = m_scan.depth();
        m_scan.take(line(i));
        if (m_scan.broken())
            m_scan = {};
        if (depth == 0)
            m_bracketLines = 0;
        // A long string that is never closed would swallow all that follows.
        if (!wasOpen && !m_scan.openString().empty() && !closesBelow(i))
            m_scan = {};
        m_kinds[i].kind = LineKind::Code;
        m_trace.leave();
        return i + 1;
    }

    bool closesBelow(std::size_t i)
    {
        const std::string_view quotes = m_scan.openString();
        std::size_t &known = m_noMore[quotes[0] == '"'];
        if (m_lines[i].next >= known)
            return false;
        if (m_text.find(quotes, m_lines[i].next) != npos)
            return true;
        known = m_lines[i].next;
        return false;
    }

    std::size_t linesToBlank(std::size_t i)
    {
        if (i >= m_blankAt) {
            m_blankAt = i;
            while (m_blankAt < m_lines.size() && !isBlank(line(m_blankAt)))
                ++m_blankAt;
        }
        return m_blankAt - i;
    }

    static constexpr std::size_t mostMessageLines = 8;
    static constexpr std::size_t mostBracketLines = 60;

    std::string_view m_text;
    const std::vector<Line> &m_lines;
    KindOptions m_options;
    std::vector<KindedLine> m_kinds;
    TraceFollower m_trace;
    BracketScan m_scan;
    bool m_codeAllowed = true;
    bool m_traced = false; ///< a trace has been seen
    bool m_prose = false;
    std::size_t m_mayParse = 20000;
    std::size_t m_bracketLines = 0;
    std::size_t m_blankAt = 0;
    std::size_t m_noMore[2] = {npos, npos};
};

} // namespace

std::vector<KindedLine> lineKinds(std::string_view text, const std::vector<Line> &lines,
                                  const KindOptions &options)
{
    return Judge(text, lines, options).run();
}

} // namespace paste
