#pragma once
#include "app/base/result.h"
#include <cstddef>
#include <functional>
#include <optional>
#include <string>

namespace cli {

/// A log that is read from its start to the size that it had when it was opened, or to the end of a
/// pipe. It may grow, shrink or vanish meanwhile.
class LogFile
{
public:
    /// "-" is standard input.
    static base::Result<LogFile> open(const std::string &path);
    LogFile(LogFile &&other) noexcept;
    LogFile &operator=(LogFile &&) = delete;
    ~LogFile();

    /// The next bytes; 0 at the end, after a failure, or when a signal came and `stopped` says so.
    std::size_t read(char *buffer, std::size_t size, const std::function<bool()> &stopped);
    /// Bytes that it had when it was opened; nullopt for a pipe.
    std::optional<std::size_t> size() const { return m_size; }
    /// What went wrong on the way, if something did.
    const std::optional<base::Problem> &problem() const { return m_problem; }
    /// It ended before the size that it had.
    bool shrank() const { return m_shrank; }

private:
    LogFile(std::string path, int descriptor);

    std::string m_path;
    int m_descriptor = -1;
    std::size_t m_done = 0;
    std::optional<std::size_t> m_size;
    std::optional<base::Problem> m_problem;
    bool m_shrank = false;
};

} // namespace cli
