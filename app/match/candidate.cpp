#include "app/match/candidate.h"
#include <algorithm>
#include <tuple>

namespace match {

bool Candidate::betterThan(const Candidate &other) const
{
    const auto rank = [](const Candidate &c) {
        return std::tuple(-static_cast<int>(c.ceiling), c.unknown.empty(), c.narrowness);
    };
    return rank(*this) > rank(other);
}

void keepBest(std::vector<Candidate> &candidates, Candidate candidate)
{
    for (auto &other : candidates) {
        if (other.cause != candidate.cause)
            continue;
        if (candidate.betterThan(other))
            other = std::move(candidate);
        return;
    }
    candidates.push_back(std::move(candidate));
}

void dropBeaten(std::vector<Candidate> &candidates, const Precedence &precedence)
{
    std::vector<bool> beaten(candidates.size());
    for (std::size_t i = 0; i < candidates.size(); ++i)
        for (const auto &other : candidates)
            if (precedence.precedes(*other.cause, *candidates[i].cause))
                beaten[i] = true;
    std::vector<Candidate> kept;
    for (std::size_t i = 0; i < candidates.size(); ++i)
        if (!beaten[i])
            kept.push_back(std::move(candidates[i]));
    std::stable_sort(kept.begin(), kept.end(), [](const Candidate &a, const Candidate &b) {
        return std::tuple(a.ceiling, -a.narrowness) < std::tuple(b.ceiling, -b.narrowness);
    });
    candidates = std::move(kept);
}

Judged judge(const Candidate &candidate, const std::vector<Candidate> &all)
{
    Judged result;
    if (candidate.ceiling == knowledge::Ceiling::Weak)
        return {Strength::Weak, "only a hint"};
    std::vector<std::string> reasons;
    if (candidate.ceiling == knowledge::Ceiling::Possible)
        reasons.push_back("this text or code has other reasons as well");
    if (!candidate.unknown.empty()) {
        std::string text = "not known: ";
        for (std::size_t i = 0; i < candidate.unknown.size(); ++i)
            text += (i ? "; " : "") + candidate.unknown[i];
        reasons.push_back(text);
    }
    std::string others;
    for (const auto &other : all)
        if (other.cause != candidate.cause && other.ceiling != knowledge::Ceiling::Weak)
            others += (others.empty() ? "" : "; ") + other.cause->title;
    if (!others.empty())
        reasons.push_back("the same evidence also fits: " + others);
    if (reasons.empty())
        return result;
    result.strength = Strength::Possible;
    for (std::size_t i = 0; i < reasons.size(); ++i)
        result.why += (i ? ". " : "") + reasons[i];
    return result;
}

std::vector<Evidence> numbered(std::vector<Evidence> evidence)
{
    std::vector<Evidence> result;
    for (auto &piece : evidence) {
        const bool again = std::any_of(result.begin(), result.end(), [&](const Evidence &other) {
            return other.source == piece.source && other.range == piece.range;
        });
        if (again)
            continue;
        piece.primary = result.empty();
        piece.number = static_cast<int>(result.size()) + 1;
        result.push_back(std::move(piece));
    }
    return result;
}

} // namespace match
