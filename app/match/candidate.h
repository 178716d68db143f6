#pragma once
#include "app/match/finding.h"
#include "app/match/precedence.h"
#include <optional>
#include <string>
#include <vector>

namespace match
{

/// A cause that fits a piece of evidence, before it has been held against the others.
struct Candidate {
    const knowledge::Cause *cause = nullptr;
    knowledge::Ceiling ceiling = knowledge::Ceiling::Strong;
    std::vector<std::string> unknown; ///< what would make it certain
    std::vector<Evidence> evidence;
    int narrowness = 0;
    std::optional<std::size_t> fact; ///< index of the code that tells of it too

    /// Whether this one says more than another of the same cause.
    bool betterThan(const Candidate &other) const;
};

/// Adds a candidate, or lets it replace a lesser one of the same cause.
void keepBest(std::vector<Candidate> &candidates, Candidate candidate);

/// Drops those that another takes precedence over, and puts the narrower ones first.
void dropBeaten(std::vector<Candidate> &candidates, const Precedence &precedence);

/// The strength of one of several candidates for the same evidence, and why it is not strong.
struct Judged {
    Strength strength = Strength::Strong;
    std::string why;
};
Judged judge(const Candidate &candidate, const std::vector<Candidate> &all);

/// Numbers the pieces, the first one being the primary one; repeats are left out.
std::vector<Evidence> numbered(std::vector<Evidence> evidence);

} // namespace match
