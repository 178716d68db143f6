#include "app/trace/chain.h"

namespace trace {

using paste::indentSize;
using paste::isBlank;
using paste::trimmed;

namespace {

bool isSyntaxError(std::string_view type)
{
    const std::string_view name = lastName(type);
    return name.ends_with("SyntaxError") || name == "IndentationError" || name == "TabError" ||
           name == "_IncompleteInputError";
}

/// "(2 sub-exceptions)" at the end.
bool isGroupLine(std::string_view text)
{
    text = trimmed(text);
    return typeNameSize(text) > 0 &&
           (text.ends_with(" sub-exceptions)") || text.ends_with(" sub-exception)"));
}

/// `File "x.py", line 3, in f and then it fails`: without a header above, words are no name.
bool isProseFrame(std::string_view line)
{
    const std::size_t in = line.rfind(", in ");
    if (in == std::string_view::npos)
        return false;
    const std::string_view name = trimmed(line.substr(in + 5));
    return name.find(' ') != std::string_view::npos && !name.starts_with("<") &&
           name.find('(') == std::string_view::npos;
}

/// gdb and Application Insights begin with the innermost call.
bool isReversedHead(std::string_view line)
{
    return paste::trimmed(line) == "Traceback (most recent call first):";
}

} // namespace

ChainReader::ChainReader(std::vector<RaisedError> &out, bool bare)
    : m_out(out), m_first(out.size()), m_levels(1), m_bare(bare)
{}

bool ChainReader::canStart(std::string_view line)
{
    const std::size_t indent = indentSize(line);
    const std::string_view rest = line.substr(indent);
    if (rest.empty())
        return false;
    switch (rest[0]) {
    case '+':
        return isGroupHead(rest);
    case '|':
        return isGroupLine(rest.substr(1));
    case 'F':
    case '>':
        return isFrame(rest) && !isProseFrame(rest);
    default:
        return headAt(line) != std::string_view::npos || isReversedHead(rest);
    }
}

bool ChainReader::feed(const TextLine &line)
{
    m_foreign = false;
    const std::size_t column = line.text.find_first_not_of(" \t");
    const char mark = column == std::string_view::npos ? ' ' : line.text[column];
    if (mark == '|' && feedMargin(line, column))
        return true;
    if (mark == '+' && feedSeparator(line, column))
        return true;
    if (m_levels.size() > 1 || m_levels[0].margin != npos) {
        // Without a margin the group is over, and its chain goes on at the outermost level.
        popTo(1);
        if (m_levels[0].margin != npos) {
            close();
            m_levels[0].margin = npos;
            m_levels[0].state = State::Closed;
            m_levels[0].blanks = 0;
            m_levels[0].indent = 0;
        }
    }
    return feedContent(line);
}

bool ChainReader::feedMargin(const TextLine &line, std::size_t column)
{
    Level &base = m_levels[0];
    if (m_levels.size() == 1 && base.margin == npos) {
        const bool open = base.state == State::Start || base.state == State::Linked;
        if (!open || !isGroupLine(line.text.substr(column + 1)))
            return false;
        base.margin = column;
    }
    while (m_levels.size() > 1 && m_levels.back().margin > column)
        popTo(m_levels.size() - 1);
    if (m_levels.back().margin != column)
        return false;
    const std::size_t skip = line.text.substr(column + 1, 1) == " " ? 2 : 1;
    return feedContent(line.from(column + skip));
}

bool ChainReader::feedSeparator(const TextLine &line, std::size_t column)
{
    std::string_view rest = paste::trimmedRight(line.text.substr(column));
    if (isGroupHead(rest)) {
        Level &base = m_levels[0];
        if (m_levels.size() > 1 || (base.state != State::Start && base.state != State::Linked))
            return false;
        base.margin = column;
        openBlock(line, 0, true);
        return true;
    }
    const bool first = rest.starts_with("+-+-");
    std::string_view dashes = rest.substr(first ? 2 : 0);
    if (!dashes.starts_with("+-----"))
        return false;
    while (m_levels.size() > 1 && m_levels.back().margin > column)
        popTo(m_levels.size() - 1);
    if (m_levels.back().margin != column)
        return false;
    close();
    const std::string_view name =
        trimmed(dashes.substr(std::min(dashes.find_first_not_of("+-"), dashes.size())));
    const std::size_t end = name.find(' ');
    const std::string_view number = name.substr(0, end);
    if (first) {
        Level member;
        member.margin = column + 2;
        member.group = m_levels.back().last;
        m_levels.back().state = State::Closed;
        m_levels.back().blanks = 0;
        m_levels.push_back(member);
    } else if (m_levels.size() == 1) {
        return false;
    } else if (number.empty()) {
        m_levels.pop_back();
        return true;
    } else {
        Level next;
        next.margin = column;
        next.group = m_levels.back().group;
        m_levels.back() = next;
    }
    m_levels.back().member = toInt(number);
    m_levels.back().omitted = number == "...";
    return true;
}

bool ChainReader::feedContent(const TextLine &line)
{
    Level &level = m_levels.back();
    if (level.block && !isBlank(line.text))
        level.block->end = line.range.end;
    switch (level.state) {
    case State::Start:
    case State::Linked:
        return feedStart(line);
    case State::Frames:
        return level.flat ? feedFlat(line) : feedFrames(line);
    case State::Message:
        return feedMessage(line);
    case State::Closed:
        if (const auto relation = readChainSentence(line.text)) {
            level.link = relation;
            level.state = State::Linked;
            return true;
        }
        // Renderers part the blocks by two blank lines.
        return isBlank(line.text) && (++level.blanks < 4 || m_levels.size() > 1);
    case State::Over:
        break;
    }
    return false;
}

void ChainReader::openBlock(const TextLine &line, std::size_t indent, bool headed)
{
    Level &level = m_levels.back();
    level.state = State::Frames;
    level.indent = indent;
    level.frameIndent = headed ? npos : indentSize(line.text);
    level.codeIndent = npos;
    level.afterCode = false;
    level.flat = !headed && level.frameIndent == 0;
    level.blanks = 0;
    level.foreign = 0;
    level.spaced = false;
    level.frames.clear();
    level.block = line.range;
}

bool ChainReader::feedStart(const TextLine &line)
{
    Level &level = m_levels.back();
    if (isBlank(line.text))
        return level.state == State::Linked || m_levels.size() > 1;
    if (level.omitted)
        return true;
    const std::size_t at = headAt(line.text);
    level.innermostFirst = isReversedHead(line.text);
    if (at != npos || level.innermostFirst) {
        // Behind a level or a record prefix the block's own indentation is none.
        openBlock(line,
                  isHead(line.text) || isGroupHead(line.text) || level.innermostFirst
                      ? indentSize(line.text)
                      : 0,
                  true);
        return true;
    }
    if (auto frame = readFrame(line)) {
        const std::size_t indent = indentSize(line.text);
        openBlock(line, indent >= 2 ? indent - 2 : 0, false);
        level.frames.push_back(std::move(*frame));
        level.afterCode = false;
        return true;
    }
    if (level.state == State::Linked || m_levels.size() > 1 || m_bare || level.margin != npos) {
        level.indent = indentSize(line.text);
        level.block = line.range;
        return startException(line.from(level.indent));
    }
    return false;
}

bool ChainReader::startException(const TextLine &line)
{
    auto exception = readException(line.text);
    if (!exception)
        return false;
    Level &level = m_levels.back();
    if (!level.frames.empty() && !level.frames.back().function && isSyntaxError(exception->type))
        level.frames.pop_back();
    put(std::move(exception->type), std::move(exception->message), line.range);
    level.state = State::Message;
    level.blanks = 0;
    level.quoted = false;
    m_sawException = true;
    return true;
}

bool ChainReader::feedMessage(const TextLine &line)
{
    Level &level = m_levels.back();
    if (isBlank(line.text) && !level.quoted) {
        ++level.blanks;
        return level.blanks < 4 || m_levels.size() > 1 || level.margin != npos;
    }
    RaisedError &error = m_out[*level.last];
    if (!level.quoted) {
        const auto reversed = readReversedSentence(line.text);
        if (const auto relation = reversed ? reversed : readChainSentence(line.text)) {
            level.link = relation;
            level.reversed = reversed.has_value();
            level.state = State::Linked;
            level.blanks = 0;
            return true;
        }
        if (const auto link = paste::FarLink::read(line.text)) {
            setFarLink(error, *link);
            return true;
        }
        const bool inMargin = m_levels.size() > 1 || level.margin != npos;
        // Two blank lines end a message; only a sentence goes on behind them.
        if (level.blanks > 1 && !inMargin)
            return false;
        // A block that stood deeper has ended where the text goes back to the margin.
        if (level.blanks > 0 && !inMargin && level.indent >= 2 && indentSize(line.text) == 0)
            return false;
        const std::string_view content =
            line.text.substr(std::min(level.indent, indentSize(line.text)));
        const bool quotes = level.blanks == 0 && error.message && error.message->ends_with(":");
        if (!inMargin && isHead(content) && !quotes)
            return false;
        // What its author left out is no part of it.
        if (!inMargin && (content == "..." || content == "[...]" || content == "\u2026"))
            return false;
        if (!inMargin && (isGroupHead(content) || endsMessage(content) || isRecord(line.text)))
            return false;
        // Gunicorn says the message once more.
        if (level.blanks == 0 && error.message && content == *error.message)
            return false;
    }
    if (!error.message)
        error.message.emplace();
    error.message->append(level.blanks + 1, '\n');
    level.blanks = 0;
    const std::string_view text = line.text.substr(std::min(level.indent, indentSize(line.text)));
    if (level.quoted ? trimmed(text) == "\"\"\"" : text == "\"\"\"" && *error.message == "\n")
        level.quoted = !level.quoted;
    error.message->append(text);
    error.range.end = line.range.end;
    error.block.end = line.range.end;
    return true;
}

/// The parent is known by its distance; that it follows is checked at the end.
void ChainReader::setFarLink(RaisedError &error, const paste::FarLink &link)
{
    Level &level = m_levels.back();
    error.of = *level.last + link.distance;
    error.relation = link.kind == paste::FarLink::Kind::Cause    ? Relation::Cause
                     : link.kind == paste::FarLink::Kind::Member ? Relation::GroupMember
                                                                 : Relation::Context;
    if (link.kind == paste::FarLink::Kind::Member)
        error.member = link.member;
    level.state = State::Linked;
    level.blanks = 0;
}

void ChainReader::put(std::string type, std::optional<std::string> message, base::TextRange range)
{
    Level &level = m_levels.back();
    RaisedError error;
    error.type = std::move(type);
    error.message = std::move(message);
    error.frames = std::move(level.frames);
    error.innermostFirst = level.innermostFirst;
    error.range = range;
    error.block = {level.block ? level.block->start : range.start, range.end};
    if (level.group) {
        error.relation = Relation::GroupMember;
        error.of = level.group;
        error.member = level.member;
    }
    const std::size_t index = m_out.size();
    if (level.link && level.last && level.reversed) {
        error.relation = *level.link;
        error.of = level.last;
    } else if (level.link && level.last) {
        RaisedError &earlier = m_out[*level.last];
        earlier.relation = *level.link;
        earlier.of = index;
        earlier.member.reset();
    }
    level.link.reset();
    level.reversed = false;
    level.last = index;
    level.frames.clear();
    level.block.reset();
    m_out.push_back(std::move(error));
}

void ChainReader::close()
{
    Level &level = m_levels.back();
    if (level.state == State::Frames && !level.frames.empty()) {
        const base::TextRange range = level.frames.back().range;
        put({}, std::nullopt, {range.end, range.end});
    }
    level.frames.clear();
    level.state = State::Start;
}

void ChainReader::popTo(std::size_t count)
{
    while (m_levels.size() > count) {
        close();
        m_levels.pop_back();
    }
}

void ChainReader::finish()
{
    popTo(1);
    close();
    m_levels[0].state = State::Over;
    for (std::size_t i = m_first; i < m_out.size(); ++i)
        if (m_out[i].of && *m_out[i].of >= m_out.size()) {
            m_out[i].of.reset();
            m_out[i].relation = Relation::Root;
        }
}

} // namespace trace
