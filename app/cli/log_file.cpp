#include "app/cli/log_file.h"
#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace cli {

LogFile::LogFile(std::string path, int descriptor)
    : m_path(std::move(path)), m_descriptor(descriptor)
{
    struct stat status{};
    if (::fstat(m_descriptor, &status) != 0 || !S_ISREG(status.st_mode) || status.st_size == 0)
        return; // files of the system say 0 and have something to read nevertheless
    const auto at = ::lseek(m_descriptor, 0, SEEK_CUR);
    const auto all = static_cast<std::size_t>(status.st_size);
    m_size = all - std::min(all, static_cast<std::size_t>(std::max<off_t>(at, 0)));
#ifdef POSIX_FADV_SEQUENTIAL
    ::posix_fadvise(m_descriptor, 0, 0, POSIX_FADV_SEQUENTIAL);
#endif
}

LogFile::LogFile(LogFile &&other) noexcept
    : m_path(std::move(other.m_path)), m_descriptor(std::exchange(other.m_descriptor, -1)),
      m_done(other.m_done), m_size(other.m_size), m_problem(std::move(other.m_problem)),
      m_shrank(other.m_shrank)
{}

LogFile::~LogFile()
{
    if (m_descriptor > STDIN_FILENO)
        ::close(m_descriptor);
}

base::Result<LogFile> LogFile::open(const std::string &path)
{
    if (path == "-")
        return LogFile("standard input", STDIN_FILENO);
    int descriptor = -1;
    do {
        descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    } while (descriptor < 0 && errno == EINTR);
    if (descriptor < 0)
        return base::Problem{path, std::string("cannot be opened: ") + std::strerror(errno),
                             "check the path and its permissions"};
    LogFile file(path, descriptor);
    struct stat status{};
    if (::fstat(descriptor, &status) == 0 && S_ISDIR(status.st_mode))
        return base::Problem{path, "is a folder", "give a log file"};
    return file;
}

std::size_t LogFile::read(char *buffer, std::size_t size, const std::function<bool()> &stopped)
{
    if (m_size)
        size = std::min(size, *m_size - m_done);
    while (size > 0 && !m_problem && !stopped()) {
        const auto got = ::read(m_descriptor, buffer, size);
        if (got > 0) {
            m_done += static_cast<std::size_t>(got);
            return static_cast<std::size_t>(got);
        }
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            m_problem =
                base::Problem{m_path, std::string("cannot be read: ") + std::strerror(errno),
                              "what was read until then is reported"};
        else
            m_shrank = m_size && m_done < *m_size;
        break;
    }
    return 0;
}

} // namespace cli
