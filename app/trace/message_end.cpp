#include "app/paste/record_prefix.h"
#include "app/trace/line_shapes.h"

namespace trace {

using paste::isDigit;
using paste::trimmedRight;

namespace {

constexpr auto npos = std::string_view::npos;

constexpr std::string_view reports[] = {
    "Exception ignored in",
    "Exception ignored on",
    "Exception ignored while",
    "Exception in thread ",
    "Exception in callback ",
    "Task exception was never retrieved",
    "Future exception was never retrieved",
    "Task was destroyed but it is pending!",
    "Stack (most recent call last):",
    "Fatal Python error: ",
    "Error in atexit._run_exitfuncs:",
    "worker: Warm shutdown",
    "worker: Cold shutdown",
    "Error in sys.excepthook:",
    "Original exception was:",
};

/// "=====" as unittest, doctest, IPython and terminals draw it, also with a heading in its middle.
/// Messages draw shorter ones.
bool isRule(std::string_view line)
{
    if (line.size() < 60 || std::string_view("=-*_!").find(line[0]) == npos)
        return false;
    const bool pure = line.find_first_not_of(line[0]) == npos;
    if (pure && line.size() != 70 && line.size() != 75 && line.size() < 79)
        return false;
    const auto same = [&](std::size_t at) { return line[at] == line[0]; };
    return same(1) && same(2) && same(line.size() - 1) && same(line.size() - 2) &&
           same(line.size() - 3);
}

/// `ann@host:~/app$ `, `(venv) ann@host app % `, `PS C:\app> `, `C:\app>`, `$ cmd`
bool isShellPrompt(std::string_view line)
{
    line = line.substr(0, 200);
    if (line.starts_with("$ "))
        return true;
    if (line.starts_with("PS ") && line.substr(4, 2) == ":\\")
        return line.find('>') != npos;
    if (line.substr(1, 2) == ":\\" && paste::isWordByte(line[0])) {
        const std::size_t end = line.find('>');
        return end != npos && line.substr(0, end).find_first_of("\"<|") == npos;
    }
    if (line.starts_with("(")) {
        const std::size_t close = line.find(") ");
        return close != npos && close < 40 && line.find(' ') > close &&
               isShellPrompt(line.substr(close + 2));
    }
    const std::size_t at = line.find('@');
    const std::size_t mark = line.find_first_of("$#%", at == npos ? line.size() : at);
    if (at == npos || at == 0 || mark == npos || line.find(' ') < at)
        return false;
    return line.substr(0, mark).find(": ") == npos &&
           (mark + 1 == line.size() || line[mark + 1] == ' ');
}

bool isPrompt(std::string_view line)
{
    if (isShellPrompt(line))
        return true;
    if (line.starts_with(">>> ") || line == ">>>")
        return true;
    return line.starts_with("In [") && isDigit(line.size() > 4 ? line[4] : ' ');
}

} // namespace

bool endsMessage(std::string_view line)
{
    if (line.empty())
        return false;
    switch (line[0]) {
    case ' ':
    case '\t':
        return false;
    case 'E':
    case 'T':
    case 'F':
    case 'S':
    case 'O':
    case 'w':
        for (std::string_view report : reports)
            if (line.starts_with(report))
                return true;
        break;
    case '`':
    case '~':
        return line.starts_with("```") || line.starts_with("~~~");
    case '-':
        if (line.starts_with("-->"))
            return true;
        break;
    default:
        break;
    }
    return isRule(trimmedRight(line)) || isPrompt(line) || paste::recordPrefixSize(line) > 0 ||
           paste::isAccessLine(line) || isWarningLine(line.substr(0, 2000));
}

} // namespace trace
