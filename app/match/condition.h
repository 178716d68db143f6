#pragma once
#include "app/checks/code_fact.h"
#include "app/environment/environment.h"
#include "app/knowledge/cause.h"
#include <string>
#include <string_view>
#include <vector>

namespace match
{

/// Whether the whole text fits a pattern in which `*` stands for any run of characters.
bool globMatches(std::string_view pattern, std::string_view text);

/// How a requirement stands to what is known: excluded, or fitting with things left unknown.
struct Fit {
    bool excluded = false;
    std::vector<std::string> unknown; ///< what would decide ("the Python version (needs >=3.14)")
};

Fit fit(const knowledge::Requirement &requirement, const environment::Environment &environment);

/// Whether the fact is of the condition's kind and every attribute named holds one of the values.
bool holds(const knowledge::CodeCondition &condition, const checks::CodeFact &fact);

} // namespace match
