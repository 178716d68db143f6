#include "app/trace/formats.h"
#include "app/trace/rich_box.h"

namespace trace {

using paste::digitsAt;
using paste::isBlank;
using paste::trimmed;
using paste::trimmedRight;
using namespace rich;

namespace {

constexpr auto npos = std::string_view::npos;

class Boxes
{
public:
    Boxes(Reader &reader, std::size_t column) : m_reader(reader), m_column(column), m_chains(1) {}

    void read()
    {
        for (; !m_reader.atEnd(); m_reader.skip()) {
            std::string_view text = m_reader.text();
            const std::size_t indent = std::min(text.find_first_not_of(' '), text.size());
            // What stands further left than the box belongs to the text around it.
            if (indent < m_column && indent < text.size())
                break;
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
        bool lastIsWord = false;   ///< no blank was in it
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
            if (takeNameBelow(text))
                return;
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
        if (endsWithIn(m_header))
            m_header += ' ';
        m_header += trimmedRight(text);
        // A narrow box breaks before the name.
        if (takeNameless() || endsWithIn(m_header))
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

    /// "...:12 in": the name is due.
    static bool endsWithIn(std::string_view header)
    {
        constexpr std::string_view word = " in";
        return header.ends_with(word) && header.size() > word.size() &&
               paste::isDigit(header[header.size() - word.size() - 1]);
    }

    /// "in name" alone, below a path and a number.
    bool takeNameBelow(std::string_view text)
    {
        auto &frames = m_chains.back().frames;
        text = trimmedRight(text);
        if (!text.starts_with("in ") || text.find(' ', 3) != npos || frames.empty() ||
            frames.back().function || frames.back().code ||
            (text.find(':') != npos && digitsAt(text, text.rfind(':') + 1) > 0))
            return false;
        frames.back().function = std::string(text.substr(3));
        return true;
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
            return !m_boxes.empty() || chain.blanks < 2 || linkFollows();
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

    /// A message may end with line ends of its own; the sentence comes behind them.
    bool linkFollows() const
    {
        std::size_t ahead = 0;
        while (ahead < 4 && isBlank(m_reader.text(ahead)) && ahead < m_reader.left())
            ++ahead;
        const std::string_view text = m_reader.text(ahead);
        return text.starts_with("The above exception was ") ||
               text.starts_with("During handling of the above ");
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
        chain.lastIsWord = false;
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
        // A word longer than the line is cut where the line ends; it stands alone there.
        if (wrapped)
            *error.message += chain.lastWidth >= room && chain.lastIsWord ? "" : " ";
        else
            error.message->append(chain.blanks + 1, '\n');
        *error.message += text;
        error.range.end = error.block.end = m_reader.line().range.end;
        chain.blanks = 0;
        chain.lastWidth = width(text);
        chain.lastIsWord = text.find(' ') == npos;
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
