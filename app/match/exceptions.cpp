#include "app/diff/patch.h"
#include "app/match/printed.h"
#include <algorithm>
#include <functional>
#include <set>

namespace match {

namespace {

constexpr int deepestGroup = 100;

class Exceptions
{
public:
    explicit Exceptions(Scene &scene)
        : m_scene(scene), m_errors(scene.input.trace.exceptions),
          m_printed{scene.input.trace, scene.input.facts, scene.input.environment, scene.sight},
          m_members(m_errors.size()), m_chained(m_errors.size())
    {
        for (std::size_t i = 0; i < m_errors.size(); ++i) {
            const auto &error = m_errors[i];
            if (error.relation == trace::Relation::Root || !error.of ||
                *error.of >= m_errors.size() || *error.of == i)
                m_roots.push_back(i);
            else if (error.relation == trace::Relation::GroupMember)
                m_members[*error.of].push_back(i);
            else
                m_chained[*error.of].push_back(i);
        }
    }

    std::vector<Ranked> run()
    {
        for (const auto root : m_roots)
            add(root, 0);
        return std::move(m_result);
    }

private:
    /// True when something was found for the exception or for what it wraps or follows.
    bool add(std::size_t index, int depth)
    {
        if (settle(index))
            return true;
        bool found = false;
        for (const auto member : m_members[index])
            if (depth < deepestGroup)
                found = add(member, depth + 1) || found;
        if (found)
            return true;
        std::vector<std::size_t> chain = m_chained[index];
        for (std::size_t i = 0; i < chain.size() && chain.size() <= m_errors.size(); ++i) {
            if (settle(chain[i]))
                return true;
            for (const auto member : m_members[chain[i]])
                if (depth < deepestGroup)
                    found = add(member, depth + 1) || found;
            if (found)
                return true;
            const auto &next = m_chained[chain[i]];
            chain.insert(chain.end(), next.begin(), next.end());
        }
        return false;
    }

    bool settle(std::size_t index)
    {
        std::vector<Candidate> candidates;
        for (const auto &cause : m_scene.input.knowledge.causes())
            for (const auto &signature : cause.signatures)
                if (auto hit = matchException(signature, m_errors[index], m_printed))
                    keepBest(candidates, {&cause,
                                          signature.atMost,
                                          std::move(hit->unknown),
                                          std::move(hit->evidence),
                                          hit->narrowness,
                                          {}});
        dropBeaten(candidates, m_scene.precedence);
        join(index, candidates);
        for (const auto &candidate : candidates)
            addFinding(index, candidate, candidates);
        return !candidates.empty();
    }

    /// Finds the code that tells of the same cause. Where the code speaks for some of the
    /// candidates only, the others are out: the text is theirs too, the code is not.
    void join(std::size_t index, std::vector<Candidate> &candidates)
    {
        bool spoken = false;
        for (auto &candidate : candidates) {
            candidate.fact = factFor(index, *candidate.cause);
            spoken = spoken || candidate.fact;
        }
        if (!spoken)
            return;
        candidates.erase(std::remove_if(candidates.begin(), candidates.end(),
                                        [](const Candidate &one) { return !one.fact; }),
                         candidates.end());
    }

    /// The exceptions of the same traceback: chained ones tell of the way as well.
    std::vector<std::size_t> family(std::size_t index) const
    {
        std::vector<std::size_t> result{index};
        for (auto at = m_errors[index].of;
             at && *at < m_errors.size() && result.size() <= m_errors.size(); at = m_errors[*at].of)
            result.push_back(*at);
        const auto own = result.size();
        for (std::size_t i = 0; i < own; ++i)
            result.insert(result.end(), m_chained[result[i]].begin(), m_chained[result[i]].end());
        return result;
    }

    std::optional<std::size_t> factFor(std::size_t index, const knowledge::Cause &cause) const
    {
        const auto errors = family(index);
        bool framesInSight = false;
        for (const auto error : errors)
            for (const auto &frame : m_errors[error].frames)
                framesInSight = framesInSight || (frame.own && functionInSight(frame));
        std::optional<std::size_t> best;
        int bestCloseness = framesInSight ? 0 : -1;
        for (std::size_t i = 0; i < m_scene.code.size(); ++i) {
            if (m_scene.taken[i] || !m_scene.code.tells(i, cause))
                continue;
            int close = 0;
            for (const auto error : errors)
                for (const auto &frame : m_errors[error].frames)
                    close = std::max(close,
                                     closeness(m_scene.input.program, m_scene.code.fact(i), frame));
            if (close > bestCloseness) {
                best = i;
                bestCloseness = close;
            }
        }
        return best || !framesInSight ? best : factAtTopLevel(errors, cause);
    }

