#include "app/diff/patch.h"
#include "app/match/printed.h"
#include <algorithm>
#include <cctype>

namespace match {

namespace {

/// A warning, event or log line as far as joining it needs.
struct Report {
    base::TextRange range;
    std::string coroutine;
    trace::Frame frame; ///< where it points to; no file: nowhere
};

bool saysWord(std::string_view text, std::string_view word)
{
    const auto isWord = [](char c) {
        return std::isalnum(static_cast<unsigned char>(c)) || c == '_';
    };
    for (auto at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
        const auto end = at + word.size();
        if ((at == 0 || !isWord(text[at - 1])) && (end == text.size() || !isWord(text[end])))
            return true;
    }
    return false;
}

std::string lastName(const std::string &qualified)
{
    const auto dot = qualified.rfind('.');
    return dot == std::string::npos ? qualified : qualified.substr(dot + 1);
}

class Reports
{
public:
    Reports(Scene &scene, std::vector<Ranked> &findings) : m_scene(scene), m_findings(findings) {}

    std::vector<Ranked> run()
    {
        const Printed printed{m_scene.input.trace, m_scene.input.facts, m_scene.input.environment,
                              m_scene.sight};
        const auto &trace = m_scene.input.trace;
        for (const auto &warning : trace.warnings)
            settle(
                {warning.range, warning.coroutine, frameOf(warning)},
                [&](const auto &signature) { return matchWarning(signature, warning, printed); });
        for (const auto &event : trace.events)
            settle({event.range, event.coroutine, frameOf(event)},
                   [&](const auto &signature) { return matchEvent(signature, event, printed); });
        for (const auto &line : trace.logLines)
            settle({line.range, {}, {}},
                   [&](const auto &signature) { return matchLog(signature, line, printed); });
        return std::move(m_result);
    }

private:
    static trace::Frame frameOf(const trace::WarningReport &warning)
    {
        trace::Frame frame;
        frame.file = warning.file;
        frame.line = warning.line;
        frame.code = warning.code;
        frame.own = true;
        return frame;
    }

    static trace::Frame frameOf(const trace::Event &event)
    {
        trace::Frame frame;
        frame.file = event.file;
        frame.line = event.line;
        if (!event.coroutine.empty())
            frame.function = event.coroutine;
        frame.own = true;
        return frame;
    }

    template <class Match> void settle(const Report &report, Match match)
    {
        std::vector<Candidate> candidates;
        for (const auto &cause : m_scene.input.knowledge.causes())
            for (const auto &signature : cause.signatures)
                if (auto hit = match(signature))
                    keepBest(candidates, {&cause,
                                          signature.atMost,
                                          std::move(hit->unknown),
                                          std::move(hit->evidence),
                                          hit->narrowness,
                                          {}});
        if (candidates.empty())
            return;
        dropBeaten(candidates, m_scene.precedence);
        if (explained(report, candidates))
            return;
        bool spoken = false;
        for (auto &candidate : candidates) {
            candidate.fact = factFor(report, *candidate.cause);
            spoken = spoken || candidate.fact;
        }
        if (spoken)
            candidates.erase(std::remove_if(candidates.begin(), candidates.end(),
                                            [](const Candidate &one) { return !one.fact; }),
                             candidates.end());
        for (const auto &candidate : candidates)
            add(report, candidate, candidates);
    }

    /// A report often only follows the fault that an exception tells of.
    bool explained(const Report &report, const std::vector<Candidate> &candidates)
    {
        for (auto &ranked : m_findings) {
            auto &finding = ranked.finding;
            if (!finding.exception)
                continue;
            const bool byCause =
                std::any_of(candidates.begin(), candidates.end(), [&](const Candidate &one) {
                    return one.cause == finding.cause || follows(*finding.cause, *one.cause);
                });
            if (!byCause && !sameCall(report, *finding.exception))
                continue;
            auto evidence = std::move(finding.evidence);
            evidence.push_back(m_scene.sight.inPaste(report.range, "this follows from it"));
            finding.evidence = numbered(std::move(evidence));
            return true;
        }
        return false;
    }

    bool follows(const knowledge::Cause &first, const knowledge::Cause &then) const
    {
        return m_scene.precedence.precedesDirectly(first, then) ||
               std::find(first.related.begin(), first.related.end(), then.id) !=
                   first.related.end();
    }

