#include "app/environment/environment.h"
#include "app/trace/parse.h"
#include <cstdint>
#include <cstdlib>

// Whatever was printed, what is found in it lies in the paste and points at what was found.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const paste::Paste paste = paste::read(std::string(reinterpret_cast<const char *>(data), size));
    const trace::Trace trace = trace::parse(paste);
    for (const trace::RaisedError &error : trace.exceptions) {
        if (error.of.value_or(0) >= trace.exceptions.size() || error.block.end > size ||
            error.range.end > size || error.block.start > error.block.end)
            std::abort();
        for (const trace::Frame &frame : error.frames)
            if (frame.range.end > size || frame.range.start > frame.range.end)
                std::abort();
    }
    for (const trace::Event &event : trace.events)
        if (event.range.end > size)
            std::abort();
    for (const trace::LogLine &line : trace.logLines)
        if (line.range.end > size)
            std::abort();
    const environment::Environment environment = environment::read(paste, trace);
    if (environment.libraries.count(""))
        std::abort();
    return 0;
}
