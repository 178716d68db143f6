#include "app/trace/formats.h"

namespace trace {

namespace {

bool isStars(std::string_view line)
{
    line = paste::trimmedRight(line);
    return line.size() >= 60 && line.find_first_not_of('*') == std::string_view::npos;
}

} // namespace

// The line that looks like a frame is where the example stands; what was expected did not happen.
bool readDoctest(Reader &reader)
{
    const bool stars = isStars(reader.text());
    const std::size_t at = stars ? 1 : 0;
    if (!isFrame(reader.text(at)) || paste::trimmed(reader.text(at + 1)) != "Failed example:")
        return false;
    reader.skip(at + 2);
    reader.sawFormat("doctest");
    bool happened = false;
    while (!reader.atEnd() && !isStars(reader.text())) {
        const std::string_view line = paste::trimmed(reader.text());
        if (line == "Expected:")
            happened = false;
        else if (line == "Got:" || line == "Exception raised:")
            happened = true;
        else if (happened && isHead(reader.text()) && !reader.readChain().empty())
            continue;
        reader.skip();
    }
    return true;
}

} // namespace trace
