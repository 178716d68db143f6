#include "app/match/code.h"
#include "app/match/condition.h"
#include "app/match/order.h"
#include "app/match/sight.h"
#include <map>

namespace match {

namespace {

struct Entry {
    const knowledge::Cause *cause;
    const knowledge::CodeCondition *condition;
};

std::map<std::string, std::vector<Entry>>
conditionsByFact(const knowledge::KnowledgeBase &knowledge, bool opinions)
{
    static const std::vector<knowledge::CodeCondition> none;
    std::map<std::string, std::vector<Entry>> result;
    for (const auto &cause : knowledge.causes())
        for (const auto &condition : opinions || !cause.opinion ? cause.code : none)
            result[condition.fact].push_back({&cause, &condition});
    return result;
}

} // namespace

CodeView::CodeView(const python::Program &program, const std::vector<checks::CodeFact> &facts,
                   const environment::Environment &environment,
                   const knowledge::KnowledgeBase &knowledge, Locate locate, bool opinions)
    : m_program(program), m_facts(facts), m_locate(std::move(locate)), m_candidates(facts.size())
{
    if (facts.empty())
        return;
    const auto conditions = conditionsByFact(knowledge, opinions);
    for (std::size_t i = 0; i < facts.size(); ++i) {
        const auto entries = conditions.find(facts[i].kind);
        if (entries == conditions.end())
            continue;
        for (const auto &[cause, condition] : entries->second) {
            if (!holds(*condition, facts[i]))
                continue;
            auto fits = fit(condition->requires_, environment);
            if (fits.excluded)
                continue;
            const auto narrowness =
                static_cast<int>(condition->attributes.size() + condition->attributesNot.size());
            keepBest(m_candidates[i],
                     {cause, condition->atMost, std::move(fits.unknown), {}, narrowness, i});
        }
    }
}

bool CodeView::tells(std::size_t fact, const knowledge::Cause &cause) const
{
    for (const auto &candidate : m_candidates[fact])
        if (candidate.cause == &cause)
            return true;
    return false;
}

std::vector<Evidence> CodeView::evidence(std::size_t fact) const
{
    const auto &seen = m_facts[fact];
    std::vector<Evidence> result{m_locate(seen.module, seen.range, seen.what)};
    for (const auto &step : seen.path)
        result.push_back(m_locate(step.module, step.range, step.what));
    return result;
}

bool CodeView::beatenAtPlace(std::size_t fact, const knowledge::Cause &cause,
                             const Precedence &precedence) const
{
    // Two checks may mark the same expression differently far: the callee, the call, its await.
    const auto samePlace = [&](std::size_t other) {
        const auto &a = m_facts[fact];
        const auto &b = m_facts[other];
        return a.module == b.module && (a.range.contains(b.range) || b.range.contains(a.range));
    };
    for (std::size_t other = 0; other < m_facts.size(); ++other) {
        if (other == fact || m_candidates[other].empty() || !samePlace(other))
            continue;
        for (const auto &candidate : m_candidates[other])
            if (precedence.precedesDirectly(*candidate.cause, cause))
                return true;
    }
    return false;
}

std::vector<Finding> CodeView::findings(const Precedence &precedence,
                                        const std::vector<bool> &taken) const
{
    std::vector<Finding> result;
    for (std::size_t i = 0; i < m_facts.size(); ++i) {
        if (taken[i] || m_candidates[i].empty())
            continue;
        auto candidates = m_candidates[i];
        dropBeaten(candidates, precedence);
        for (const auto &candidate : candidates) {
            if (beatenAtPlace(i, *candidate.cause, precedence))
                continue;
            const auto judged = judge(candidate, candidates);
            Finding finding;
            finding.cause = candidate.cause;
            finding.strength = judged.strength;
            finding.why = judged.why;
            finding.evidence = numbered(evidence(i));
            finding.fact = m_facts[i];
            finding.family = candidate.cause->family;
            finding.file = factFile(m_program, m_facts[i]);
            finding.line = factLine(m_program, m_facts[i]);
            result.push_back(std::move(finding));
        }
    }
    return result;
}

std::vector<Finding> findInCode(const python::Program &program,
                                const std::vector<checks::CodeFact> &facts,
                                const environment::Environment &environment,
                                const knowledge::KnowledgeBase &knowledge, bool opinions)
{
    const CodeView code(
        program, facts, environment, knowledge,
        [&](std::size_t module, base::TextRange range, std::string what) {
            return evidenceInModule(program, module, range, std::move(what));
        },
        opinions);
    const Precedence precedence(knowledge);
    std::vector<Ranked> ranked;
    for (auto &finding : code.findings(precedence, std::vector<bool>(facts.size())))
        ranked.push_back({std::move(finding), 0, ranked.size()});
    return inOrder(std::move(ranked), precedence);
}

} // namespace match
