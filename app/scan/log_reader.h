#pragma once
#include "app/scan/blocks.h"
#include <functional>
#include <string>
#include <vector>

namespace scan {

/// Puts the next bytes of a log into the buffer and says how many; 0 at its end.
using ReadBytes = std::function<std::size_t(char *buffer, std::size_t size)>;

/// Runs through a log of any size: jumps from one start literal to the next, and shows the lines
/// around them to a cutter. Holds a few hundred kilobytes, whatever the log is.
class LogReader
{
public:
    LogReader(ReadBytes read, BlockCutter &cutter);

    /// Asked between two reads; true ends the run early.
    using Stop = std::function<bool(std::size_t bytesSoFar)>;
    /// Reads to the end, or until it is stopped: then pieces still open are not put down, and what
    /// they began with counts as unread. Returns the number of bytes read.
    std::size_t run(const Stop &stop);

    /// The first bytes of the log; for a look before the run.
    std::string_view peek();

    /// Bytes of a line beyond this are not looked at.
    static constexpr std::size_t longestLine = 256 * 1024;

private:
    bool skipToStart();
    bool showLine();
    bool skipRest();
    bool refill();
    void moveToLineBefore(std::size_t offset);
    std::string_view rest() const { return {m_buffer.data() + m_at, m_size - m_at}; }

    ReadBytes m_read;
    BlockCutter &m_cutter;
    std::vector<char> m_buffer;
    std::size_t m_size = 0;     // bytes in the buffer
    std::size_t m_at = 0;       // start of the next line in the buffer
    std::size_t m_searched = 0; // no literal begins before this
    std::size_t m_base = 0;     // offset of the buffer in the log
    bool m_skipping = false;    // the rest of the line at m_at is not looked at
    bool m_ended = false;
    bool m_stopped = false;
    const Stop *m_stop = nullptr;
};

} // namespace scan
