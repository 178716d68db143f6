#pragma once
#include "app/match/finding.h"
#include "app/match/precedence.h"
#include <vector>

namespace match
{

/// A finding with what orders it: its tier (what an exception says comes before what a log line or
/// code alone says) and its place.
struct Ranked {
    Finding finding;
    int tier = 0;
    std::size_t place = 0;
};

/// Strongest first, then by tier, then the cause that takes precedence, then by place.
std::vector<Finding> inOrder(std::vector<Ranked> findings, const Precedence &precedence);

} // namespace match
