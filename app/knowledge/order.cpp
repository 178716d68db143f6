#include "app/knowledge/order.h"
#include <algorithm>
#include <map>
#include <set>

namespace knowledge {

namespace {

using Edges = std::map<std::string, std::set<std::string>>;

Edges edgesOf(const std::vector<const Cause *> &causes)
{
    Edges edges;
    for (const Cause *cause : causes)
        edges[cause->id];
    for (const Cause *cause : causes) {
        for (const Precedence &later : cause->before)
            if (edges.count(later.cause))
                edges[cause->id].insert(later.cause);
        for (const Precedence &earlier : cause->after)
            if (edges.count(earlier.cause))
                edges[earlier.cause].insert(cause->id);
    }
    return edges;
}

} // namespace

std::vector<std::string> ringIn(const std::vector<const Cause *> &causes)
{
    const Edges edges = edgesOf(causes);
    std::set<std::string> done;
    for (const auto &[start, unused] : edges) {
        if (done.count(start))
            continue;
        // Depth first with a path of our own: a hostile folder may chain thousands of causes.
        std::vector<std::string> path{start};
        std::vector<std::set<std::string>::const_iterator> next{edges.at(start).begin()};
        std::set<std::string> onPath{start};
        while (!path.empty()) {
            if (next.back() == edges.at(path.back()).end()) {
                done.insert(path.back());
                onPath.erase(path.back());
                path.pop_back();
                next.pop_back();
                continue;
            }
            const std::string &to = *next.back()++;
            if (onPath.count(to)) {
                path.erase(path.begin(), std::find(path.begin(), path.end(), to));
                path.push_back(to);
                return path;
            }
            if (!done.count(to)) {
                path.push_back(to);
                onPath.insert(to);
                next.push_back(edges.at(to).begin());
            }
        }
    }
    return {};
}

} // namespace knowledge
