#pragma once
#include <cstddef>
#include <deque>
#include <functional>
#include <istream>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace scan {

/// A piece of a log that a traceback, a warning or a report of asyncio lies in.
struct LogBlock {
    std::size_t offset = 0;
    std::string text;
    std::string time; ///< of the record that it belongs to, as printed, or empty
};

/// Cuts a log into such pieces while it goes by; what lies between them is not kept.
class BlockCutter
{
public:
    using Take = std::function<void(LogBlock)>;
    explicit BlockCutter(Take take) : m_take(std::move(take)) {}

    /// The next line, without its line end, and where it begins.
    void line(std::size_t offset, std::string_view line);
    /// The log has ended.
    void finish();

private:
    bool continues(std::string_view line);
    void start(std::size_t offset, std::string_view line);
    void add(std::string_view line);
    void end();

    Take m_take;
    bool m_open = false;
    LogBlock m_block;
    std::string m_prefixShape; ///< of what stands before the header on each line, digits as 0
    bool m_prefixed = false;   ///< the lines after the header carry it too
    bool m_sawMessage = false;
    std::size_t m_lines = 0;
    std::size_t m_afterMessage = 0;
    std::size_t m_blank = 0;
    std::size_t m_lastOffset = 0;
    std::string m_last; ///< the line before
    std::string m_time; ///< of the last record seen
};

/// Reads a stream line by line without ever holding more than one (cut when it is longer than 64
/// KiB). Returns the number of bytes read.
std::size_t forEachLine(std::istream &log,
                        const std::function<void(std::size_t, std::string_view)> &visit,
                        std::stop_token stop);

} // namespace scan
