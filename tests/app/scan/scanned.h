#pragma once
#include "app/scan/log_reader.h"
#include "app/scan/scan.h"
#include <algorithm>
#include <cstring>
#include <string>
#include <vector>

namespace scanned {

/// A log that gives its bytes in pieces of a size.
inline scan::ReadBytes bytesOf(const std::string &log, std::size_t piece = 1 << 20)
{
    return [&log, piece, done = std::size_t(0)](char *buffer, std::size_t size) mutable {
        const auto count = std::min({size, piece, log.size() - done});
        std::memcpy(buffer, log.data() + done, count);
        done += count;
        return count;
    };
}

inline std::vector<scan::LogBlock> blocksOf(const std::string &log, std::size_t piece = 1 << 20)
{
    std::vector<scan::LogBlock> result;
    scan::BlockCutter cutter([&](scan::LogBlock block) { result.push_back(std::move(block)); });
    scan::LogReader(bytesOf(log, piece), cutter).run([](std::size_t) { return false; });
    return result;
}

/// A traceback of four lines, each behind the prefix.
inline std::string raised(const std::string &message, const std::string &prefix = {})
{
    std::string result;
    for (const std::string &line : {std::string("Traceback (most recent call last):"),
                                    std::string("  File \"/srv/shop.py\", line 4, in price"),
                                    std::string("    return ask(item)"), "Stuck: " + message})
        result += prefix + line + "\n";
    return result;
}

} // namespace scanned
