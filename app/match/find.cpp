#include "app/match/find.h"
#include "app/match/nearest.h"
#include "app/match/printed.h"
#include <algorithm>

namespace match {

namespace {

/// The paste asks about what was printed. Code that is at fault on its own account is told as well,
/// but not louder than the answer.
void quieten(std::vector<Ranked> &code, const std::vector<Ranked> &printed)
{
    const bool answered = std::any_of(printed.begin(), printed.end(), [](const Ranked &one) {
        return one.finding.strength == Strength::Possible;
    });
    const bool certain = std::any_of(printed.begin(), printed.end(), [](const Ranked &one) {
        return one.finding.strength == Strength::Strong;
    });
    if (!answered || certain)
        return;
    for (auto &one : code)
        if (one.finding.strength == Strength::Strong) {
            one.finding.strength = Strength::Possible;
            one.finding.why =
                "seen in the code alone, while what was printed tells of another fault";
        }
}

bool tellsSomething(const std::vector<Finding> &findings)
{
    return std::any_of(findings.begin(), findings.end(),
                       [](const Finding &one) { return one.strength != Strength::Weak; });
}

} // namespace

Matches find(const Input &input)
{
    const Sight sight(input.paste, input.program);
    const Precedence precedence(input.knowledge);
    const CodeView code(
        input.program, input.facts, input.environment, input.knowledge,
        [&](std::size_t module, base::TextRange range, std::string what) {
            return sight.inModule(module, range, std::move(what));
        },
        input.opinions);
    Scene scene{input, sight, precedence, code, std::vector<bool>(input.facts.size())};
    auto ranked = exceptionFindings(scene);
    for (auto &report : reportFindings(scene, ranked))
        ranked.push_back(std::move(report));

    std::vector<Ranked> inCode;
    for (auto &finding : code.findings(precedence, scene.taken))
        inCode.push_back({std::move(finding), 2, inCode.size()});
    quieten(inCode, ranked);
    for (auto &one : inCode)
        ranked.push_back(std::move(one));

    Matches result;
    result.findings = inOrder(std::move(ranked), precedence);
    if (!tellsSomething(result.findings)) {
        const Printed printed{input.trace, input.facts, input.environment, sight};
        result.nearest = nearestCauses(printed, input.knowledge);
        result.named = namedMessages(printed, input.knowledge);
    }
    return result;
}

} // namespace match
