#include "app/mend/gate.h"
#include "app/mend/compose.h"
#include "app/mend/gates.h"
#include "app/python/configs.h"
#include <algorithm>

namespace mend {

namespace {

using gates::Verdict;

// More hunks than this are not tried one by one; the whole always is.
constexpr std::size_t mostHunks = 24;

/// The edits of the chosen hunks, by module, with the texts that they give.
struct Choice {
    std::map<std::size_t, std::string> texts;
    std::map<std::size_t, PlaceMap> places;
};

/// The number of a settings file: they are counted on from the modules.
std::optional<std::size_t> configNamed(const python::Program &program, const std::string &file)
{
    const auto &configs = python::configs(program);
    for (std::size_t i = 0; i < configs.size(); ++i)
        if (configs[i].name == file)
            return program.modules().size() + i;
    return std::nullopt;
}

/// Whether a fix only asks for other releases: what they do is not in sight.
bool onlyRequirements(const Fix &fix)
{
    return std::all_of(fix.changes.begin(), fix.changes.end(), [](const Change &change) {
        return change.file.ends_with(".txt") || change.file.ends_with(".toml");
    });
}

std::optional<Choice> choose(const Fix &fix, const std::set<int> &hunks,
                             const python::Program &program)
{
    Choice choice;
    for (const Change &change : fix.changes) {
        const auto config = configNamed(program, change.file);
        const auto module = config ? config : program.moduleNamed(change.file);
        if (!module || !change.before)
            return std::nullopt;
        std::vector<Edit> edits;
        for (const Edit &edit : change.edits)
            if (hunks.count(edit.hunk))
                edits.push_back(edit);
        choice.texts[*module] = mend::apply(*change.before, edits);
        if (!config)
            choice.places[*module] = PlaceMap(std::move(edits));
    }
    return choice;
}

/// The sets of hunks that are held against the gates beside the whole.
std::vector<std::set<int>> parts(const Fix &fix)
{
    const std::set<int> all = hunksOf(fix.changes);
    std::vector<std::set<int>> sets;
    if (all.size() < 2 || all.size() > mostHunks)
        return sets;
    for (const int hunk : all) {
        for (const std::set<int> &part :
             {withNeeds(fix.changes, {hunk}), without(fix.changes, hunk)}) {
            const bool known = std::find(sets.begin(), sets.end(), part) != sets.end();
            if (!part.empty() && part != all && !known)
                sets.push_back(part);
        }
    }
    return sets;
}

Verdict refuseTexts(Fix &fix, const python::Program &program)
{
    for (const Change &change : fix.changes) {
        if (const auto config = configNamed(program, change.file)) {
            const auto &file = python::configs(program)[*config - program.modules().size()];
            if (!change.before || *change.before != file.text)
                return Refusal{"untouched", "the text is not the one that was analysed"};
            if (auto verdict = gates::settings(change))
                return verdict;
            if (auto verdict = gates::patch(change, fix.patchProblem))
                return verdict;
            continue;
        }
        const auto module = program.moduleNamed(change.file);
        if (!module)
            return Refusal{"untouched", "the file is not one that was analysed"};
        const python::Module &code = program.module(*module);
        if (!change.before || *change.before != code.file.text)
            return Refusal{"untouched", "the text is not the one that was analysed"};
        if (auto verdict = gates::parses(code.file, *change.before, change.after))
            return verdict;
        if (auto verdict = gates::untouched(change, code.tree))
            return verdict;
        if (auto verdict = gates::patch(change, fix.patchProblem))
            return verdict;
    }
    return std::nullopt;
}

Verdict refusePart(const Fix &fix, const std::set<int> &hunks, const match::Finding &finding,
                   const ProposeInput &input, const Stage &before)
{
    const auto choice = choose(fix, hunks, input.program);
    if (!choice)
        return std::nullopt;
    for (const auto &[module, text] : choice->texts) {
        if (module >= input.program.modules().size())
            continue;
        const python::SourceFile &file = input.program.module(module).file;
        if (auto verdict = gates::parses(file, file.text, text))
            return verdict;
    }
    const Stage after = stageAfter(input, choice->texts);
    if (after.program.modules().size() != before.program.modules().size())
        return Refusal{"parses", "a text can no longer be analysed"};
    const Comparison states{before, after, choice->places};
    std::vector<OtherFinding> uncovers;
    if (auto verdict = gates::nothingNew(finding, states, uncovers))
        return verdict;
    if (auto verdict = gates::names(states, false))
        return verdict;
    if (auto verdict = gates::colour(states))
        return verdict;
    return gates::bound(states);
}

Verdict refuseWhole(Fix &fix, const match::Finding &finding, const ProposeInput &input,
                    const Stage &before)
{
    const auto choice = choose(fix, hunksOf(fix.changes), input.program);
    if (!choice)
        return Refusal{"untouched", "the file is not one that was analysed"};
    const Stage after = stageAfter(input, choice->texts);
    if (after.program.modules().size() != before.program.modules().size())
        return Refusal{"parses", "a text can no longer be analysed"};
    const Comparison states{before, after, choice->places};
    fix.uncovers.clear();
    if (!onlyRequirements(fix))
        if (auto verdict = gates::findingGone(finding, states))
            return verdict;
    if (auto verdict = gates::nothingNew(finding, states, fix.uncovers))
        return verdict;
    if (auto verdict = gates::names(states, true))
        return verdict;
    if (auto verdict = gates::colour(states))
        return verdict;
    if (auto verdict = gates::bound(states))
        return verdict;
    fix.alsoRemoves = gates::alsoGone(finding, states);
    return std::nullopt;
}

} // namespace

std::optional<Refusal> refuse(Fix &fix, const match::Finding &finding, const ProposeInput &input)
{
    if (auto verdict = refuseTexts(fix, input.program))
        return verdict;
    const Stage before = stageBefore(input);
    if (auto verdict = refuseWhole(fix, finding, input, before))
        return verdict;
    for (const std::set<int> &part : parts(fix)) {
        if (input.stop.stop_requested())
            break;
        if (auto verdict = refusePart(fix, part, finding, input, before))
            return verdict;
    }
    return std::nullopt;
}

std::optional<Refusal> refuseChoice(const std::string &before, const std::string &after,
                                    const ProposeInput &input)
{
    python::SourceFile file;
    file.name = "chosen.py";
    for (const python::Module &module : input.program.modules())
        if (module.file.text == before)
            file = module.file;
    if (auto verdict = gates::parses(file, before, after))
        return verdict;
    file.text = before;
    const python::Program then = python::analyse({file}, input.knowledge);
    const ProposeInput alone{then,       input.environment, input.knowledge, input.python,
                             input.stop, nullptr,           nullptr};
    const Stage old = stageBefore(alone);
    const Stage now = stageAfter(alone, {{0, after}});
    if (old.program.modules().size() != 1 || now.program.modules().size() != 1)
        return Refusal{"parses", "the text cannot be analysed"};
    // One edit for everything between what both have at the start and at the end.
    Edit whole;
    std::size_t start = 0;
    while (start < before.size() && start < after.size() && before[start] == after[start])
        ++start;
    std::size_t tail = 0;
    while (tail < before.size() - start && tail < after.size() - start &&
           before[before.size() - 1 - tail] == after[after.size() - 1 - tail])
        ++tail;
    whole.range = {start, before.size() - tail};
    whole.text = after.substr(start, after.size() - tail - start);
    const Comparison states{old, now, {{0, PlaceMap({whole})}}};
    if (auto verdict = gates::names(states, false))
        return verdict;
    return gates::colour(states);
}

const std::vector<std::string_view> &gateNames()
{
    static const std::vector<std::string_view> names = {
        "parses", "untouched", "patch", "finding-gone", "nothing-new", "names", "colour", "bound"};
    return names;
}

} // namespace mend
