#include "app/project/suppress.h"
#include "app/base/pattern.h"
#include <algorithm>

namespace project {

namespace {

/// Calls `test` for each name of a list such as "A, B C" until one is true.
template <class Test> bool anyName(std::string_view list, Test test)
{
    while (true) {
        const auto start = list.find_first_not_of(", \t");
        if (start == std::string_view::npos)
            return false;
        list.remove_prefix(start);
        const auto end = std::min(list.find_first_of(", \t"), list.size());
        if (test(list.substr(0, end)))
            return true;
        list.remove_prefix(end);
    }
}

} // namespace

bool isSuppressed(std::string_view line, const knowledge::Cause &cause)
{
    static const base::Pattern ignore("#\\s*tracemend:\\s*ignore(?:\\[([^\\]]*)\\])?\\s*$");
    static const base::Pattern noqa(
        "(?i)#\\s*noqa:\\s*([A-Z]+[A-Z0-9-]*(?:[,\\s]+[A-Z]+[A-Z0-9-]*)*)");
    const auto group = [&](const base::TextRange range) {
        return line.substr(range.start, range.size());
    };
    if (const auto groups = ignore.groups(line)) {
        if (!(*groups)[1])
            return true;
        if (anyName(group(*(*groups)[1]), [&](std::string_view name) {
                return name == cause.id || name == cause.family + "/" + cause.id;
            }))
            return true;
    }
    const auto groups = noqa.groups(line);
    return groups && anyName(group(*(*groups)[1]), [&](std::string_view name) {
               return std::find(cause.codes.begin(), cause.codes.end(), name) != cause.codes.end();
           });
}

} // namespace project
