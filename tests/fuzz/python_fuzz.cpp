// Any bytes as Python: validity has an answer with a range inside the text, and restoring listings
// loses no byte but blanks and line ends.
#include "app/paste/indentation.h"
#include "app/syntax/validity.h"
#include <cstdint>
#include <cstdlib>

namespace {

std::string solid(std::string_view text)
{
    std::string result;
    for (const char c : text)
        if (std::string_view(" \t\f\r\n").find(c) == std::string_view::npos)
            result += c;
    return result;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char *>(data), size);
    if (const auto why = syntax::whyInvalidPython(text))
        if (why->what.empty() || why->range.start > why->range.end || why->range.end > size)
            std::abort();
    std::string all;
    for (const auto &listing : paste::restoreListings(text)) {
        all += listing.text;
        if (listing.origin.toOrigin({0, listing.text.size()}).end > size)
            std::abort();
        for (const auto &repair : listing.repairs)
            if (repair.where.start > repair.where.end || repair.where.end > size)
                std::abort();
    }
    if (solid(all) != solid(text))
        std::abort();
    return 0;
}
