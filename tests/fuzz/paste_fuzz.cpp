#include "app/paste/paste.h"
#include <cstdint>
#include <cstdlib>

// Whatever is pasted, every range lies in the paste and every text is covered by its map.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const paste::Paste paste = paste::read(std::string(reinterpret_cast<const char *>(data), size));
    if (!paste.problem && paste.segments.empty())
        std::abort();
    for (const paste::Segment &segment : paste.segments) {
        if (segment.range.start > segment.range.end || segment.range.end > size)
            std::abort();
        const auto &runs = segment.origin.runs();
        if ((runs.empty() ? 0 : runs.back().text.end) != segment.text.size())
            std::abort();
        for (const paste::OriginMap::Run &run : runs)
            if (run.origin.start > run.origin.end || run.origin.end > size)
                std::abort();
    }
    for (const paste::Repair &repair : paste.repairs)
        if (repair.where.end > size)
            std::abort();
    return 0;
}
