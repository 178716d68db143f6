#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace project {

/// The rules of one ignore file, as git reads them.
class IgnoreRules
{
public:
    explicit IgnoreRules(std::string_view text);

    enum class Verdict { None, Ignored, Kept };
    /// `path` is relative to the folder of the ignore file, with '/' as separator.
    Verdict verdict(const std::string &path, bool isFolder) const;

private:
    struct Rule {
        std::string pattern;
        bool negated = false;
        bool folderOnly = false;
        bool anchored = false;
    };
    std::vector<Rule> m_rules;
};

} // namespace project
