// Any bytes as a log, given in any pieces: the blocks that are cut out of it are the log's own lines
// in their order, and the size of the pieces makes no difference.
#include "app/scan/log_reader.h"
#include "app/scan/shape.h"
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <cstring>

namespace {

std::vector<scan::LogBlock> blocksOf(std::string_view log, std::size_t piece)
{
    std::vector<scan::LogBlock> blocks;
    scan::BlockCutter cutter([&](scan::LogBlock block) { blocks.push_back(std::move(block)); });
    scan::LogReader reader(
        [&, done = std::size_t(0)](char *buffer, std::size_t size) mutable {
            const auto count = std::min({size, piece, log.size() - done});
            std::memcpy(buffer, log.data() + done, count);
            done += count;
            return count;
        },
        cutter);
    if (reader.run([](std::size_t) { return false; }) != log.size())
        std::abort();
    return blocks;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view log(reinterpret_cast<const char *>(data), size);
    const auto blocks = blocksOf(log, size + 1);
    for (const auto &block : blocks) {
        if (block.lines.empty())
            std::abort();
        for (std::size_t i = 0; i < block.lines.size(); ++i) {
            const auto line = block.lineText(i);
            if (log.substr(block.lines[i].log, line.size()) != line ||
                block.lines[i].prefix > line.size() ||
                (i > 0 && block.lines[i].log <= block.lines[i - 1].log))
                std::abort();
        }
        static_cast<void>(scan::blockShape(block));
    }
    const auto again = blocksOf(log, 1 + size % 7);
    if (again.size() != blocks.size())
        std::abort();
    for (std::size_t i = 0; i < blocks.size(); ++i)
        if (again[i].text != blocks[i].text || again[i].offset() != blocks[i].offset())
            std::abort();
    return 0;
}
