#include "app/mend/requirement_edits.h"
#include "app/base/python_version.h"
#include "app/mend/source_style.h"
#include "app/syntax/tree.h"
#include <algorithm>
#include <cctype>

namespace mend {

namespace {

using syntax::Node;

bool isNameByte(char letter)
{
    return std::isalnum(static_cast<unsigned char>(letter)) || letter == '-' || letter == '_' ||
           letter == '.';
}

base::Problem no(std::string what)
{
    return {"", std::move(what), ""};
}

Edit edit(base::TextRange range, std::string text)
{
    Edit made;
    made.range = range;
    made.text = std::move(text);
    return made;
}

std::string normal(std::string_view name)
{
    std::string result;
    for (const char letter : name) {
        const bool separator = letter == '-' || letter == '_' || letter == '.';
        if (separator && result.ends_with('-'))
            continue;
        result +=
            separator ? '-' : static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
    }
    return result;
}

/// Reads `name[extras] version` at a place; no name where none stands there.
Requirement readAt(std::string_view text, std::size_t start, std::size_t end)
{
    Requirement found;
    std::size_t at = start;
    while (at < end && (text[at] == ' ' || text[at] == '\t'))
        ++at;
    const std::size_t first = at;
    while (at < end && isNameByte(text[at]))
        ++at;
    if (at == first || !std::isalnum(static_cast<unsigned char>(text[first])))
        return found;
    found.name = std::string(text.substr(first, at - first));
    if (at < end && text[at] == '[')
        at = std::min(end, text.find(']', at) + 1);
    const std::size_t version = at;
    std::size_t last = at;
    for (; at < end && text[at] != ';' && text[at] != '#' && text[at] != '\\'; ++at) {
        if (text[at] == '-' && text.substr(at, 2) == "--")
            break;
        if (text[at] != ' ' && text[at] != '\t')
            last = at + 1;
    }
    found.version = {version, std::max(version, last)};
    found.whole = {start, end};
    return found;
}

std::vector<Requirement> inLines(std::string_view text)
{
    std::vector<Requirement> all;
    for (std::size_t at = byteOrderMark(text); at < text.size(); at = lineEnd(text, at)) {
        std::size_t end = at;
        while (end < text.size() && text[end] != '\n' && text[end] != '\r')
            ++end;
        Requirement found = readAt(text, at, end);
        const std::string_view version = text.substr(found.version.start, found.version.size());
        // `-r other.txt`, addresses and file names are no distributions.
        if (found.name.empty() || version.find_first_of("/:@") != std::string_view::npos)
            continue;
        found.whole = {at, lineEnd(text, at)};
        all.push_back(std::move(found));
    }
    return all;
}

bool inDependencies(Node node)
{
    for (Node at = node; at; at = at.parent()) {
        if (!at.is("table") && !at.is("pair"))
            continue;
        std::string_view head = at.text();
        head = head.substr(0, head.find(at.is("table") ? ']' : '='));
        if (head.find("dependencies") != std::string_view::npos ||
            head.find("requires") != std::string_view::npos)
            return true;
    }
    return false;
}

std::vector<Requirement> inToml(std::string_view text)
{
    std::vector<Requirement> all;
    const auto tree = syntax::Tree::parse(std::string(text), syntax::Language::Toml);
    if (!tree)
        return all;
    syntax::walk(tree->root(), [&](Node node) {
        if (!node.is("string") || node.range().size() < 2 || !inDependencies(node))
            return !node.is("string");
        const base::TextRange inside{node.range().start + 1, node.range().end - 1};
        if (node.parent().is("array")) {
            Requirement found = readAt(text, inside.start, inside.end);
            found.whole = node.range();
            if (!found.name.empty())
                all.push_back(std::move(found));
        } else if (node.parent().is("pair") && node.parent().parent().is("table")) {
            Requirement found;
            found.name = std::string(node.parent().namedChild(0).text());
            found.version = inside;
            found.whole = node.parent().range();
            found.caret = true;
            if (found.name != "python")
                all.push_back(std::move(found));
        }
        return false;
    });
    return all;
}

/// The version that a text asks for now ("==1.2" -> "1.2"), or empty.
std::string numberIn(std::string_view version)
{
    const std::size_t first = version.find_first_of("0123456789");
    if (first == std::string_view::npos)
        return {};
    const std::size_t end = version.find_first_of(", ;*\"'", first);
    return std::string(version.substr(first, end == std::string_view::npos ? end : end - first));
}

std::string newer(std::string_view now, bool caret, const std::string &version)
{
    const std::size_t first = now.find_first_of("0123456789");
    const bool single = now.find(',') == std::string_view::npos &&
                        now.find('<') == std::string_view::npos &&
                        now.find('*') == std::string_view::npos;
    if (single && first != std::string_view::npos)
        return std::string(now.substr(0, first)) + version;
    return (caret ? ">=" : (now.starts_with(' ') ? " >=" : ">=")) + version;
}

const Requirement *find(const std::vector<Requirement> &all, const std::string &distribution)
{
    for (const Requirement &one : all)
        if (sameDistribution(one.name, distribution))
            return &one;
    return nullptr;
}

/// An element of a list goes with its comma, and with its line where it has one of its own.
base::TextRange elementRange(std::string_view text, base::TextRange element)
{
    std::size_t end = element.end;
    std::size_t comma = text.find_first_not_of(" \t", end);
    const bool followed = comma != std::string_view::npos && text[comma] == ',';
    if (followed)
        end = comma + 1;
    const std::size_t next = lineEnd(text, end);
    const std::string_view rest = text.substr(end, next - end);
    const std::size_t mark = rest.find_first_not_of(" \t\r\n");
    const bool alone =
        firstOnLine(text, element.start) && (mark == std::string_view::npos || rest[mark] == '#');
    if (alone)
        return {lineStart(text, element.start), next};
    if (followed) {
        while (end < text.size() && text[end] == ' ')
            ++end;
        return {element.start, end};
    }
    const std::size_t before = text.substr(0, element.start).find_last_not_of(" \t");
    return {before != std::string_view::npos && text[before] == ',' ? before : element.start, end};
}

} // namespace

bool sameDistribution(std::string_view a, std::string_view b)
{
    return normal(a) == normal(b);
}

std::vector<Requirement> requirementsIn(std::string_view text, bool toml)
{
    return toml ? inToml(text) : inLines(text);
}

base::Result<std::vector<Edit>> pinRequirement(std::string_view text, bool toml,
                                               const std::string &distribution,
                                               const std::string &version)
{
    const auto all = requirementsIn(text, toml);
    const Requirement *there = find(all, distribution);
    if (!there)
        return no("`" + distribution + "` is not asked for");
    const std::string_view now = text.substr(there->version.start, there->version.size());
    const std::string number = numberIn(now);
    if (number.empty() || now.find_first_of(">^~=") == std::string_view::npos)
        return no("no version is asked for");
    if (base::versionInRange(number, ">=" + version) == true)
        return no("the version is new enough");
    const std::size_t line = lineEnd(text, there->whole.end > 0 ? there->whole.end - 1 : 0);
    if (!toml && text.substr(there->whole.start, line - there->whole.start).find("--hash") !=
                     std::string_view::npos)
        return no("its hashes would be wrong");
    return std::vector<Edit>{edit(there->version, newer(now, there->caret, version))};
}

base::Result<std::vector<Edit>> dropRequirement(std::string_view text, bool toml,
                                                const std::string &distribution)
{
    const auto all = requirementsIn(text, toml);
    const Requirement *there = find(all, distribution);
    if (!there)
        return no("`" + distribution + "` is not asked for");
    if (!toml &&
        text.substr(there->whole.start, there->whole.size()).find('\\') != std::string_view::npos)
        return no("it takes more than one line");
    if (!toml)
        return std::vector<Edit>{edit(there->whole, "")};
    if (there->caret)
        return std::vector<Edit>{
            edit({lineStart(text, there->whole.start), lineEnd(text, there->whole.end)}, "")};
    return std::vector<Edit>{edit(elementRange(text, there->whole), "")};
}

base::Result<std::vector<Edit>> addRequirement(std::string_view text, bool toml,
                                               const std::string &distribution)
{
    const auto all = requirementsIn(text, toml);
    if (find(all, distribution))
        return no("`" + distribution + "` is asked for already");
    if (all.empty())
        return no("the file asks for nothing yet");
    std::vector<std::string> names;
    for (const Requirement &one : all)
        names.push_back(normal(one.name));
    std::size_t at = all.size();
    if (std::is_sorted(names.begin(), names.end()))
        at = static_cast<std::size_t>(
            std::upper_bound(names.begin(), names.end(), normal(distribution)) - names.begin());
    const std::size_t lineBreak = text.find_first_of("\r\n");
    const std::string newline =
        lineBreak == std::string_view::npos || text[lineBreak] == '\n' ? "\n" : "\r\n";
    if (!toml) {
        if (at < all.size())
            return std::vector<Edit>{
                edit({all[at].whole.start, all[at].whole.start}, distribution + newline)};
        const std::size_t end = all.back().whole.end;
        const bool ended = text.substr(0, end).ends_with('\n');
        return std::vector<Edit>{
            edit({end, end}, ended ? distribution + newline : newline + distribution)};
    }
    if (all.front().caret)
        return no("which version is meant is a choice");
    // Behind the first list's last element: other lists are extras.
    std::size_t last = 0;
    while (last + 1 < all.size() &&
           text.substr(all[last].whole.end, all[last + 1].whole.start - all[last].whole.end)
                   .find(']') == std::string_view::npos)
        ++last;
    const base::TextRange element = all[std::min(at, last)].whole;
    const std::string quoted = text[element.start] + distribution + text[element.start];
    const bool line = firstOnLine(text, element.start);
    const std::string between =
        line ? newline + std::string(indentAt(text, element.start)) : std::string(" ");
    if (at <= last)
        return std::vector<Edit>{edit({element.start, element.start}, quoted + "," + between)};
    return std::vector<Edit>{edit({element.end, element.end}, "," + between + quoted)};
}

} // namespace mend
