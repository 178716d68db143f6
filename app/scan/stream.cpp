#include "app/scan/stream.h"
#include "app/base/pattern.h"
#include "app/paste/lines.h"
#include "app/paste/record_prefix.h"
#include "app/trace/line_shapes.h"
#include <algorithm>
#include <array>

namespace scan {

namespace {

constexpr auto npos = std::string_view::npos;

// The bounds of one block. The first and the last lines of a longer one are kept.
constexpr std::size_t mostLines = 3000;
constexpr std::size_t mostBytes = 1 << 20;
constexpr std::size_t mostTailLines = 300;
constexpr std::size_t mostTailBytes = 256 * 1024;
constexpr std::size_t mostAfterMessage = 60;
constexpr std::size_t mostForeign = 40;
constexpr std::size_t mostWaited = 1000;
constexpr std::size_t mostWaitedAtEnd = 200;

bool isFrameLine(std::string_view body)
{
    body.remove_prefix(std::min(body.size(), body.find_first_not_of(" \t")));
    return body.starts_with("File \"") || body.starts_with("| ");
}

bool isIndented(std::string_view body)
{
    return body[0] == ' ' || body[0] == '\t' || body[0] == '|' || body[0] == '+' ||
           body.starts_with("\xC2\xA0") || body.starts_with("\xE2\x94") ||
           body.starts_with("\xE2\x95");
}

/// Something of its own follows these lines: a traceback, or an exception alone.
bool announces(std::string_view body)
{
    return body.starts_with("future: ") || body.starts_with("handle: ");
}

bool isLink(std::string_view body)
{
    return body.starts_with("The above exception was") ||
           body.starts_with("During handling of the");
}

} // namespace

std::size_t LogBlock::lineAt(std::size_t at) const
{
    const auto after =
        std::upper_bound(lines.begin(), lines.end(), at,
                         [](std::size_t offset, const Line &line) { return offset < line.text; });
    return after == lines.begin() ? 0 : static_cast<std::size_t>(after - lines.begin()) - 1;
}

std::string_view LogBlock::lineText(std::size_t index) const
{
    const auto start = lines[index].text;
    const auto end = index + 1 < lines.size() ? lines[index + 1].text : text.size();
    return std::string_view(text).substr(start, end - start - 1);
}

std::string_view bare(std::string_view body)
{
    while (body.starts_with("\x1b[")) {
        const auto end = body.find('m');
        if (end == npos || end > 12)
            break;
        body.remove_prefix(end + 1);
    }
    while (!body.empty() && (body.back() == '\r' || body.back() == ' '))
        body.remove_suffix(1);
    return body;
}

bool isInner(std::string_view body)
{
    static constexpr std::array<std::string_view, 11> inner{"future: ",
                                                            "task: ",
                                                            "handle: ",
                                                            "source_traceback: ",
                                                            "Object created at",
                                                            "Object allocated at",
                                                            "Coroutine created at",
                                                            "RuntimeWarning: Enable tracemalloc",
                                                            "Exception: ",
                                                            "Stack:",
                                                            "Extension modules: "};
    return std::any_of(inner.begin(), inner.end(),
                       [body](std::string_view start) { return body.starts_with(start); });
}

std::string timeIn(std::string_view line)
{
    static const base::Pattern pattern(
        "\\d{4}[-/]\\d\\d[-/]\\d\\d[T _]\\d\\d:\\d\\d:\\d\\d(?:[.,]\\d+)?(?: "
        "?(?:Z|[+-]\\d\\d:?\\d\\d"
        ")\\b)?|\\b\\d\\d/[A-Z][a-z]{2}/\\d{4}[: ]\\d\\d:\\d\\d:\\d\\d(?: [+-]\\d{4}\\b)?|"
        "\\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) [ \\d]\\d \\d\\d:\\d\\d:\\d\\d\\b|"
        "^\\[?\\d\\d:\\d\\d:\\d\\d(?:[.,]\\d+)?\\b");
    line = line.substr(0, 4000);
    const auto time = pattern.find(line);
    if (!time)
        return {};
    auto text = line.substr(time->start, time->size());
    if (text.starts_with("["))
        text.remove_prefix(1);
    return std::string(text);
}

std::string writerKey(std::string_view prefix, bool digits)
{
    std::string key;
    for (std::size_t at = 0; at < prefix.size();) {
        const bool word = at > 0 && paste::isWordByte(prefix[at - 1]);
        if (const auto time = word ? 0 : paste::timeSize(prefix.substr(at))) {
            at += time;
            continue;
        }
        if (digits || !paste::isDigit(prefix[at]))
            key += prefix[at] == '\t' ? ' ' : prefix[at];
        ++at;
    }
    return std::string(paste::trimmed(key));
}

bool startsGroup(std::string_view body)
{
    return body.substr(0, 200).find("Exception Group Traceback") != npos;
}

Stream::Stream(std::string_view line, const StartHit &hit, std::string_view prefix)
    : m_report(hit.start->kind == StartKind::Report || startsGroup(line)),
      m_dump(hit.start->kind == StartKind::Dump), m_sawMessage(m_report || m_dump)
{
    if (bare(prefix).find_first_not_of(" |+\t") == npos)
        return;
    m_mode = Mode::Undecided;
    m_shape.emplace(prefix);
    m_key = writerKey(prefix, true);
}

std::optional<std::size_t> Stream::prefixOf(std::string_view line, bool newest)
{
    if (m_mode == Mode::Bare)
        return 0;
    const std::size_t size = m_shape->match(line);
    if (size > 0) {
        const auto prefix = line.substr(0, size);
        if (writerKey(prefix, !m_anyDigits) == m_key) {
            m_mode = Mode::Prefixed;
            return size;
        }
        if (m_mode == Mode::Undecided && m_waited == 0 && isFrameLine(line.substr(size)) &&
            writerKey(prefix, false) == writerKey(m_key, false)) {
            m_anyDigits = true;
            m_key = writerKey(m_key, false);
            m_mode = Mode::Prefixed;
            return size;
        }
        return std::nullopt;
    }
    const auto body = bare(line);
    const bool near = m_waited == 0 || (newest && !m_report && m_waited < mostForeign);
    if (m_mode == Mode::Undecided && near && !body.empty() && (isIndented(body) || isInner(body))) {
        m_mode = Mode::Bare; // only the record's first line has it
        return 0;
    }
    return std::nullopt;
}

bool Stream::sameWriter(std::string_view line) const
{
    if (!m_shape)
        return true;
    const std::size_t size = m_shape->match(line);
    return size > 0 && writerKey(line.substr(0, size), true) == m_key;
}

bool Stream::takesHeader(const StartHit &hit)
{
    if (m_dump)
        return hit.start->kind == StartKind::Dump;
    if (hit.start->kind != StartKind::Traceback || (m_sawMessage && !m_linked))
        return false;
    m_sawMessage = m_linked = m_report = false;
    return true;
}

bool Stream::goesOn(std::string_view body)
{
    body = bare(body);
    if (body.empty())
        return ++m_blank < 3;
    m_blank = 0;
    if (isIndented(body))
        return takesIndented(body);
    if (const StartHit hit = findStart(body);
        hit.start && hit.at < 80 && hit.start->kind != StartKind::Syntax && !isInner(body)) {
        if (takesHeader(hit))
            return true;
        if (m_sawMessage || hit.at == 0 || !trace::readException(body))
            return false;
    }
    return takesUnindented(body);
}

bool Stream::takesIndented(std::string_view body)
{
    const bool box = body.starts_with("\xE2\x95\xAD"); // rich draws one around each traceback
    const bool group = startsGroup(body) && body.find('|') == npos;
    if (box || group) {
        if (m_sawMessage && !m_linked)
            return false;
        m_linked = false;
        m_sawMessage = m_report = group;
    }
    return !m_sawMessage || m_report || ++m_afterMessage < mostAfterMessage;
}

bool Stream::takesUnindented(std::string_view body)
{
    if (isLink(body)) {
        m_linked = true;
        return true;
    }
    if (announces(body))
        m_sawMessage = m_report = false;
    if (isInner(body))
        return true;
    if (!m_sawMessage) {
        // Another writer's record between the lines of this block is no message.
        if (paste::recordPrefixSize(body) > 0 || paste::isAccessLine(body))
            return ++m_foreign <= mostForeign;
        m_sawMessage = true;
        return true;
    }
    if (m_report || m_dump)
        return false;
    return !trace::endsMessage(body) && ++m_afterMessage < mostAfterMessage;
}

void Stream::add(std::string_view line, std::size_t offset, std::size_t prefix)
{
    m_waited = 0;
    if (m_block.lines.size() < mostLines && m_block.text.size() + line.size() < mostBytes) {
        m_block.lines.push_back({m_block.text.size(), offset, prefix});
        m_block.text += line;
        m_block.text += '\n';
        return;
    }
    m_tail.emplace_back(std::string(line), LogBlock::Line{0, offset, prefix});
    m_tailBytes += line.size();
    while (m_tail.size() > mostTailLines || (m_tailBytes > mostTailBytes && m_tail.size() > 1)) {
        m_tailBytes -= m_tail.front().first.size();
        m_tail.pop_front();
    }
}

bool Stream::wait()
{
    return ++m_waited < (m_sawMessage ? mostWaitedAtEnd : mostWaited);
}

LogBlock Stream::finish()
{
    for (auto &[text, line] : m_tail) {
        line.text = m_block.text.size();
        m_block.lines.push_back(line);
        m_block.text += text;
        m_block.text += '\n';
    }
    m_tail.clear();
    return std::move(m_block);
}

} // namespace scan
