#pragma once
#include "app/checks/code_fact.h"
#include "app/checks/run.h"
#include "app/python/program.h"
#include <memory>
#include <string>
#include <vector>

namespace support {

/// The libraries of knowledge/, loaded once.
const knowledge::KnowledgeBase &libraries();

/// Code, its meaning and what the checks find in it.
struct Facts {
    python::Program program;
    std::vector<checks::CodeFact> facts;

    /// The facts of one kind, in order.
    std::vector<checks::CodeFact> of(const std::string &kind) const;
    /// Leaves out what only causes that are opinions ask for.
    void dropOpinions();
    /// One line a fact: kind, the code it lies on, and the attributes named, `key=value`.
    std::string list(const std::vector<std::string> &attributes = {}) const;
    std::string list(const std::string &kind, const std::vector<std::string> &attributes) const;
    /// The code that a fact lies on, its first line.
    std::string textOf(const checks::CodeFact &fact) const;
};

Facts factsOf(std::vector<python::SourceFile> files);
Facts factsOf(const std::string &code, const std::string &fileName = "app.py");
Facts factsOfNotebook(const std::string &code);

} // namespace support
