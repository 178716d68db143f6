#pragma once
#include "app/checks/code_fact.h"
#include "app/python/program.h"
#include <functional>
#include <span>
#include <string_view>
#include <vector>

namespace checks {

/// A check: one kind of fact, its attributes, and the function that finds it. Each check lives in
/// app/checks/<kind>.{h,cpp} and declares its own; all_checks() lists them.
struct Check {
    std::string_view kind;
    std::vector<std::string_view> attributes;
    std::vector<CodeFact> (*run)(const python::Program &);
};

const std::vector<Check> &allChecks();

/// All facts of a program, by module and place.
std::vector<CodeFact> run(const python::Program &program);

} // namespace checks
