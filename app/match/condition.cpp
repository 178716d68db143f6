#include "app/match/condition.h"
#include "app/base/python_version.h"

namespace match {

bool globMatches(std::string_view pattern, std::string_view text)
{
    std::size_t at = 0;
    std::size_t in = 0;
    std::size_t star = std::string_view::npos;
    std::size_t resume = 0;
    while (in < text.size()) {
        if (at < pattern.size() && pattern[at] == '*') {
            star = at++;
            resume = in;
        } else if (at < pattern.size() && pattern[at] == text[in]) {
            ++at;
            ++in;
        } else if (star != std::string_view::npos) {
            at = star + 1;
            in = ++resume;
        } else {
            return false;
        }
    }
    while (at < pattern.size() && pattern[at] == '*')
        ++at;
    return at == pattern.size();
}

namespace {

void requireVersion(Fit &fit, const std::string &what, const std::string &version,
                    const std::string &range)
{
    if (range.empty() || range == "*")
        return;
    const auto inside = version.empty() ? std::nullopt : base::versionInRange(version, range);
    if (!inside)
        fit.unknown.push_back("the version of " + what + " (this needs " + range + ")");
    else if (!*inside)
        fit.excluded = true;
}

} // namespace

Fit fit(const knowledge::Requirement &requirement, const environment::Environment &environment)
{
    Fit result;
    requireVersion(result, "Python",
                   environment.python ? environment.python->text() : std::string(),
                   requirement.python);
    for (const auto &[library, range] : requirement.libraries) {
        const auto known = environment.libraries.find(library);
        requireVersion(result, library,
                       known == environment.libraries.end() ? std::string() : known->second, range);
    }
    if (!requirement.runtime.empty()) {
        bool any = false;
        for (const auto &runtime : requirement.runtime)
            any = any || environment.hasRuntime(runtime);
        if (!any && !environment.runtime.empty())
            result.excluded = true;
        else if (!any)
            result.unknown.push_back("what runs the program (this needs " +
                                     requirement.runtime.front() + ")");
    }
    for (const auto &runtime : requirement.notRuntime)
        result.excluded = result.excluded || environment.hasRuntime(runtime);
    if (!requirement.platform.empty()) {
        // "!windows" reads: anywhere but there
        const bool negated = requirement.platform.front() == '!';
        const auto wanted = requirement.platform.substr(negated ? 1 : 0);
        if (environment.platform.empty())
            result.unknown.push_back("the platform (this needs " + requirement.platform + ")");
        else if ((environment.platform == wanted) == negated)
            result.excluded = true;
    }
    return result;
}

bool holds(const knowledge::CodeCondition &condition, const checks::CodeFact &fact)
{
    if (condition.fact != fact.kind)
        return false;
    const auto holdsOneOf = [&](const std::string &name, const std::vector<std::string> &patterns) {
        const auto values = fact.attributes.find(name);
        if (values == fact.attributes.end())
            return false;
        for (const auto &value : values->second)
            for (const auto &pattern : patterns)
                if (globMatches(pattern, value))
                    return true;
        return false;
    };
    for (const auto &[name, patterns] : condition.attributes)
        if (!holdsOneOf(name, patterns))
            return false;
    for (const auto &[name, patterns] : condition.attributesNot)
        if (holdsOneOf(name, patterns))
            return false;
    return true;
}

} // namespace match
