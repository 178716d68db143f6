#include "app/trace/formats.h"

namespace trace {

namespace {

constexpr auto npos = std::string_view::npos;

/// What stands behind "Exception ignored": "in: <function f>", "while calling deallocator <...>:".
std::string ignoredObject(std::string_view rest)
{
    rest = paste::trimmed(rest);
    if (rest.ends_with(":"))
        rest.remove_suffix(1);
    const std::size_t start = rest.find_first_of("<'");
    return std::string(start == npos ? rest : rest.substr(start));
}

} // namespace

bool readIgnoredException(Reader &reader)
{
    const std::string_view line = reader.text();
    std::string object;
    if (const std::size_t at = reportAt(line, "Exception ignored "); at != npos) {
        const std::string_view rest = line.substr(at + 18);
        if (!rest.starts_with("in") && !rest.starts_with("on") && !rest.starts_with("while"))
            return false;
        object = ignoredObject(rest);
    } else if (reportAt(line, "Error in atexit._run_exitfuncs:") != npos) {
        object = "atexit";
    } else {
        return false;
    }
    reader.skip();
    if (reader.atEnd() || endsMessage(reader.text()))
        return true;
    const auto span = reader.readChain(true);
    for (std::size_t i = span.first; i < span.end; ++i)
        reader.trace.exceptions[i].ignoredIn = object;
    reader.sawFormat("exception-ignored-in");
    return true;
}

// "Exception in thread Thread-1 (worker):", "Process SpawnProcess-1:"
bool readThreadException(Reader &reader)
{
    const std::string_view line = paste::trimmedRight(reader.text());
    std::string name;
    if (const std::size_t at = reportAt(line, "Exception in thread ");
        at != npos && line.ends_with(":"))
        name = std::string(line.substr(at + 20, line.size() - at - 21));
    else if (line.starts_with("Process ") && line.ends_with(":") && line.find(' ', 8) == npos &&
             headAt(reader.text(1)) != npos)
        name = std::string(line.substr(8, line.size() - 9));
    else
        return false;
    reader.skip();
    if (!isHead(reader.text()) && !isGroupHead(reader.text()) && !isFrame(reader.text()))
        return true;
    const auto span = reader.readChain();
    for (std::size_t i = span.first; i < span.end; ++i)
        reader.trace.exceptions[i].thread = name;
    reader.sawFormat("cpython-thread-and-process");
    return true;
}

} // namespace trace
