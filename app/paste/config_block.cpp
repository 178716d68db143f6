#include "app/paste/config_block.h"

namespace paste {

namespace {

constexpr auto npos = std::string_view::npos;
constexpr std::size_t mostJsonBytes = 1 << 20;

/// Where the object that opens at the offset closes; comments and trailing commas are let pass.
std::size_t jsonEnd(std::string_view text, std::size_t start)
{
    std::size_t depth = 0;
    const std::size_t limit = std::min(text.size(), start + mostJsonBytes);
    for (std::size_t at = start; at < limit; ++at) {
        switch (text[at]) {
        case '"':
            for (++at; at < limit && text[at] != '"' && text[at] != '\n'; ++at)
                at += text[at] == '\\';
            if (at >= limit || text[at] == '\n')
                return npos;
            break;
        case '/':
            if (text.substr(at, 2) == "//")
                at = std::min(text.find('\n', at), limit);
            break;
        case '{':
        case '[':
            ++depth;
            break;
        case '}':
        case ']':
            if (--depth == 0)
                return at + 1;
            break;
        case '\'':
        case '(':
            return npos; // a Python literal, not JSON
        default:
            break;
        }
    }
    return npos;
}

/// `{` alone, or `{"key": ...`, with a quoted key as the first thing inside.
std::size_t jsonBlock(std::string_view text, const std::vector<Line> &lines, std::size_t first)
{
    const std::string_view line = trimmed(lineText(text, lines[first]));
    if (!line.starts_with("{"))
        return 0;
    const std::size_t start = text.find('{', lines[first].range.start);
    const std::size_t inside = text.find_first_not_of(" \t\r\n", start + 1);
    if (inside == npos || (text[inside] != '"' && text.substr(inside, 2) != "//"))
        return 0;
    const std::size_t end = jsonEnd(text, start);
    if (end == npos)
        return 0;
    std::size_t count = 0;
    while (first + count < lines.size() && lines[first + count].range.start < end)
        ++count;
    if (!isBlank(text.substr(end, lines[first + count - 1].range.end - end)))
        return 0;
    // A line alone is a record of a log unless a configuration's own keys are in it.
    return count > 1 || !configName(text.substr(start, end - start)).empty() ? count : 0;
}

bool isTomlTable(std::string_view line)
{
    line = trimmed(line);
    if (!line.starts_with("[") || !line.ends_with("]") || line.size() < 3)
        return false;
    return line.find_first_not_of(
               "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.-\"[]") == npos &&
           line.find_first_of("abcdefghijklmnopqrstuvwxyz") != npos;
}

bool isTomlPair(std::string_view line)
{
    line = trimmed(line);
    const std::size_t name =
        std::min(line.find_first_not_of(
                     "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.-\""),
                 line.size());
    return name > 0 && trimmed(line.substr(name)).starts_with("=");
}

std::size_t tomlBlock(std::string_view text, const std::vector<Line> &lines, std::size_t first)
{
    if (!isTomlTable(lineText(text, lines[first])))
        return 0;
    std::size_t end = first + 1;
    std::size_t pairs = 0;
    bool inArray = false;
    for (std::size_t i = end; i < lines.size(); ++i) {
        const std::string_view line = trimmed(lineText(text, lines[i]));
        if (inArray) {
            inArray = !line.starts_with("]");
        } else if (isTomlPair(line)) {
            ++pairs;
            inArray = line.ends_with("[") || line.ends_with("{");
        } else if (!line.empty() && line[0] != '#' && !isTomlTable(line)) {
            break;
        }
        if (!line.empty())
            end = i + 1;
    }
    return pairs > 0 ? end - first : 0;
}

bool isFreezeLine(std::string_view line)
{
    return line.starts_with("-e git+") || line.starts_with("-r ") || line.starts_with("--hash=") ||
           line.starts_with("-c ") || line.starts_with("--index-url") ||
           line.starts_with("--extra-index-url");
}

/// A package without a version: in a list of requirements a word alone is one.
bool isBareName(std::string_view line)
{
    if (line.empty() || line.size() > 60 || !isWordByte(line[0]) || isDigit(line[0]))
        return false;
    const std::string_view name = line.substr(0, line.find('['));
    if (name.size() < line.size() && !line.ends_with("]"))
        return false;
    return name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-_.") == npos &&
           !name.ends_with(".");
}

std::size_t requirementsBlock(std::string_view text, const std::vector<Line> &lines,
                              std::size_t first)
{
    std::size_t found = 0;
    std::size_t end = first;
    for (std::size_t i = first; i < lines.size(); ++i) {
        const std::string_view line = trimmed(lineText(text, lines[i]));
        if (isRequirement(line)) {
            ++found;
        } else if (!isFreezeLine(line) && !isBareName(line) &&
                   !(found > 0 && (line.empty() || line[0] == '#'))) {
            break;
        }
        if (!line.empty() && (line[0] != '#'))
            end = i + 1;
    }
    return found >= 2 || (found == 1 && end - first == lines.size()) ? end - first : 0;
}

/// "Package    Version", a rule, two columns.
std::size_t packageList(std::string_view text, const std::vector<Line> &lines, std::size_t first)
{
    const std::string_view head = trimmed(lineText(text, lines[first]));
    if (!head.starts_with("Package ") || head.find(" Version") == npos ||
        first + 2 >= lines.size() || !lineText(text, lines[first + 1]).starts_with("-----"))
        return 0;
    std::size_t end = first + 2;
    while (end < lines.size()) {
        const std::string_view line = trimmed(lineText(text, lines[end]));
        const std::size_t space = line.find(' ');
        if (space == npos || !isDigit(trimmed(line.substr(space))[0]))
            break;
        ++end;
    }
    return end > first + 2 ? end - first : 0;
}

} // namespace

bool isRequirement(std::string_view line)
{
    line = trimmed(line);
    std::size_t at = 0;
    while (at < line.size() && (isWordByte(line[at]) || line[at] == '-' || line[at] == '.') &&
           static_cast<unsigned char>(line[at]) < 0x80)
        ++at;
    if (at == 0 || at > 80)
        return false;
    if (line.substr(at, 1) == "[") {
        const std::size_t close = line.find(']', at);
        if (close == npos)
            return false;
        at = close + 1;
    }
    std::string_view rest = trimmed(line.substr(at));
    if (rest.starts_with("@ "))
        return rest.find("://") != npos;
    bool operated = false;
    for (std::string_view op : {"===", "==", "~=", ">=", "<=", "!=", ">", "<"})
        if (!operated && rest.starts_with(op)) {
            rest = trimmed(rest.substr(op.size()));
            operated = true;
        }
    if (!operated || rest.empty() || !isDigit(rest[0]))
        return false;
    // Behind a version come markers, hashes and comments; a comparison in code goes on otherwise.
    const std::size_t end = rest.find_first_not_of("0123456789.abcdefghijklmnopqrstuvwxyz+*-!_");
    return end == npos || std::string_view(" ,;#\\").find(rest[end]) != npos;
}

std::size_t configBlock(std::string_view text, const std::vector<Line> &lines, std::size_t first)
{
    const std::string_view line = trimmed(lineText(text, lines[first]));
    if (line.empty())
        return 0;
    if (line[0] == '{')
        return jsonBlock(text, lines, first);
    if (line[0] == '[')
        return tomlBlock(text, lines, first);
    if (line.starts_with("Package "))
        return packageList(text, lines, first);
    return requirementsBlock(text, lines, first);
}

std::string configLanguage(std::string_view text)
{
    text = trimmed(text);
    if (text.starts_with("{"))
        return "json";
    return text.starts_with("[") ? "toml" : "requirements";
}

std::string configName(std::string_view text)
{
    text = trimmed(text);
    if (text.starts_with("{")) {
        if (text.find("\"IsEncrypted\"") != npos ||
            text.find("\"FUNCTIONS_WORKER_RUNTIME\"") != npos)
            return "local.settings.json";
        if (text.find("\"bindings\"") != npos && text.find("\"direction\"") != npos)
            return "function.json";
        for (std::string_view key : {"\"extensionBundle\"", "\"extensions\"", "\"functionTimeout\"",
                                     "\"routePrefix\"", "\"samplingSettings\"", "\"healthMonitor\"",
                                     "\"concurrency\"", "\"watchDirectories\""})
            if (text.find(key) != npos)
                return "host.json";
        // All that a new app has.
        return text.size() < 40 && text.find("\"version\"") != npos && text.find("\"2.0\"") != npos
                   ? "host.json"
                   : "";
    }
    if (text.starts_with("["))
        return text.find("[project]") != npos || text.find("[tool.") != npos ||
                       text.find("[build-system]") != npos
                   ? "pyproject.toml"
                   : "";
    return "requirements.txt";
}

} // namespace paste
