#include "app/knowledge/verified.h"
#include "app/base/python_version.h"
#include <algorithm>

namespace knowledge {

namespace {

/// Whether "3.9.18" comes before "3.11.2".
bool isOlder(const std::string &left, const std::string &right)
{
    const auto a = base::parsePythonVersion(left);
    const auto b = base::parsePythonVersion(right);
    return a && b && *a != *b ? *a < *b : left < right;
}

} // namespace

std::optional<Verification> verification(const Cause &cause)
{
    if (!cause.verified())
        return std::nullopt;
    Verification result;
    for (const Case &kase : cause.cases) {
        result.on = std::max(result.on, kase.verified.on);
        result.python.insert(result.python.end(), kase.verified.python.begin(),
                             kase.verified.python.end());
        result.libraries.insert(kase.verified.libraries.begin(), kase.verified.libraries.end());
        result.platform = kase.verified.platform;
    }
    std::sort(result.python.begin(), result.python.end(), isOlder);
    result.python.erase(std::unique(result.python.begin(), result.python.end()),
                        result.python.end());
    return result;
}

std::string verifiedWords(const Cause &cause)
{
    const auto seen = verification(cause);
    if (!seen)
        return "not verified by a run";
    std::string result = "verified on " + seen->on;
    const char *before = " with Python ";
    for (const std::string &version : seen->python) {
        result += before + version;
        before = ", ";
    }
    for (const auto &[library, version] : seen->libraries) {
        result += (before[0] == ',' ? ", " : " with ") + library + " " + version;
        before = ", ";
    }
    return result;
}

} // namespace knowledge
