#include "app/trace/formats.h"

namespace trace {

using paste::digitsAt;
using paste::isBlank;
using paste::trimmed;
using paste::trimmedRight;

namespace {

constexpr auto npos = std::string_view::npos;

/// Characters that a terminal shows, near enough: bytes that begin one.
std::size_t width(std::string_view text)
{
    std::size_t count = 0;
    for (const char c : text)
        count += (static_cast<unsigned char>(c) & 0xc0) != 0x80;
    return count;
}

bool startsWithAny(std::string_view text, std::initializer_list<std::string_view> words)
{
    return std::any_of(words.begin(), words.end(),
                       [text](std::string_view word) { return text.starts_with(word); });
}

bool isTop(std::string_view text)
{
    return startsWithAny(text, {"\u256d", "\u250c\u2500", "+-"});
}
bool isBottom(std::string_view text)
{
    return startsWithAny(text, {"\u2570", "\u2514\u2500", "+-"});
}

/// The title in a box's upper edge.
std::string_view titleOf(std::string_view text)
{
    const std::size_t start = text.find(' ');
    const std::size_t end = text.rfind(' ');
    return start == npos || end <= start ? std::string_view()
                                         : trimmed(text.substr(start, end - start));
}

/// A line inside one box without its sides.
std::optional<std::string_view> inside(std::string_view text)
{
    std::size_t side = 0;
    for (std::string_view mark : {"\u2502", "|"})
        if (text.starts_with(mark))
            side = mark.size();
    if (side == 0)
        return std::nullopt;
    text.remove_prefix(side);
    if (text.starts_with(" "))
        text.remove_prefix(1);
    std::string_view right = trimmedRight(text);
    for (std::string_view mark : {"\u2502", "|"})
        if (right.ends_with(mark)) {
            right.remove_suffix(mark.size());
            return right;
        }
    return text;
}

/// `  12 code`, `❱ 12 code`
struct CodeLine {
    bool current = false;
    std::string_view code;
};

std::optional<CodeLine> readCodeLine(std::string_view text)
{
    CodeLine line;
    for (std::string_view mark : {"\u2771 ", "> "})
        if (text.starts_with(mark)) {
            line.current = true;
            text.remove_prefix(mark.size());
        }
    if (!line.current && !text.starts_with(" "))
        return std::nullopt;
    const std::size_t number = std::min(text.find_first_not_of(' '), text.size());
    const std::size_t digits = digitsAt(text, number);
    if (digits == 0 || (number + digits < text.size() && text[number + digits] != ' '))
        return std::nullopt;
    text.remove_prefix(number + digits);
    // Guides show the indentation.
    while (true) {
        text = trimmed(text);
        if (text.starts_with("\u2502"))
            text.remove_prefix(std::string_view("\u2502").size());
        else if (text.starts_with("|   "))
            text.remove_prefix(1);
        else
            break;
    }
    line.code = text;
    return line;
}

class Boxes
{
public:
    Boxes(Reader &reader, std::size_t column) : m_reader(reader), m_column(column), m_chains(1) {}

    void read()
    {
        for (; !m_reader.atEnd(); m_reader.skip()) {
            std::string_view text = m_reader.text();
            const std::size_t indent = std::min(text.find_first_not_of(' '), text.size());
            text.remove_prefix(std::min(indent, m_column));
            if (!take(text))
                break;
        }
        closeMessage();
    }

private:
    enum class Kind { Trace, Member, Other };

    /// The exceptions that follow one another at one depth.
    struct Chain {
        std::optional<std::size_t> last;
        std::optional<Relation> link;
        std::optional<std::size_t> group;
        std::optional<int> member;
        std::vector<Frame> frames;
        std::size_t start = 0; ///< of its box
        bool open = false;     ///< a box was read, its exception line is due
        bool inMessage = false;
        std::size_t blanks = 0;
        std::size_t lastWidth = 0; ///< of the message's last line as it was printed
    };

