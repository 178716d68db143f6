#pragma once
#include "app/scan/starts.h"
#include "app/scan/stream.h"
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace scan {

/// A line of a log on its way through.
struct LogLine {
    std::size_t offset = 0;  ///< of its first byte in the log
    std::string_view text;   ///< without its line end; cut when it is very long
    std::string_view before; ///< the lines before it, as far as they are at hand
};

/// Cuts a log into the pieces in which a traceback, a warning or a report lies, while it goes by;
/// what lies between them is not kept. Writers that share the log are told apart by what stands
/// before their lines.
class BlockCutter
{
public:
    using Take = std::function<void(LogBlock)>;
    explicit BlockCutter(Take take) : m_take(std::move(take)) {}

    void line(const LogLine &line);
    /// No piece is open: lines without a start literal need not be shown.
    bool idle() const { return m_streams.empty(); }
    /// Where the first open piece begins; `otherwise` when there is none.
    std::size_t openSince(std::size_t otherwise) const;
    /// The log has ended.
    void finish();

private:
    /// What is done with a line that was shown to a stream.
    enum class Answer { NotMine, Taken, Ended };

    bool offer(const LogLine &line);
    Answer offer(std::size_t index, const LogLine &line);
    void start(const LogLine &line, const StartHit &hit);
    bool startSyntax(const LogLine &line, const StartHit &hit);
    void takeBefore(Stream &stream, const LogLine &line, const StartHit &hit);
    void end(std::size_t index);

    Take m_take;
    std::vector<Stream> m_streams; // that have an open piece, oldest first
    std::size_t m_takenUntil = 0;  // no line before this offset is taken as the one before a start
};

} // namespace scan
