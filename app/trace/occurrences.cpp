#include "app/trace/occurrences.h"
#include <algorithm>
#include <map>
#include <string>

namespace trace {

namespace {

/// The root that an exception leads to; a link that leads nowhere or in a circle ends there.
std::size_t rootOf(const Trace &trace, std::size_t index)
{
    for (std::size_t steps = 0; steps < trace.exceptions.size(); ++steps) {
        const auto &of = trace.exceptions[index].of;
        if (!of || *of >= trace.exceptions.size() || *of == index)
            break;
        index = *of;
    }
    return index;
}

void append(std::string &key, const std::string &text)
{
    key += text;
    key += '\0';
}

/// All that two printings of the same trace have in common.
std::string keyOf(const Trace &trace, const std::vector<std::size_t> &exceptions)
{
    std::string key;
    for (const std::size_t i : exceptions) {
        const RaisedError &error = trace.exceptions[i];
        append(key, error.type);
        append(key, error.message.value_or(std::string()));
        key += static_cast<char>('0' + static_cast<int>(error.relation));
        key += std::to_string(error.of ? exceptions.back() - *error.of : 0);
        for (const Frame &frame : error.frames) {
            append(key, frame.file);
            append(key, std::to_string(frame.line.value_or(-1)));
            append(key, frame.function.value_or(std::string()));
        }
        key += '\1';
    }
    return key;
}

/// The exceptions of every trace, by its root.
std::vector<std::vector<std::size_t>> trees(const Trace &trace)
{
    std::vector<std::vector<std::size_t>> byRoot(trace.exceptions.size());
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < trace.exceptions.size(); ++i) {
        const std::size_t root = rootOf(trace, i);
        if (byRoot[root].empty())
            order.push_back(root);
        byRoot[root].push_back(i);
    }
    std::vector<std::vector<std::size_t>> result;
    for (const std::size_t root : order)
        result.push_back(std::move(byRoot[root]));
    return result;
}

base::TextRange hull(const Trace &trace, const std::vector<std::size_t> &exceptions)
{
    base::TextRange range = trace.exceptions[exceptions.front()].block;
    for (const std::size_t i : exceptions) {
        const base::TextRange block = trace.exceptions[i].block;
        range = {std::min(range.start, block.start), std::max(range.end, block.end)};
    }
    return range;
}

} // namespace

std::vector<Occurrence> occurrences(const Trace &trace)
{
    std::vector<Occurrence> result;
    std::map<std::string, std::size_t> known;
    for (std::vector<std::size_t> &tree : trees(trace)) {
        const std::size_t root = rootOf(trace, tree.front());
        const auto [at, fresh] = known.try_emplace(keyOf(trace, tree), result.size());
        if (!fresh) {
            result[at->second].repeats.push_back(root);
            continue;
        }
        Occurrence one;
        one.root = root;
        one.range = hull(trace, tree);
        one.exceptions = std::move(tree);
        result.push_back(std::move(one));
    }
    return result;
}

std::vector<std::optional<std::size_t>> repeatedExceptions(const Trace &trace)
{
    std::vector<std::optional<std::size_t>> result(trace.exceptions.size());
    std::map<std::string, const std::vector<std::size_t> *> known;
    const auto all = trees(trace);
    for (const std::vector<std::size_t> &tree : all) {
        const auto [at, fresh] = known.try_emplace(keyOf(trace, tree), &tree);
        for (std::size_t i = 0; !fresh && i < tree.size(); ++i)
            result[tree[i]] = (*at->second)[i];
    }
    return result;
}

} // namespace trace