    bool take(std::string_view text)
    {
        for (std::size_t depth = 0; depth < m_boxes.size(); ++depth) {
            if (isBottom(text) && (depth + 1 == m_boxes.size() || text.starts_with("\u2570"))) {
                popTo(depth);
                return true;
            }
            const auto content = inside(text);
            if (!content)
                return false;
            text = *content;
        }
        if (isTop(text) &&
            (!m_boxes.empty() || text.find(' ') != npos || text.starts_with("\u256d")))
            return push(text);
        if (m_boxes.empty() || m_boxes.back() == Kind::Member)
            return takeText(text);
        if (m_boxes.back() == Kind::Trace)
            takeFrame(text);
        return true;
    }

    bool push(std::string_view text)
    {
        if (m_width == 0)
            m_width = width(trimmedRight(text));
        m_chains.back().blanks = 0;
        const std::string_view title = titleOf(text);
        if (title.find("Traceback (most recent call last)") != npos) {
            closeMessage();
            m_chains.back().frames.clear();
            m_chains.back().open = true;
            m_chains.back().start = m_reader.line().range.start;
            m_header.clear();
            m_boxes.push_back(Kind::Trace);
        } else if (title.starts_with("Sub-exception #")) {
            Chain member;
            closeMessage();
            member.group = m_chains.back().last;
            member.member = toInt(title.substr(15));
            m_chains.push_back(std::move(member));
            m_boxes.push_back(Kind::Member);
        } else {
            m_boxes.push_back(Kind::Other);
        }
        return true;
    }

    void popTo(std::size_t depth)
    {
        while (m_boxes.size() > depth) {
            if (m_boxes.back() == Kind::Member) {
                closeMessage();
                m_chains.pop_back();
            }
            m_boxes.pop_back();
        }
    }

    // A path is cut at any character to fit the box: its pieces are joined until the line is named.
    void takeFrame(std::string_view text)
    {
        Chain &chain = m_chains.back();
        if (isBlank(text))
            return;
        if (m_header.empty()) {
            if (const auto code = readCodeLine(text)) {
                if (code->current && !chain.frames.empty() && !chain.frames.back().code) {
                    chain.frames.back().code = std::string(code->code);
                    chain.frames.back().range.end = m_reader.line().range.end;
                }
                return;
            }
            if (text.starts_with("..."))
                return;
            m_headerStart = m_reader.line().range.start;
        }
        m_header += trimmedRight(text);
        if (takeNameless())
            return;
        const std::size_t in = m_header.rfind(" in ");
        const std::size_t colon = m_header.rfind(':', in);
        if (colon == std::string::npos || colon == 0)
            return;
        const std::size_t digits = digitsAt(m_header, colon + 1);
        const std::size_t end = colon + 1 + digits;
        if (digits == 0 || (end != m_header.size() && in != end))
            return;
        Frame frame;
        frame.file = m_header.substr(0, colon);
        frame.line = toInt(std::string_view(m_header).substr(colon + 1, digits));
        if (in == end)
            frame.function = m_header.substr(in + 4);
        frame.own = isOwnFile(frame.file);
        frame.range = {m_headerStart, m_reader.line().range.end};
        chain.frames.push_back(std::move(frame));
        m_header.clear();
    }

    /// `in <module>:2`, where the source is no file.
    bool takeNameless()
    {
        const std::size_t colon = m_header.rfind(':');
        if (!m_header.starts_with("in ") || colon == std::string::npos ||
            digitsAt(m_header, colon + 1) == 0 ||
            colon + 1 + digitsAt(m_header, colon + 1) != m_header.size())
            return false;
        Frame frame;
        frame.function = m_header.substr(3, colon - 3);
        frame.line = toInt(std::string_view(m_header).substr(colon + 1));
        frame.range = {m_headerStart, m_reader.line().range.end};
        m_chains.back().frames.push_back(std::move(frame));
        m_header.clear();
        return true;
    }

    /// Lines outside the boxes of frames: exceptions, messages, sentences.
    bool takeText(std::string_view text)
    {
        Chain &chain = m_chains.back();
        text = trimmedRight(text);
        if (text.empty()) {
            ++chain.blanks;
            return !m_boxes.empty() || chain.blanks < 2;
        }
        if (const auto relation = readWrappedSentence(text)) {
            closeMessage();
            chain.link = relation;
            chain.blanks = 0;
            return true;
        }
        if (text.starts_with("[NOTE] ")) {
            chain.inMessage = false;
            return true;
        }
        if (chain.inMessage)
            return addMessage(text);
        const bool due = chain.open || chain.link || (chain.group && !chain.last);
        const auto exception = due ? readException(text) : std::nullopt;
        if (!exception)
            return !m_boxes.empty() && !due;
        startException(*exception, text);
        return true;
    }

