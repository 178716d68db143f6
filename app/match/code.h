#pragma once
#include "app/match/candidate.h"
#include "app/match/find.h"
#include <functional>
#include <string>
#include <vector>

namespace match {

/// What the facts of a program mean to the causes.
class CodeView
{
public:
    using Locate = std::function<Evidence(std::size_t module, base::TextRange, std::string what)>;

    CodeView(const python::Program &program, const std::vector<checks::CodeFact> &facts,
             const environment::Environment &environment, const knowledge::KnowledgeBase &knowledge,
             Locate locate, bool opinions = false);

    /// Causes whose conditions hold for a fact, none dropped yet.
    const std::vector<Candidate> &candidates(std::size_t fact) const { return m_candidates[fact]; }
    std::size_t size() const { return m_candidates.size(); }
    const checks::CodeFact &fact(std::size_t index) const { return m_facts[index]; }
    bool tells(std::size_t fact, const knowledge::Cause &cause) const;
    /// The place of a fact and the way to it.
    std::vector<Evidence> evidence(std::size_t fact) const;

    /// Findings of all facts that are not `taken` by a trace.
    std::vector<Finding> findings(const Precedence &precedence,
                                  const std::vector<bool> &taken) const;

private:
    /// Whether another cause holds at exactly this place and says that it comes before this one.
    bool beatenAtPlace(std::size_t fact, const knowledge::Cause &cause,
                       const Precedence &precedence) const;

    const python::Program &m_program;
    const std::vector<checks::CodeFact> &m_facts;
    Locate m_locate;
    std::vector<std::vector<Candidate>> m_candidates;
};

} // namespace match
