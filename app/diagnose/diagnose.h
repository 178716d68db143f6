#pragma once
#include "app/environment/environment.h"
#include "app/match/find.h"
#include "app/mend/propose.h"
#include "app/paste/paste.h"
#include "app/trace/parse.h"
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace diagnose {

/// A file that the user gives beside the paste, under the name that a patch shall carry.
struct GivenFile {
    std::string name;
    std::string text;
};

struct Request {
    std::string bytes;            ///< the paste
    std::string fileName;         ///< where it comes from, or empty
    std::vector<GivenFile> files; ///< the user's code
    std::optional<base::PythonVersion> python;
    bool opinions = false; ///< matters of taste are told too
};

struct DiagnosedFinding {
    match::Finding finding;
    std::vector<mend::Fix> fixes; ///< in the order recommended
};

/// Everything that is said about a paste. Refers into the KnowledgeBase that it was made with.
struct Diagnosis {
    paste::Paste paste;
    trace::Trace trace;
    environment::Environment environment;
    std::vector<python::SourceFile> code; ///< as analysed, in order
    std::vector<DiagnosedFinding> findings;
    std::vector<match::Nearest> nearest;
    std::vector<match::NamedMessage> named;
    std::vector<base::Problem> problems; ///< steps that could not go on
    bool cancelled = false;
};

/// The whole way: bytes in, Diagnosis out. Keeps no state; a stop is honoured between steps.
Diagnosis run(Request request, const knowledge::KnowledgeBase &knowledge,
              std::stop_token stop = {});

/// From files alone, as they are on disk: nothing is unwrapped or repaired. `told` says for which
/// of the files findings are wanted; empty: for all.
Diagnosis runOnFiles(std::vector<GivenFile> files, const knowledge::KnowledgeBase &knowledge,
                     std::optional<base::PythonVersion> python = {}, std::stop_token stop = {},
                     bool opinions = false, const std::vector<bool> &told = {});

/// The code of a paste as files: each code segment one, named after the frame it belongs to.
std::vector<python::SourceFile> codeFiles(const paste::Paste &paste, const trace::Trace &trace,
                                          const Request &request);

} // namespace diagnose
