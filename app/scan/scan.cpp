#include "app/scan/scan.h"
#include "app/paste/decode_bytes.h"
#include "app/scan/groups.h"

namespace scan {

base::Result<Report> scan(const ReadBytes &log, const knowledge::KnowledgeBase &knowledge,
                          const Watch &watch)
{
    Groups groups(knowledge);
    BlockCutter cutter([&](const LogBlock &block) { groups.add(block); });
    LogReader reader(log, cutter);
    const auto start = reader.peek();
    // A log that was cut to nothing while its program wrote on begins with zeros.
    const bool zeros = start.starts_with('\0');
    if (paste::isWide(start))
        return base::Problem{{},
                             "This is UTF-16, two bytes a character.",
                             "Turn it into UTF-8 first (iconv -f UTF-16 -t UTF-8)"};
    if (auto problem = zeros ? std::nullopt : paste::whyNoText(start))
        return base::Problem{{}, problem->what, problem->hint};
    bool stopped = false;
    const auto bytes = reader.run([&](std::size_t soFar) {
        stopped = watch && watch({soFar, groups.traces(), groups.groups()});
        return stopped;
    });
    auto report = groups.take();
    report.bytes = bytes;
    report.interrupted = stopped;
    return report;
}

} // namespace scan
