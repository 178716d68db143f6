#include "ui/bridge/choice.h"
#include "app/diff/patch.h"
#include "app/mend/gate.h"
#include "app/python/program.h"
#include "ui/bridge/text.h"
#include <QCoreApplication>

namespace bridge {

namespace {

std::set<int> neededBy(const mend::Fix &fix, int hunk)
{
    std::set<int> needs;
    for (const mend::Change &change : fix.changes)
        for (const mend::Edit &edit : change.edits)
            if (edit.hunk == hunk)
                needs.insert(edit.needs.begin(), edit.needs.end());
    return needs;
}

} // namespace

Hunks allHunks(const mend::Fix &fix)
{
    Hunks all;
    for (const mend::Change &change : fix.changes)
        for (const mend::Edit &edit : change.edits)
            all.insert(edit.hunk);
    return all;
}

Hunks toggled(const mend::Fix &fix, const Hunks &chosen, int hunk, bool include)
{
    Hunks result = chosen;
    std::vector<int> todo = {hunk};
    std::set<int> seen;
    while (!todo.empty()) {
        const int current = todo.back();
        todo.pop_back();
        if (!seen.insert(current).second)
            continue;
        if (include) {
            result.insert(current);
            for (const int need : neededBy(fix, current))
                todo.push_back(need);
            continue;
        }
        result.erase(current);
        for (const int other : allHunks(fix))
            if (neededBy(fix, other).count(current) > 0)
                todo.push_back(other);
    }
    return result;
}

std::string applied(const mend::Change &change, const Hunks &chosen)
{
    std::vector<mend::Edit> edits;
    for (const mend::Edit &edit : change.edits)
        if (chosen.count(edit.hunk) > 0)
            edits.push_back(edit);
    const std::string before = change.before.value_or(std::string());
    return edits.empty() ? before : mend::apply(before, edits);
}

base::Result<std::string> chosenPatch(const mend::Fix &fix, const Hunks &chosen)
{
    std::string patch;
    for (const mend::Change &change : fix.changes) {
        const std::string after = applied(change, chosen);
        if (change.before && after == *change.before)
            continue;
        if (!change.before && after.empty())
            continue;
        std::optional<std::string_view> before;
        if (change.before)
            before = *change.before;
        diff::PatchOptions options;
        options.firstLine = change.firstLine - 1;
        auto piece = diff::unifiedPatch(change.file, before, after, options);
        if (!piece)
            return piece.problem();
        patch += *piece;
    }
    return patch;
}

bool needsCheck(const mend::Fix &fix, const Hunks &chosen)
{
    return !chosen.empty() && chosen != allHunks(fix);
}

QString refusedChoice(const DiagnosisResult &result, const mend::Fix &fix, const Hunks &chosen)
{
    if (!needsCheck(fix, chosen))
        return {};
    std::vector<python::SourceFile> files = result.diagnosis.code;
    if (fix.target == mend::Target::Example) {
        files.clear();
        for (const mend::Change &change : fix.changes) {
            python::SourceFile file;
            file.name = change.file;
            file.text = change.before.value_or(std::string());
            files.push_back(std::move(file));
        }
    }
    const python::Program program = python::analyse(std::move(files), *result.knowledge);
    const mend::ProposeInput input{
        program, result.diagnosis.environment, *result.knowledge, result.request.python, {}};
    for (const mend::Change &change : fix.changes) {
        const std::string before = change.before.value_or(std::string());
        const std::string after = applied(change, chosen);
        if (after == before)
            continue;
        if (const auto refusal = mend::refuseChoice(before, after, input))
            return QCoreApplication::translate("bridge", "This choice does not stand in %1: %2")
                .arg(text(change.file), text(refusal->why));
    }
    return {};
}

} // namespace bridge