    /// A narrow terminal breaks the sentence between two of its words.
    std::optional<Relation> readWrappedSentence(std::string_view text)
    {
        if (const auto relation = readChainSentence(text))
            return relation;
        if (!m_boxes.empty() ||
            (!text.starts_with("The above ") && !text.starts_with("During handling ")))
            return std::nullopt;
        std::string joined(text);
        for (std::size_t ahead = 1; ahead < 5; ++ahead) {
            joined += ' ';
            joined += trimmed(m_reader.text(ahead));
            if (const auto relation = readChainSentence(joined)) {
                m_reader.skip(ahead);
                return relation;
            }
        }
        return std::nullopt;
    }

    void startException(const ExceptionLine &exception, std::string_view text)
    {
        Chain &chain = m_chains.back();
        RaisedError error;
        error.type = exception.type;
        error.message = exception.message;
        error.frames = std::move(chain.frames);
        error.range = m_reader.line().range;
        error.block = {chain.open ? chain.start : error.range.start, error.range.end};
        if (chain.group) {
            error.relation = Relation::GroupMember;
            error.of = chain.group;
            error.member = chain.member;
        }
        auto &errors = m_reader.trace.exceptions;
        if (chain.link && chain.last) {
            errors[*chain.last].relation = *chain.link;
            errors[*chain.last].of = errors.size();
            errors[*chain.last].member.reset();
        }
        chain.frames.clear();
        chain.link.reset();
        chain.open = false;
        chain.inMessage = true;
        chain.blanks = 0;
        chain.last = errors.size();
        chain.lastWidth = width(text);
        errors.push_back(std::move(error));
        m_reader.sawFormat("rich");
    }

    // Words that would not have fitted were wrapped; where the next one would, the line end is
    // real.
    bool addMessage(std::string_view text)
    {
        Chain &chain = m_chains.back();
        if (m_boxes.empty() && endsMessage(text))
            return false;
        RaisedError &error = m_reader.trace.exceptions[*chain.last];
        const std::size_t room =
            m_width > 4 * m_boxes.size() ? m_width - 4 * m_boxes.size() : m_width;
        const bool wrapped =
            chain.blanks == 0 && chain.lastWidth + 1 + width(text.substr(0, text.find(' '))) > room;
        if (!error.message)
            error.message.emplace();
        if (wrapped)
            *error.message += chain.lastWidth >= room ? "" : " ";
        else
            error.message->append(chain.blanks + 1, '\n');
        *error.message += text;
        error.range.end = error.block.end = m_reader.line().range.end;
        chain.blanks = 0;
        chain.lastWidth = width(text);
        return true;
    }

    void closeMessage()
    {
        Chain &chain = m_chains.back();
        chain.inMessage = false;
        if (!chain.open || chain.frames.empty())
            return;
        // Cut off before the exception was named.
        RaisedError error;
        error.range = error.block = {chain.start, chain.frames.back().range.end};
        error.frames = std::move(chain.frames);
        chain.frames.clear();
        chain.open = false;
        chain.last = m_reader.trace.exceptions.size();
        m_reader.trace.exceptions.push_back(std::move(error));
        m_reader.sawFormat("rich");
    }

    Reader &m_reader;
    std::size_t m_column = 0;
    std::size_t m_width = 0;
    std::vector<Kind> m_boxes;
    std::vector<Chain> m_chains;
    std::string m_header;
    std::size_t m_headerStart = 0;
};

} // namespace

bool readRich(Reader &reader)
{
    const std::string_view text = reader.text();
    const std::size_t column = text.find_first_not_of(' ');
    if (column == npos || !isTop(text.substr(column)) ||
        text.find("Traceback (most recent call last)") == npos)
        return false;
    Boxes(reader, column).read();
    return true;
}

} // namespace trace
