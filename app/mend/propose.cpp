#include "app/mend/propose.h"
#include "app/checks/run.h"
#include "app/diff/patch.h"
#include "app/mend/compose.h"
#include "app/mend/example.h"
#include "app/mend/finish.h"
#include "app/mend/gate.h"
#include "app/mend/places.h"
#include <algorithm>

namespace mend {

namespace {

const Recipe *recipeNamed(const std::string &name)
{
    for (const Recipe &recipe : allRecipes())
        if (recipe.name == name)
            return &recipe;
    return nullptr;
}

/// Whether the mend's conditions on the fact hold.
bool attributesHold(const knowledge::Mend &mend, const checks::CodeFact &fact)
{
    for (const auto &[key, wanted] : mend.when) {
        const auto given = fact.attributes.find(key);
        bool holds = false;
        for (const std::string &pattern : wanted) {
            if (given == fact.attributes.end() || given->second.empty()) {
                holds = holds || pattern.empty();
                continue;
            }
            for (const std::string &value : given->second)
                holds = holds || globMatches(pattern, value);
        }
        if (!holds)
            return false;
    }
    return true;
}

/// Unknown versions and runtimes do not exclude.
bool surroundingsHold(const knowledge::Requirement &need,
                      const environment::Environment &environment)
{
    for (const auto &[library, range] : need.libraries) {
        const auto version = environment.libraries.find(library);
        if (version != environment.libraries.end() && !version->second.empty() &&
            base::versionInRange(version->second, range) == false)
            return false;
    }
    const auto runs = [&](const std::string &name) { return environment.hasRuntime(name); };
    if (std::any_of(need.notRuntime.begin(), need.notRuntime.end(), runs))
        return false;
    if (!need.runtime.empty() && !environment.runtime.empty() &&
        std::none_of(need.runtime.begin(), need.runtime.end(), runs))
        return false;
    return need.platform.empty() || environment.platform.empty() ||
           need.platform == environment.platform;
}

Fix described(const knowledge::Mend &mend)
{
    Fix fix;
    fix.id = mend.id;
    fix.title = mend.title;
    fix.safety = mend.safety;
    fix.why = mend.why;
    fix.install = mend.install;
    return fix;
}

base::Result<Draft> drafted(const knowledge::Mend &mend, const match::Finding &finding,
                            const ProposeInput &input, base::PythonVersion python)
{
    std::optional<Draft> whole;
    for (const knowledge::RecipeUse &use : mend.recipes) {
        const Recipe *recipe = recipeNamed(use.name);
        if (!recipe)
            return refusal("there is no recipe `" + use.name + "`");
        // An optional recipe is left out where it has nothing to do or would be in another's way.
        const bool optional = use.parameters.text(std::string(optionalParameter)) == "yes";
        const auto draft = recipe->draft(
            {input.program, finding, *input.facts, input.environment, python, use.parameters});
        if (!draft) {
            if (optional)
                continue;
            return draft.problem();
        }
        auto merged = whole ? merge({*whole, *draft}) : base::Result<Draft>(*draft);
        if (merged)
            whole = std::move(merged).value();
        else if (!optional)
            return merged.problem();
    }
    if (!whole)
        return refusal("no recipe has anything to do");
    return std::move(*whole);
}

void writePatch(Fix &fix)
{
    for (const Change &change : fix.changes) {
        if (change.snippet && !change.firstLineKnown)
            fix.patchProblem =
                "It is not known where in the file the snippet stands; give the file for a patch.";
        diff::PatchOptions options;
        options.firstLine = std::max(0, change.firstLine - 1);
        const auto patch = diff::unifiedPatch(change.file, *change.before, change.after, options);
        if (!patch) {
            fix.patchProblem = patch.problem().what;
            continue;
        }
        fix.patch += *patch;
    }
}

/// The fix that a mend makes of the finding, when it applies and passes every gate.
std::optional<Fix> fixBy(const knowledge::Mend &mend, const match::Finding &finding,
                         const ProposeInput &input, base::PythonVersion python)
{
    auto draft = drafted(mend, finding, input, python);
    if (!draft)
        return std::nullopt;
    Fix fix = described(mend);
    for (const std::string &name : draft->install)
        if (std::find(fix.install.begin(), fix.install.end(), name) == fix.install.end())
            fix.install.push_back(name);
    if (draft->atMost && *draft->atMost > fix.safety)
        fix.safety = *draft->atMost;
    if (!draft->why.empty())
        fix.why += (fix.why.empty() ? "" : " ") + draft->why;
    auto changes = finish(input.program, std::move(draft).value(),
                          mend.reason.empty() ? mend.title : mend.reason);
    if (!changes || changes->empty())
        return std::nullopt;
    fix.changes = std::move(changes).value();
    if (refuse(fix, finding, input))
        return std::nullopt;
    writePatch(fix);
    return fix;
}

/// The lower bound of a range such as ">=3.12", when the version lies below it.
std::optional<base::PythonVersion> newerWanted(const std::string &range, base::PythonVersion python)
{
    const std::size_t at = range.find(">=");
    if (range.empty() || at == std::string::npos)
        return std::nullopt;
    const std::size_t end = range.find_first_of(", ", at);
    const auto wanted = base::parsePythonVersion(
        range.substr(at + 2, end == std::string::npos ? end : end - at - 2));
    return wanted && python < *wanted ? wanted : std::nullopt;
}

struct Offers {
    std::vector<Fix> fitting;
    std::vector<Fix> newer; ///< need a newer Python
    std::vector<Fix> advice;
};

void offer(Offers &offers, const knowledge::Mend &mend, const match::Finding &finding,
           const ProposeInput &input)
{
    if (!surroundingsHold(mend.requires_, input.environment))
        return;
    const base::PythonVersion python = pythonFor(input);
    if (mend.recipes.empty()) {
        if (!finding.fact || attributesHold(mend, *finding.fact)) {
            Fix fix = described(mend);
            fix.safety = knowledge::Safety::Advice;
            offers.advice.push_back(std::move(fix));
        }
        return;
    }
    // Settings can be mended without code in sight.
    const bool settings =
        std::all_of(mend.recipes.begin(), mend.recipes.end(),
                    [](const knowledge::RecipeUse &use) { return use.name == "edit-config"; });
    if (finding.fact ? !attributesHold(mend, *finding.fact) : !settings)
        return;
    const std::string &range = mend.requires_.python;
    if (const auto wanted = newerWanted(range, python)) {
        if (auto fix = fixBy(mend, finding, input, *wanted)) {
            fix->safety = std::max(fix->safety, knowledge::Safety::Review);
            fix->why += (fix->why.empty() ? "" : " ") + std::string("It needs Python ") +
                        wanted->text() + " or newer; " +
                        (input.python || input.environment.python ? "yours is " : "assumed is ") +
                        python.text() + ".";
            offers.newer.push_back(std::move(*fix));
        }
        return;
    }
    if (!range.empty() && base::versionInRange(python.text(), range) == false)
        return;
    if (auto fix = fixBy(mend, finding, input, python))
        offers.fitting.push_back(std::move(*fix));
}

} // namespace

base::PythonVersion pythonFor(const ProposeInput &input)
{
    if (input.python)
        return *input.python;
    return input.environment.python.value_or(input.knowledge.assumedPython());
}

std::vector<Fix> propose(const match::Finding &finding, const ProposeInput &given)
{
    if (!finding.cause)
        return {};
    // What all mends of the finding need is computed once.
    std::vector<checks::CodeFact> facts;
    std::vector<match::Finding> inCode;
    ProposeInput input = given;
    if (finding.fact && !input.facts) {
        facts = checks::run(input.program);
        input.facts = &facts;
    }
    if (finding.fact && !input.inCode) {
        inCode = match::findInCode(input.program, *input.facts, input.environment, input.knowledge,
                                   input.opinions);
        input.inCode = &inCode;
    }
    Offers offers;
    for (const knowledge::Mend &mend : finding.cause->mends) {
        if (input.stop.stop_requested())
            return {};
        offer(offers, mend, finding, input);
    }
    std::vector<Fix> fixes = std::move(offers.fitting);
    // Where no mend fits the code in sight, the cause's own before-and-after still shows what to
    // do.
    if ((!finding.fact && fixes.empty()) ||
        (fixes.empty() && offers.newer.empty() && offers.advice.empty()))
        fixes = exampleFixes(*finding.cause, input);
    for (auto *more : {&offers.newer, &offers.advice})
        fixes.insert(fixes.end(), std::make_move_iterator(more->begin()),
                     std::make_move_iterator(more->end()));
    for (std::size_t i = 0; i < fixes.size(); ++i)
        fixes[i].recommended = i == 0;
    return fixes;
}

} // namespace mend
