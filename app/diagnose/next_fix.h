#pragma once
#include "app/diagnose/diagnose.h"
#include <functional>

namespace diagnose {

/// What one look at some files gives: the first fix that is taken, and the findings before it (all
/// of them where none is taken).
struct NextFix {
    std::optional<mend::Fix> fix;
    std::vector<match::Finding> left;
    std::vector<base::Problem> problems;
};

/// Proposes fixes finding by finding, and stops at the first that `take` wants: what comes after it
/// is looked at again anyway. `asked` leaves findings out.
NextFix nextFix(std::vector<GivenFile> files, const knowledge::KnowledgeBase &knowledge,
                std::optional<base::PythonVersion> python,
                const std::function<bool(const match::Finding &)> &asked,
                const std::function<bool(const mend::Fix &)> &take);

} // namespace diagnose
