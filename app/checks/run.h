#pragma once
#include "app/checks/code_fact.h"
#include "app/python/program.h"
#include <functional>
#include <span>
#include <string_view>
#include <vector>

namespace checks {

class Sight;

/// A check: one kind of fact, its attributes beside those that all facts carry, and the function
/// that finds it. Each check lives in app/checks/<kind>.{h,cpp} and declares its own; allChecks()
/// lists them.
struct Check {
    std::string_view kind;
    std::vector<std::string_view> attributes;
    void (*run)(const Sight &, std::vector<CodeFact> &);
};

const std::vector<Check> &allChecks();

/// Attributes that every fact carries.
const std::vector<std::string_view> &commonAttributes();

/// All facts of a program, by module and place.
std::vector<CodeFact> run(const python::Program &program);

} // namespace checks
