#include "app/scan/blocks.h"
#include "app/base/pattern.h"
#include <algorithm>
#include <array>
#include <cctype>

namespace scan {

namespace {

constexpr std::size_t longestLine = 64 * 1024;
constexpr std::size_t mostLines = 4000;
constexpr std::size_t mostAfterMessage = 60;

/// Where a header of the kinds that are looked for stands in the line; npos when there is none.
std::size_t headerAt(std::string_view line)
{
    static constexpr std::array<std::string_view, 8> headers{"Traceback (most recent call last)",
                                                             "Exception Group Traceback",
                                                             "was never awaited",
                                                             "Task was destroyed but it is",
                                                             "exception was never retrieved",
                                                             "Exception in callback",
                                                             "Exception in thread ",
                                                             "Executing <"};
    if (line.size() < 12)
        return std::string_view::npos;
    for (const auto header : headers) {
        const auto at = line.find(header);
        if (at != std::string_view::npos)
            return at;
    }
    return std::string_view::npos;
}

std::string shapeOf(std::string_view text)
{
    std::string result(text);
    for (auto &c : result)
        if (std::isdigit(static_cast<unsigned char>(c)))
            c = '0';
    return result;
}

const base::Pattern &timePattern()
{
    static const base::Pattern pattern(
        "\\d{4}[-/]\\d\\d[-/]\\d\\d[T ]\\d\\d:\\d\\d:\\d\\d(?:[.,]\\d+)?(?:Z|[+-]\\d\\d:?\\d\\d)?");
    return pattern;
}

/// A line that begins a record of its own: a time, a level, an address, a JSON object.
bool beginsRecord(std::string_view line)
{
    static const base::Pattern record(
        "^(?:\\[?\\d{4}[-/]\\d\\d[-/"
        "]\\d\\d|\\[?\\d\\d:\\d\\d:\\d\\d|\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}\\.\\d|\\{\"|"
        "\\[?(?:TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|CRITICAL|FATAL)\\b[\\]: |-]|"
        "[A-Z][a-z]{2} [ \\d]\\d \\d\\d:\\d\\d:\\d\\d )");
    return record.found(line.substr(0, 200));
}

bool isPartOfTrace(std::string_view line)
{
    static constexpr std::array<std::string_view, 9> starts{"Traceback (most",
                                                            "The above exception was",
                                                            "During handling of the",
                                                            "future: ",
                                                            "task: ",
                                                            "handle: ",
                                                            "source_traceback: ",
                                                            "Object created at",
                                                            "Exception Group Traceback"};
    return std::any_of(starts.begin(), starts.end(),
                       [&](std::string_view start) { return line.starts_with(start); });
}

} // namespace

void BlockCutter::line(std::size_t offset, std::string_view line)
{
    if (m_open && !continues(line))
        end();
    if (m_open)
        add(line);
    else if (headerAt(line) != std::string_view::npos)
        start(offset, line);
    m_last = line.substr(0, 500);
    m_lastOffset = offset;
}

void BlockCutter::finish()
{
    if (m_open)
        end();
}

void BlockCutter::start(std::size_t offset, std::string_view line)
{
    const auto at = headerAt(line);
    m_open = true;
    m_block = {offset, {}, {}};
    m_prefixShape = shapeOf(line.substr(0, at));
    m_prefixed = false;
    m_sawMessage = line.find("Traceback") == std::string_view::npos;
    m_lines = 0;
    m_afterMessage = 0;
    m_blank = 0;
    for (const std::string_view source : {line, std::string_view(m_last)})
        if (const auto time = timePattern().find(source); time && m_block.time.empty())
            m_block.time = source.substr(time->start, time->size());
    // The line before names the thread or task that a bare header belongs to.
    if (at == 0 && m_last.ends_with(':') && !m_last.empty()) {
        m_block.offset = m_lastOffset;
        m_block.text = m_last + "\n";
    }
    add(line);
}

void BlockCutter::add(std::string_view line)
{
    m_block.text += line;
    m_block.text += '\n';
    ++m_lines;
}

bool BlockCutter::continues(std::string_view line)
{
    if (m_lines >= mostLines)
        return false;
    const bool hasPrefix = !m_prefixShape.empty() && line.size() >= m_prefixShape.size() &&
                           shapeOf(line.substr(0, m_prefixShape.size())) == m_prefixShape;
    if (m_lines == 1)
        m_prefixed = hasPrefix;
    if (m_prefixed && !hasPrefix)
        return false;
    auto body = m_prefixed ? line.substr(m_prefixShape.size()) : line;
    while (!body.empty() && (body.back() == '\r' || body.back() == ' '))
        body.remove_suffix(1);
    if (body.empty())
        return ++m_blank < 2;
    m_blank = 0;
    if (isPartOfTrace(body) || headerAt(body) == 0) {
        m_sawMessage = m_sawMessage && body.find("Traceback") == std::string_view::npos &&
                       !body.starts_with("The above") && !body.starts_with("During");
        return true;
    }
    if (body[0] == ' ' || body[0] == '\t' || body[0] == '|' || body[0] == '+')
        return m_afterMessage < mostAfterMessage;
    if (!m_sawMessage) {
        m_sawMessage = true;
        return true;
    }
    return !beginsRecord(body) && ++m_afterMessage < mostAfterMessage;
}

void BlockCutter::end()
{
    m_open = false;
    m_take(std::move(m_block));
    m_block = {};
}

std::size_t forEachLine(std::istream &log,
                        const std::function<void(std::size_t, std::string_view)> &visit,
                        std::stop_token stop)
{
    std::string carry;
    std::size_t carryOffset = 0;
    std::size_t offset = 0;
    std::vector<char> buffer(1 << 18);
    bool dropping = false; // the rest of a line that was too long
    while (!stop.stop_requested()) {
        log.read(buffer.data(), static_cast<std::streamsize>(buffer.size()));
        std::string_view rest(buffer.data(), static_cast<std::size_t>(log.gcount()));
        if (rest.empty())
            break;
        while (!rest.empty()) {
            const auto end = rest.find('\n');
            const auto part = rest.substr(0, end);
            if (!dropping && carry.empty() && end != std::string_view::npos) {
                visit(offset, part.substr(0, longestLine));
            } else if (!dropping) {
                if (carry.empty())
                    carryOffset = offset;
                carry += part.substr(0, longestLine - std::min(longestLine, carry.size()));
                dropping = carry.size() >= longestLine && end == std::string_view::npos;
                if (dropping || end != std::string_view::npos) {
                    visit(carryOffset, carry);
                    carry.clear();
                }
            }
            if (end != std::string_view::npos)
                dropping = false;
            const auto used = end == std::string_view::npos ? rest.size() : end + 1;
            offset += used;
            rest.remove_prefix(used);
        }
    }
    if (!carry.empty())
        visit(carryOffset, carry);
    return offset;
}

} // namespace scan
