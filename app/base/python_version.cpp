#include "app/base/python_version.h"
#include <algorithm>
#include <charconv>
#include <vector>

namespace base {

namespace {

/// The leading numbers of a dotted version; what follows them (rc1, b4, .post1) is left out.
std::optional<std::vector<int>> numbers(std::string_view text)
{
    std::vector<int> result;
    while (!text.empty()) {
        int number = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
        if (error != std::errc())
            break;
        result.push_back(number);
        text.remove_prefix(static_cast<std::size_t>(end - text.data()));
        if (text.empty() || text.front() != '.')
            break;
        text.remove_prefix(1);
    }
    if (result.empty())
        return std::nullopt;
    return result;
}

int compare(std::vector<int> left, std::vector<int> right)
{
    const auto size = std::max(left.size(), right.size());
    left.resize(size);
    right.resize(size);
    return left < right ? -1 : left == right ? 0 : 1;
}

std::optional<bool> satisfies(const std::vector<int> &version, std::string_view condition)
{
    while (!condition.empty() && condition.front() == ' ')
        condition.remove_prefix(1);
    const auto digits = condition.find_first_of("0123456789");
    if (digits == std::string_view::npos)
        return std::nullopt;
    auto name = condition.substr(0, digits);
    while (!name.empty() && name.back() == ' ')
        name.remove_suffix(1);
    const auto wanted = numbers(condition.substr(digits));
    if (!wanted)
        return std::nullopt;
    const int order = compare(version, *wanted);
    if (name == ">=")
        return order >= 0;
    if (name == "<=")
        return order <= 0;
    if (name == ">")
        return order > 0;
    if (name == "<")
        return order < 0;
    if (name == "==" || name.empty())
        return order == 0;
    if (name == "!=")
        return order != 0;
    return std::nullopt;
}

} // namespace

std::optional<PythonVersion> parsePythonVersion(std::string_view text)
{
    if (text.find_first_not_of("0123456789.") != std::string_view::npos || text.ends_with('.'))
        return std::nullopt;
    const auto parts = numbers(text);
    if (!parts || parts->size() < 2)
        return std::nullopt;
    return PythonVersion{(*parts)[0], (*parts)[1]};
}

std::optional<bool> versionInRange(std::string_view version, std::string_view range)
{
    const auto parts = numbers(version);
    if (!parts)
        return std::nullopt;
    bool all = true;
    while (true) {
        const auto comma = range.find(',');
        const auto one = satisfies(*parts, range.substr(0, comma));
        if (!one)
            return std::nullopt;
        all = all && *one;
        if (comma == std::string_view::npos)
            return all;
        range.remove_prefix(comma + 1);
    }
}

} // namespace base
