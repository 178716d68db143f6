#include "app/paste/line_prefix.h"
#include "app/paste/lines.h"
#include "app/paste/record_prefix.h"

namespace paste {

namespace {

constexpr auto npos = std::string_view::npos;

/// `web-1  | text`; on an empty line nothing stands behind the bar.
std::size_t composeSize(std::string_view line)
{
    const std::size_t name = line.find_first_of(" \t");
    if (name == npos || name == 0 || name > 100)
        return 0;
    std::size_t digits = name;
    while (digits > 0 && isDigit(line[digits - 1]))
        --digits;
    if (digits == name || digits < 2 || (line[digits - 1] != '-' && line[digits - 1] != '_'))
        return 0;
    const std::size_t bar = line.find_first_not_of(' ', name);
    if (bar == npos || line[bar] != '|')
        return 0;
    return bar + (line.substr(bar + 1, 1) == " " ? 2 : 1);
}

/// `[pod/api-7d9/app] text`
std::size_t kubectlSize(std::string_view line)
{
    if (!line.starts_with("[pod/"))
        return 0;
    const std::size_t end = line.find(']');
    if (end == npos || end > 300)
        return 0;
    return end + 1 + (line.substr(end + 1, 1) == " " ? 1 : 0);
}

/// `Nov 02 10:00:00 host app[12]: text`, or with an ISO time
std::size_t syslogSize(std::string_view line)
{
    if (line.starts_with("<")) { // its priority
        const std::size_t end = line.find('>');
        if (end == npos || end > 5)
            return 0;
        const std::size_t rest = syslogSize(line.substr(end + 1));
        return rest ? rest + end + 1 : 0;
    }
    const std::size_t time = timeSize(line);
    if (time == 0 || line.substr(time, 1) != " ")
        return 0;
    const std::size_t host = time + 1;
    const std::size_t tag = line.find(' ', host);
    if (tag == npos || tag == host || tag > 400)
        return 0;
    std::size_t at = tag + 1;
    while (at < line.size() && line[at] != ' ' && line[at] != ':' && line[at] != '[')
        ++at;
    if (at == tag + 1)
        return 0;
    if (line.substr(at, 1) == "[") {
        const std::size_t digits = digitsAt(line, at + 1);
        if (digits == 0 || line.substr(at + 1 + digits, 1) != "]")
            return 0;
        at += digits + 2;
    }
    if (line.substr(at, 1) != ":")
        return 0;
    return at + 1 + (line.substr(at + 1, 1) == " " ? 1 : 0);
}

/// `2026-11-02T10:00:00.1234567Z text`
std::size_t stampSize(std::string_view line)
{
    if (line.size() < 20 || digitsAt(line, 0) != 4 || line.substr(10, 1) != "T" ||
        line.substr(19, 1) != ".")
        return 0;
    const std::size_t time = timeSize(line);
    if (time == 0 || line[time - 1] != 'Z')
        return 0;
    return time + (line.substr(time, 1) == " " ? 1 : 0);
}

/// `2026-11-02T10:00:00.123456+00:00 app[web.1]: text`
std::size_t herokuSize(std::string_view line)
{
    const std::size_t time = timeSize(line);
    if (time == 0 || line.substr(time, 1) != " ")
        return 0;
    const std::string_view rest = line.substr(time + 1);
    if (!rest.starts_with("app[") && !rest.starts_with("heroku["))
        return 0;
    const std::size_t end = rest.find("]:");
    if (end == npos || end > 80)
        return 0;
    return time + 1 + end + 2 + (rest.substr(end + 2, 1) == " " ? 1 : 0);
}

/// `[rank0]: text`, also behind a level and a time
std::size_t rankSize(std::string_view line)
{
    const std::size_t at = line.find("[rank");
    if (at == npos || at > 120)
        return 0;
    const std::size_t digits = digitsAt(line, at + 5);
    if (digits == 0 || line.substr(at + 5 + digits, 2) != "]:")
        return 0;
    const std::size_t end = at + 7 + digits;
    return end + (line.substr(end, 1) == " " ? 1 : 0);
}

/// `[stderr] text`, `stderr | text`
std::size_t streamSize(std::string_view line)
{
    for (std::string_view word :
         {"[stderr]", "[stdout]", "stderr:", "stdout:", "stderr |", "stdout |"})
        if (line.starts_with(word))
            return word.size() + (line.substr(word.size(), 1) == " " ? 1 : 0);
    return 0;
}

} // namespace

std::span<const LinePrefix> linePrefixes()
{
    static constexpr LinePrefix table[] = {
        {"docker-compose", composeSize},
        {"kubectl-prefix", kubectlSize},
        {"heroku", herokuSize},
        {"syslog", syslogSize},
        {"github-actions", stampSize},
        {"torchrun-and-tool-prefix", rankSize, false},
        {"torchrun-and-tool-prefix", streamSize, false},
    };
    return table;
}

PrefixShape::PrefixShape(std::string_view prefix)
{
    const std::string_view words = prefix.substr(0, prefix.find_last_not_of(' ') + 1);
    m_lastBlanks = prefix.size() - words.size();
    for (std::size_t at = 0; at < words.size(); ++at) {
        const bool digit = isDigit(words[at]);
        const char mark = digit ? '0' : words[at];
        if (digit || mark == ' ') {
            if (!m_shape.empty() && m_shape.back() == mark)
                continue;
        }
        m_shape += mark;
    }
}

std::size_t PrefixShape::match(std::string_view line) const
{
    std::size_t at = 0;
    for (const char mark : m_shape) {
        if (mark == '0') {
            const std::size_t digits = digitsAt(line, at);
            if (digits == 0)
                return 0;
            at += digits;
        } else if (mark == ' ') {
            while (at < line.size() && line[at] == ' ')
                ++at;
        } else if (at < line.size() && line[at] == mark) {
            ++at;
        } else {
            return 0;
        }
    }
    // The last blanks are counted: what lies behind them is the content's own indentation. Tools
    // cut them off where nothing follows.
    for (std::size_t i = 0; i < m_lastBlanks && at < line.size(); ++i) {
        if (line[at] != ' ')
            return at == line.size() ? at : 0;
        ++at;
    }
    return at;
}

} // namespace paste