    /// What is wrong with a shared object often stands where it is made: outside every function, in
    /// the file that the frames go through. Two such places leave it open which one it was.
    std::optional<std::size_t> factAtTopLevel(const std::vector<std::size_t> &errors,
                                              const knowledge::Cause &cause) const
    {
        std::set<std::size_t> modules;
        for (const auto error : errors)
            for (const auto &frame : m_errors[error].frames)
                if (const auto module = moduleOf(m_scene.input.program, frame); module && frame.own)
                    modules.insert(*module);
        std::optional<std::size_t> found;
        for (std::size_t i = 0; i < m_scene.code.size(); ++i) {
            const auto &fact = m_scene.code.fact(i);
            if (m_scene.taken[i] || fact.function || !modules.count(fact.module) ||
                !m_scene.code.tells(i, cause))
                continue;
            if (found)
                return std::nullopt;
            found = i;
        }
        return found;
    }

    bool functionInSight(const trace::Frame &frame) const
    {
        const auto module = moduleOf(m_scene.input.program, frame);
        if (!module || !frame.function)
            return false;
        if (*frame.function == "<module>")
            return true;
        const auto &name = *frame.function;
        const auto last =
            name.substr(name.rfind('.') == std::string::npos ? 0 : name.rfind('.') + 1);
        const auto &functions = m_scene.input.program.module(*module).functions;
        return std::any_of(functions.begin(), functions.end(),
                           [&](const python::Function &f) { return f.name == last; });
    }

    const trace::Frame *lastOwnFrame(std::size_t index) const
    {
        for (const auto error : family(index))
            for (const auto *frame : innermostFirst(m_errors[error]))
                if (frame->own)
                    return frame;
        return nullptr;
    }

    void addFinding(std::size_t index, const Candidate &candidate,
                    const std::vector<Candidate> &all)
    {
        const auto judged = judge(candidate, all);
        Finding finding;
        finding.cause = candidate.cause;
        finding.strength = judged.strength;
        finding.why = judged.why;
        finding.family = candidate.cause->family;
        finding.exception = index;
        std::vector<Evidence> evidence;
        if (candidate.fact) {
            m_scene.taken[*candidate.fact] = true;
            finding.fact = m_scene.code.fact(*candidate.fact);
            finding.file = factFile(m_scene.input.program, *finding.fact);
            finding.line = factLine(m_scene.input.program, *finding.fact);
            evidence = m_scene.code.evidence(*candidate.fact);
        }
        evidence.insert(evidence.end(), candidate.evidence.begin(), candidate.evidence.end());
        if (const auto *frame = lastOwnFrame(index)) {
            if (!candidate.fact) {
                finding.file = diff::patchName(frame->file);
                finding.line = frame->line.value_or(0);
            }
            evidence.push_back(m_scene.sight.inPaste(frame->range, "your line that led to it"));
        }
        finding.evidence = numbered(std::move(evidence));
        if (!repeats(finding))
            m_result.push_back({std::move(finding), 0, m_errors[index].range.start});
    }

    /// The same fault at the same place, printed again: one finding, with the text as evidence.
    bool repeats(const Finding &finding)
    {
        if (finding.file.empty() || finding.line == 0)
            return false;
        return std::any_of(m_result.begin(), m_result.end(), [&](const Ranked &other) {
            return other.finding.cause == finding.cause && other.finding.file == finding.file &&
                   other.finding.line == finding.line;
        });
    }

    Scene &m_scene;
    const std::vector<trace::RaisedError> &m_errors;
    Printed m_printed;
    std::vector<std::size_t> m_roots;
    std::vector<std::vector<std::size_t>> m_members;
    std::vector<std::vector<std::size_t>> m_chained;
    std::vector<Ranked> m_result;
};

} // namespace

std::vector<Ranked> exceptionFindings(Scene &scene)
{
    Exceptions exceptions(scene);
    return exceptions.run();
}

} // namespace match
