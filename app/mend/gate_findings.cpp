#include "app/mend/gates.h"
#include <algorithm>

namespace mend::gates {

namespace {

bool counts(const match::Finding &finding)
{
    return finding.fact && finding.cause && finding.strength != match::Strength::Weak;
}

std::string functionName(const Stage &stage, const checks::CodeFact &fact)
{
    return fact.function ? stage.program.function(*fact.function).qualifiedName : std::string();
}

/// Pairs the findings after with those before: same cause, same place, else same function.
class Pairing
{
public:
    explicit Pairing(const Comparison &states) : m_states(states)
    {
        const auto &after = states.after.findings;
        const auto &before = states.before.findings;
        m_before.assign(after.size(), -1);
        m_taken.assign(before.size(), false);
        for (const bool byPlace : {true, false})
            for (std::size_t i = 0; i < after.size(); ++i)
                if (m_before[i] < 0 && after[i].fact)
                    pair(i, byPlace);
    }

    bool isNew(std::size_t after) const { return m_before[after] < 0; }
    bool isGone(std::size_t before) const { return !m_taken[before]; }
    /// The finding after that stands for the one before; -1 when it is gone.
    std::ptrdiff_t afterOf(std::size_t before) const
    {
        const auto at =
            std::find(m_before.begin(), m_before.end(), static_cast<std::ptrdiff_t>(before));
        return at == m_before.end() ? -1 : at - m_before.begin();
    }

private:
    void pair(std::size_t i, bool byPlace)
    {
        const match::Finding &now = m_states.after.findings[i];
        const base::TextRange place = m_states.toBefore(now.fact->module, now.fact->range);
        for (std::size_t j = 0; j < m_taken.size(); ++j) {
            const match::Finding &then = m_states.before.findings[j];
            if (m_taken[j] || !then.fact || then.cause != now.cause ||
                then.fact->module != now.fact->module)
                continue;
            const bool same = byPlace
                                  ? then.fact->range.overlaps(place) || then.fact->range == place
                                  : functionName(m_states.before, *then.fact) ==
                                        functionName(m_states.after, *now.fact);
            if (!same)
                continue;
            m_before[i] = static_cast<std::ptrdiff_t>(j);
            m_taken[j] = true;
            return;
        }
    }

    const Comparison &m_states;
    std::vector<std::ptrdiff_t> m_before;
    std::vector<bool> m_taken;
};

OtherFinding other(const match::Finding &finding)
{
    return {finding.cause->id, finding.file, finding.line};
}

/// Whether the function that holds the place is of the same colour before and after.
bool sameColour(const Comparison &states, const checks::CodeFact &fact)
{
    if (!fact.function)
        return true;
    const auto ref = *fact.function;
    const auto pairs = pairFunctions(states.before.program.module(ref.module),
                                     states.after.program.module(ref.module));
    const auto then = pairs.find(ref.function);
    return then != pairs.end() &&
           states.before.program.function({ref.module, then->second}).isAsync ==
               states.after.program.function(ref).isAsync;
}

} // namespace

Verdict findingGone(const match::Finding &finding, const Comparison &states)
{
    if (!finding.fact)
        return std::nullopt;
    const auto same = [&](const match::Finding &one) {
        return one.fact && one.cause == finding.cause && one.fact->module == finding.fact->module;
    };
    for (const match::Finding &now : states.after.findings) {
        if (!same(now) || now.fact->kind != finding.fact->kind)
            continue;
        const base::TextRange place = states.toBefore(now.fact->module, now.fact->range);
        if (place.overlaps(finding.fact->range) || place == finding.fact->range)
            return Refusal{"finding-gone", "the fault is still there: " + now.fact->what};
    }
    const auto count = [&](const std::vector<match::Finding> &findings) {
        return std::count_if(findings.begin(), findings.end(), same);
    };
    const auto before = count(states.before.findings);
    if (before > 0 && count(states.after.findings) >= before)
        return Refusal{"finding-gone", "the fault is still there, in another place"};
    return std::nullopt;
}

Verdict nothingNew(const match::Finding &finding, const Comparison &states,
                   std::vector<OtherFinding> &uncovers)
{
    const Pairing pairing(states);
    for (std::size_t i = 0; i < states.after.findings.size(); ++i) {
        const match::Finding &now = states.after.findings[i];
        if (!counts(now) || !pairing.isNew(i))
            continue;
        const base::TextRange place = states.toBefore(now.fact->module, now.fact->range);
        const bool there = finding.fact && finding.fact->module == now.fact->module &&
                           place.overlaps(finding.fact->range);
        if (there || !sameColour(states, *now.fact))
            return Refusal{"nothing-new",
                           "it would bring `" + now.cause->id + "`: " + now.fact->what};
        // Untouched code that only now comes into view was hidden by the fault.
        if (states.written(now.fact->module, now.fact->range))
            return Refusal{"nothing-new",
                           "it would bring `" + now.cause->id + "`: " + now.fact->what};
        uncovers.push_back(other(now));
    }
    return std::nullopt;
}

std::vector<OtherFinding> alsoGone(const match::Finding &finding, const Comparison &states)
{
    const Pairing pairing(states);
    std::vector<OtherFinding> gone;
    for (std::size_t j = 0; j < states.before.findings.size(); ++j) {
        const match::Finding &then = states.before.findings[j];
        const bool own = finding.fact && then.fact && then.cause == finding.cause &&
                         then.fact->module == finding.fact->module &&
                         then.fact->range == finding.fact->range;
        if (counts(then) && !own && pairing.isGone(j))
            gone.push_back(other(then));
    }
    return gone;
}

} // namespace mend::gates
