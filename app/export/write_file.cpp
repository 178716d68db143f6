#include "app/export/patches.h"
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <sys/stat.h>
#include <unistd.h>

namespace exporting {

namespace {

base::Problem failed(const std::string &path, const char *hint)
{
    return {path, std::string("cannot be written: ") + std::strerror(errno), hint};
}

bool writeAll(int file, const std::string &bytes)
{
    std::size_t at = 0;
    while (at < bytes.size()) {
        const auto count = ::write(file, bytes.data() + at, bytes.size() - at);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return false;
        at += static_cast<std::size_t>(count);
    }
    return true;
}

} // namespace

std::optional<base::Problem> writeFile(const std::string &path, const std::string &bytes)
{
    std::error_code error;
    auto target = std::filesystem::weakly_canonical(path, error);
    if (error)
        target = path;
    struct stat old{};
    const bool exists = ::stat(target.c_str(), &old) == 0;
    if (exists && !S_ISREG(old.st_mode)) {
        // A device or a pipe cannot be replaced, only written to.
        const int file = ::open(target.c_str(), O_WRONLY | O_CLOEXEC);
        if (file < 0)
            return failed(path, "check its permissions");
        const bool done = writeAll(file, bytes);
        ::close(file);
        return done ? std::nullopt : std::optional(failed(path, ""));
    }
    std::string name = target.string() + ".XXXXXX";
    const int file = ::mkstemp(name.data());
    if (file < 0)
        return failed(path, "check the folder and its permissions");
    const mode_t mask = ::umask(0);
    ::umask(mask);
    const mode_t mode = exists ? (old.st_mode & 07777) : (0666 & ~mask);
    bool done = writeAll(file, bytes) && ::fchmod(file, mode) == 0 && ::fsync(file) == 0;
    // The owner can only be kept by who may give files away; the mode is set again as that clears
    // bits.
    if (done && exists && old.st_uid != ::geteuid() && ::fchown(file, old.st_uid, old.st_gid) == 0)
        done = ::fchmod(file, mode) == 0;
    done = ::close(file) == 0 && done;
    done = done && ::rename(name.c_str(), target.c_str()) == 0;
    if (done)
        return std::nullopt;
    auto problem = failed(path, "nothing was changed");
    ::unlink(name.c_str());
    return problem;
}

} // namespace exporting
