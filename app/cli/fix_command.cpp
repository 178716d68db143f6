#include "app/cli/commands.h"
#include "app/cli/input.h"
#include "app/diagnose/next_fix.h"
#include "app/diff/patch.h"
#include "app/export/finding_words.h"
#include "app/export/patches.h"
#include <filesystem>
#include <ostream>
#include <set>

namespace cli {

namespace {

constexpr int mostRounds = 500;

/// Applies one fix after the other to a text; each round looks at what the last one left.
class Fixer
{
public:
    Fixer(const Options &options, const knowledge::KnowledgeBase &knowledge, std::string name)
        : m_options(options), m_knowledge(knowledge), m_name(std::move(name))
    {}

    std::string run(std::string text)
    {
        std::set<std::string> seen{text};
        for (int round = 0; round < mostRounds; ++round) {
            const auto asks = [this](const match::Finding &finding) { return asked(finding); };
            // A text that was there before means that two fixes undo each other.
            const auto takes = [&](const mend::Fix &fix) {
                return wanted(fix) && fix.changes.size() == 1 &&
                       !seen.count(fix.changes.front().after);
            };
            auto next =
                diagnose::nextFix({{m_name, text}}, m_knowledge, m_options.python, asks, takes);
            m_problems = std::move(next.problems);
            m_left.clear();
            for (const auto &finding : next.left)
                m_left.push_back(finding.cause->id + " at " + finding.file + ":" +
                                 std::to_string(finding.line));
            if (!next.fix)
                break;
            for (const auto &name : next.fix->install)
                m_notes.push_back("needs " + name + " installed");
            text = std::move(next.fix->changes.front().after);
            seen.insert(text);
        }
        return text;
    }

    /// Findings that no fix was applied to.
    const std::vector<std::string> &left() const { return m_left; }
    const std::vector<std::string> &notes() const { return m_notes; }
    const std::vector<base::Problem> &problems() const { return m_problems; }

private:
    bool asked(const match::Finding &finding) const
    {
        if (finding.strength == match::Strength::Weak)
            return false;
        return m_options.cause.empty() || m_options.cause == finding.cause->id ||
               m_options.cause == finding.cause->family + "/" + finding.cause->id;
    }

    bool wanted(const mend::Fix &fix) const
    {
        if (fix.target != mend::Target::YourCode || fix.changes.empty())
            return false;
        if (m_options.safeOnly && fix.safety != knowledge::Safety::Safe)
            return false;
        if (m_options.fix.empty())
            return fix.recommended && fix.safety != knowledge::Safety::FillIn;
        return fix.id == m_options.fix;
    }

    const Options &m_options;
    const knowledge::KnowledgeBase &m_knowledge;
    std::string m_name;
    std::vector<std::string> m_left;
    std::vector<std::string> m_notes;
    std::vector<base::Problem> m_problems;
};

/// Where the result goes; nullopt: done.
std::optional<base::Problem> deliver(const Options &options, const std::string &input,
                                     const std::string &name, const std::string &before,
                                     const std::string &after, const Terminal &terminal)
{
    if (options.patch) {
        auto patch = diff::unifiedPatch(name, before, after);
        if (!patch)
            return patch.problem();
        terminal.out << *patch;
        return std::nullopt;
    }
    if (options.inPlace)
        return before == after ? std::nullopt : exporting::writeFile(input, after);
    if (!options.output.empty())
        return exporting::writeFile(options.output, after);
    terminal.out << after;
    return std::nullopt;
}

} // namespace

int fixCommand(const Options &options, const Terminal &terminal)
{
    const bool toOnePlace = !options.output.empty() && options.inputs.size() > 1;
    const bool fromInput =
        options.inPlace &&
        std::find(options.inputs.begin(), options.inputs.end(), "-") != options.inputs.end();
    if (toOnePlace || fromInput) {
        terminal.problem(
            {"arguments", toOnePlace ? "--output takes one file" : "--in-place needs a file",
             toOnePlace ? "use --in-place or fix one file at a time" : "leave --in-place out"});
        return 2;
    }
    const auto knowledge = loadKnowledge(options, terminal);
    if (!knowledge)
        return 2;
    bool left = false;
    for (const auto &input : options.inputs) {
        const auto text = readInput(input);
        if (!text) {
            terminal.problem(text.problem());
            return 2;
        }
        const auto name =
            input == "-" ? std::string("pasted.py") : diff::patchName(inputName(input));
        Fixer fixer(options, *knowledge, name);
        const auto fixed = name.ends_with(".py") ? fixer.run(*text) : *text;
        if (const auto problem = deliver(options, input, name, *text, fixed, terminal)) {
            terminal.problem(*problem);
            return 2;
        }
        for (const auto &problem : fixer.problems())
            terminal.problem(problem);
        for (const auto &note : fixer.notes())
            terminal.note(note);
        for (const auto &one : fixer.left())
            terminal.note("left: " + one);
        left = left || !fixer.left().empty();
    }
    return left ? 1 : 0;
}

} // namespace cli
