#pragma once
#include "app/mend/propose.h"
#include <optional>
#include <string>
#include <vector>

namespace diagnose {

/// A few files of a large program around a finding, analysed by themselves: fixes are tried there,
/// because every trial looks at all files again.
struct Part {
    std::vector<std::size_t> modules; ///< of the large program, sorted
    std::vector<python::SourceFile> files;
    std::optional<python::Program> program;
    std::vector<checks::CodeFact> facts;
    std::vector<match::Finding> findings;

    /// The same finding as seen here, or null.
    const match::Finding *find(const match::Finding &whole) const;
};

/// Above this many modules fixes are tried on a part.
constexpr std::size_t wholeProgram = 8;

/// The modules that a finding speaks of, those that import its own, and those that it imports.
std::vector<std::size_t> modulesAround(const python::Program &program,
                                       const match::Finding &finding);

Part partOf(const mend::ProposeInput &whole, std::vector<std::size_t> modules);

} // namespace diagnose
