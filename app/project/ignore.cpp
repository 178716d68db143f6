#include "app/project/ignore.h"
#include <fnmatch.h>

namespace project {

namespace {

bool matchesPath(const std::string &pattern, const std::string &path)
{
    // "a/**/b" also stands for "a/b", which fnmatch does not know.
    const auto stars = pattern.find("**/");
    if (stars != std::string::npos) {
        const auto head = pattern.substr(0, stars);
        const auto tail = pattern.substr(stars + 3);
        if (matchesPath(head + tail, path))
            return true;
        for (auto slash = path.find('/'); slash != std::string::npos;
             slash = path.find('/', slash + 1)) {
            const auto start = path.substr(0, slash + 1);
            if (start.size() >= head.size() && path.compare(0, head.size(), head) == 0 &&
                matchesPath(tail, path.substr(slash + 1)))
                return true;
        }
        return false;
    }
    if (pattern.ends_with("/**"))
        return path.starts_with(pattern.substr(0, pattern.size() - 2));
    return ::fnmatch(pattern.c_str(), path.c_str(), FNM_PATHNAME) == 0;
}

} // namespace

IgnoreRules::IgnoreRules(std::string_view text)
{
    while (!text.empty()) {
        const auto end = text.find('\n');
        std::string line(text.substr(0, end));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        while (!line.empty() && (line.back() == '\r' || line.back() == ' '))
            line.pop_back();
        if (line.empty() || line[0] == '#')
            continue;
        Rule rule;
        if (line[0] == '!') {
            rule.negated = true;
            line.erase(0, 1);
        }
        if (!line.empty() && line.back() == '/') {
            rule.folderOnly = true;
            line.pop_back();
        }
        rule.anchored = line.find('/') != std::string::npos;
        if (!line.empty() && line[0] == '/')
            line.erase(0, 1);
        rule.pattern = std::move(line);
        if (!rule.pattern.empty())
            m_rules.push_back(std::move(rule));
    }
}

IgnoreRules::Verdict IgnoreRules::verdict(const std::string &path, bool isFolder) const
{
    const auto slash = path.rfind('/');
    const auto name = slash == std::string::npos ? path : path.substr(slash + 1);
    auto result = Verdict::None;
    for (const auto &rule : m_rules) {
        if (rule.folderOnly && !isFolder)
            continue;
        const bool fits = rule.anchored ? matchesPath(rule.pattern, path)
                                        : ::fnmatch(rule.pattern.c_str(), name.c_str(), 0) == 0;
        if (fits)
            result = rule.negated ? Verdict::Kept : Verdict::Ignored;
    }
    return result;
}

} // namespace project