    /// The report is about a coroutine or a line that the traceback shows too.
    bool sameCall(const Report &report, std::size_t exception) const
    {
        const auto name = lastName(report.coroutine);
        for (const auto &frame : m_scene.input.trace.exceptions[exception].frames) {
            if (!report.frame.file.empty() && frame.file == report.frame.file && frame.line &&
                frame.line == report.frame.line)
                return true;
            if (!name.empty() && frame.code &&
                withoutStringsAndComments(*frame.code).find(name + "(") != std::string::npos)
                return true;
        }
        return false;
    }

    std::optional<std::size_t> factFor(const Report &report, const knowledge::Cause &cause) const
    {
        std::optional<std::size_t> best;
        int bestRank = 0;
        const auto call = lastName(report.coroutine) + "(";
        for (std::size_t i = 0; i < m_scene.code.size(); ++i) {
            if (m_scene.taken[i] || !m_scene.code.tells(i, cause))
                continue;
            const auto &fact = m_scene.code.fact(i);
            int rank = report.frame.file.empty()
                           ? 0
                           : 2 * closeness(m_scene.input.program, fact, report.frame);
            const auto text = std::string_view(m_scene.input.program.module(fact.module).file.text)
                                  .substr(fact.range.start, fact.range.size());
            if (call.size() > 1 && text.find(call) != std::string_view::npos)
                rank += 3;
            else if (call.size() > 1 && saysWord(text, call.substr(0, call.size() - 1)))
                rank += 2; // handed over as a function
            if (rank > bestRank) {
                best = i;
                bestRank = rank;
            }
        }
        return best ? best : onlyFactOf(report, cause);
    }

    /// The one place in the report's file that tells of the cause, where lines have moved since.
    std::optional<std::size_t> onlyFactOf(const Report &report, const knowledge::Cause &cause) const
    {
        const auto base = [](std::string_view path) {
            return path.substr(path.find_last_of("/\\") + 1);
        };
        std::optional<std::size_t> only;
        for (std::size_t i = 0; i < m_scene.code.size(); ++i) {
            if (m_scene.taken[i] || !m_scene.code.tells(i, cause))
                continue;
            const auto &file = m_scene.input.program.module(m_scene.code.fact(i).module).file.name;
            if (only || report.frame.file.empty() || base(file) != base(report.frame.file))
                return std::nullopt;
            only = i;
        }
        return only;
    }

    void add(const Report &report, const Candidate &candidate, const std::vector<Candidate> &all)
    {
        const auto judged = judge(candidate, all);
        Finding finding;
        finding.cause = candidate.cause;
        finding.strength = judged.strength;
        finding.why = judged.why;
        finding.family = candidate.cause->family;
        std::vector<Evidence> evidence;
        if (candidate.fact) {
            m_scene.taken[*candidate.fact] = true;
            finding.fact = m_scene.code.fact(*candidate.fact);
            finding.file = factFile(m_scene.input.program, *finding.fact);
            finding.line = factLine(m_scene.input.program, *finding.fact);
            evidence = m_scene.code.evidence(*candidate.fact);
        } else if (!report.frame.file.empty()) {
            finding.file = diff::patchName(report.frame.file);
            finding.line = report.frame.line.value_or(0);
        }
        evidence.insert(evidence.end(), candidate.evidence.begin(), candidate.evidence.end());
        finding.evidence = numbered(std::move(evidence));
        if (joinsEarlier(finding))
            return;
        m_result.push_back({std::move(finding), 1, report.range.start});
    }

    /// The same report of the same place again.
    bool joinsEarlier(const Finding &finding)
    {
        return std::any_of(m_result.begin(), m_result.end(), [&](const Ranked &other) {
            return other.finding.cause == finding.cause && other.finding.file == finding.file &&
                   other.finding.line == finding.line;
        });
    }

    Scene &m_scene;
    std::vector<Ranked> &m_findings;
    std::vector<Ranked> m_result;
};

} // namespace

std::vector<Ranked> reportFindings(Scene &scene, std::vector<Ranked> &findings)
{
    Reports reports(scene, findings);
    return reports.run();
}

} // namespace match
