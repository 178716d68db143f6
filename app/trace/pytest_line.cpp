#include "app/trace/chain.h"
#include "app/trace/formats.h"
#include "app/trace/pytest_location.h"

namespace trace {

using paste::isBlank;
using paste::trimmed;
using paste::trimmedRight;

namespace {
constexpr auto npos = std::string_view::npos;
} // namespace

std::optional<PytestLocation> readPytestLocation(std::string_view line)
{
    if (line.empty() || line[0] == ' ' || line[0] == '>' || line[0] == '\t')
        return std::nullopt;
    for (std::size_t colon = line.find(':'); colon != npos; colon = line.find(':', colon + 1)) {
        const std::size_t digits = paste::digitsAt(line, colon + 1);
        if (digits == 0 || line.substr(colon + 1 + digits, 1) != ":" || colon == 0)
            continue;
        std::string_view rest = line.substr(colon + digits + 2);
        if (!rest.empty() && rest[0] != ' ')
            continue;
        return PytestLocation{line.substr(0, colon), toInt(line.substr(colon + 1, digits)),
                              trimmed(rest)};
    }
    return std::nullopt;
}

// --tb=line: a location, the type and the first line of the message, nothing else counts.
bool readPytestLine(Reader &reader)
{
    if (!reader.pytest.isLine())
        return false;
    const TextLine &line = reader.line();
    const auto location = readPytestLocation(line.text.substr(0, 4000));
    const std::size_t type = location ? typeNameSize(location->rest) : 0;
    if (type == 0 || (type != location->rest.size() && location->rest[type] != ':')) {
        // A group or a chain in between belongs to the location that follows.
        if (!line.text.starts_with("E ") && !ChainReader::canStart(line.text))
            return false;
        reader.skip();
        while (!reader.atEnd() && (reader.text().starts_with("  ") || isBlank(reader.text())))
            reader.skip();
        return true;
    }
    RaisedError error;
    const auto exception = readException(location->rest);
    error.type = exception ? exception->type : std::string(location->rest.substr(0, type));
    if (exception)
        error.message = exception->message;
    Frame frame;
    frame.file = std::string(location->file);
    frame.line = location->line;
    frame.range = line.range;
    frame.own = isOwnFile(frame.file);
    error.frames.push_back(std::move(frame));
    error.range = error.block = line.range;
    reader.trace.exceptions.push_back(std::move(error));
    reader.sawFormat("pytest-line-and-summary");
    reader.skip();
    return true;
}

// "FAILED test_demo.py::test_sum - AssertionError: totals differ", where nothing else tells of it.
bool readPytestSummary(Reader &reader)
{
    const TextLine &line = reader.line();
    const bool failed = line.text.starts_with("FAILED ");
    if ((!failed && !line.text.starts_with("ERROR ")) || reader.pytest.any())
        return false;
    const std::size_t dash = line.text.find(" - ");
    if (dash == npos || line.text.substr(0, dash).find(".py") == npos)
        return false;
    const std::string_view text = trimmedRight(line.text.substr(dash + 3));
    auto exception = readException(text);
    if (!exception && text.starts_with("assert "))
        exception = ExceptionLine{"AssertionError", std::string(text)};
    if (!exception)
        return false;
    RaisedError error;
    error.type = exception->type;
    error.message = exception->message;
    error.range = error.block = line.range;
    reader.trace.exceptions.push_back(std::move(error));
    reader.sawFormat("pytest-line-and-summary");
    reader.skip();
    return true;
}

} // namespace trace
