#pragma once
#include "app/checks/code_fact.h"
#include "app/environment/environment.h"
#include "app/knowledge/knowledge_base.h"
#include "app/match/finding.h"
#include "app/paste/paste.h"
#include "app/python/program.h"
#include "app/trace/stack_trace.h"
#include <vector>

namespace match {

struct Input {
    const paste::Paste &paste;
    const trace::Trace &trace;
    const python::Program &program;
    const std::vector<checks::CodeFact> &facts;
    const environment::Environment &environment;
    const knowledge::KnowledgeBase &knowledge;
    bool opinions = false; ///< causes that are matters of taste count too
};

/// Ranks the causes that fit.
Matches find(const Input &input);

/// From code alone: what the gates and `check` use.
std::vector<Finding> findInCode(const python::Program &program,
                                const std::vector<checks::CodeFact> &facts,
                                const environment::Environment &environment,
                                const knowledge::KnowledgeBase &knowledge, bool opinions = false);

} // namespace match
