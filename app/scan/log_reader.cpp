#include "app/scan/log_reader.h"
#include <algorithm>
#include <cstring>

namespace scan {

namespace {

constexpr std::size_t chunk = 256 * 1024;
constexpr std::size_t linesBefore = 8 * 1024; // bytes that are kept for a look back

} // namespace

LogReader::LogReader(ReadBytes read, BlockCutter &cutter)
    : m_read(std::move(read)), m_cutter(cutter), m_buffer(linesBefore + longestLine + 2 * chunk)
{}

std::string_view LogReader::peek()
{
    while (m_size < 8192 && refill())
        continue;
    return {m_buffer.data(), m_size};
}

std::size_t LogReader::run(const Stop &stop)
{
    m_stop = &stop;
    while (m_cutter.idle() ? skipToStart() : showLine())
        continue;
    m_stop = nullptr;
    if (m_stopped)
        return m_cutter.openSince(m_base + m_at);
    m_cutter.finish();
    return m_base + m_size;
}

bool LogReader::skipToStart()
{
    if (m_skipping)
        return skipRest();
    const StartHit hit = findStart({m_buffer.data(), m_size}, std::max(m_at, m_searched));
    if (hit.start) {
        moveToLineBefore(hit.at);
        m_searched = hit.at;
        if (hit.at - m_at < longestLine)
            return showLine();
        m_skipping = true;
        return true;
    }
    m_searched = m_size - std::min(m_size, longestStart() - 1);
    moveToLineBefore(m_size);
    m_skipping = m_size - m_at > longestLine;
    return m_skipping || refill();
}

/// The line that holds the offset is the next one.
void LogReader::moveToLineBefore(std::size_t offset)
{
    const auto end = std::string_view(m_buffer.data() + m_at, offset - m_at).rfind('\n');
    if (end != std::string_view::npos)
        m_at += end + 1;
}

bool LogReader::showLine()
{
    if (m_skipping)
        return skipRest();
    const auto ahead = rest();
    const auto end = ahead.find('\n');
    if (end == std::string_view::npos && ahead.size() < longestLine && !m_ended) {
        if (refill() || !m_stopped)
            return true;
        return false;
    }
    if (ahead.empty())
        return false;
    const auto text = ahead.substr(0, std::min(end, longestLine));
    const auto before = std::min(m_at, linesBefore);
    m_cutter.line({m_base + m_at, text, {m_buffer.data() + m_at - before, before}});
    m_skipping = end == std::string_view::npos || end > longestLine;
    m_at += m_skipping ? text.size() : end + 1;
    m_searched = std::max(m_searched, m_at);
    return true;
}

bool LogReader::skipRest()
{
    const auto end = rest().find('\n');
    if (end != std::string_view::npos) {
        m_at += end + 1;
        m_skipping = false;
        return true;
    }
    m_at = m_size;
    return refill();
}

bool LogReader::refill()
{
    if (m_ended || m_stopped)
        return false;
    if (m_stop && (*m_stop)(m_base + m_size)) {
        m_stopped = true;
        return false;
    }
    if (const auto drop = m_at - std::min(m_at, linesBefore); drop > 0) {
        std::memmove(m_buffer.data(), m_buffer.data() + drop, m_size - drop);
        m_base += drop;
        m_size -= drop;
        m_at -= drop;
        m_searched -= std::min(m_searched, drop);
    }
    const auto got = m_read(m_buffer.data() + m_size, std::min(chunk, m_buffer.size() - m_size));
    m_size += got;
    m_ended = got == 0;
    m_stopped =
        m_ended && m_stop && (*m_stop)(m_base + m_size); // a signal ends the waiting for more
    return got > 0;
}

} // namespace scan
