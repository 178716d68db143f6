#include "app/match/order.h"
#include <algorithm>
#include <tuple>

namespace match {

namespace {

/// Puts the findings of one strength and tier behind `result`: those of a cause stay together.
void appendGroup(std::vector<Ranked> group, const Precedence &precedence,
                 std::vector<Finding> &result)
{
    std::vector<const knowledge::Cause *> causes;
    for (const auto &one : group)
        if (std::find(causes.begin(), causes.end(), one.finding.cause) == causes.end())
            causes.push_back(one.finding.cause);
    while (!causes.empty()) {
        const auto next =
            std::find_if(causes.begin(), causes.end(), [&](const knowledge::Cause *cause) {
                return std::none_of(causes.begin(), causes.end(),
                                    [&](const knowledge::Cause *other) {
                                        return precedence.precedes(*other, *cause);
                                    });
            });
        // The loader refuses cycles; should one be there all the same, the order of places decides.
        const auto chosen = next == causes.end() ? causes.begin() : next;
        const auto *cause = *chosen;
        causes.erase(chosen);
        for (auto &one : group)
            if (one.finding.cause == cause)
                result.push_back(std::move(one.finding));
        group.erase(std::remove_if(group.begin(), group.end(),
                                   [&](const Ranked &one) { return one.finding.cause == cause; }),
                    group.end());
    }
}

} // namespace

std::vector<Finding> inOrder(std::vector<Ranked> findings, const Precedence &precedence)
{
    const auto key = [](const Ranked &one) {
        return std::tuple(one.finding.strength, one.tier, one.place);
    };
    std::stable_sort(findings.begin(), findings.end(),
                     [&](const Ranked &a, const Ranked &b) { return key(a) < key(b); });
    std::vector<Finding> result;
    for (auto from = findings.begin(); from != findings.end();) {
        const auto strength = from->finding.strength;
        const auto tier = from->tier;
        const auto to = std::find_if(from, findings.end(), [&](const Ranked &one) {
            return one.finding.strength != strength || one.tier != tier;
        });
        appendGroup({std::make_move_iterator(from), std::make_move_iterator(to)}, precedence,
                    result);
        from = to;
    }
    return result;
}

} // namespace match
