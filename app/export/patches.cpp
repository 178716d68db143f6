#include "app/export/patches.h"
#include "app/diff/patch.h"
#include "app/export/finding_words.h"
#include <algorithm>
#include <map>

namespace exporting {

namespace {

/// Two edits get in each other's way when they share bytes, or insert different texts at one place.
bool collide(const mend::Edit &a, const mend::Edit &b)
{
    if (a.range == b.range && a.text == b.text)
        return false;
    if (a.range.empty() || b.range.empty())
        return a.range.start <= b.range.end && b.range.start <= a.range.end;
    return a.range.overlaps(b.range);
}

class Combiner
{
public:
    void add(const diagnose::DiagnosedFinding &finding, CombinedPatch &result)
    {
        const auto *fix = recommendedFix(finding);
        if (!fix)
            return;
        if (!fits(*fix)) {
            result.left.push_back(finding.finding.cause->id + " at " + finding.finding.file + ":" +
                                  std::to_string(finding.finding.line));
            return;
        }
        for (const auto &change : fix->changes)
            merge(change);
    }

    void write(CombinedPatch &result) const
    {
        for (const auto &change : m_changes) {
            const auto after =
                change.before ? mend::apply(*change.before, change.edits) : change.after;
            std::optional<std::string_view> before;
            if (change.before)
                before = *change.before;
            auto patch = diff::unifiedPatch(change.file, before, after, {3, change.firstLine - 1});
            if (patch)
                result.patch += *patch;
            else
                result.problems.push_back(patch.problem());
        }
    }

private:
    mend::Change *find(const std::string &file)
    {
        for (auto &change : m_changes)
            if (change.file == file)
                return &change;
        return nullptr;
    }

    bool fits(const mend::Fix &fix)
    {
        for (const auto &change : fix.changes) {
            const auto *own = find(change.file);
            if (!own)
                continue;
            if (own->before != change.before || (!own->before && own->after != change.after))
                return false;
            for (const auto &edit : change.edits)
                for (const auto &other : own->edits)
                    if (collide(edit, other))
                        return false;
        }
        return true;
    }

    void merge(const mend::Change &change)
    {
        auto *own = find(change.file);
        if (!own) {
            m_changes.push_back(change);
            return;
        }
        for (const auto &edit : change.edits) {
            const bool there =
                std::any_of(own->edits.begin(), own->edits.end(), [&](const mend::Edit &other) {
                    return other.range == edit.range && other.text == edit.text;
                });
            if (!there)
                own->edits.push_back(edit);
        }
        std::stable_sort(
            own->edits.begin(), own->edits.end(),
            [](const mend::Edit &a, const mend::Edit &b) { return a.range < b.range; });
    }

    std::vector<mend::Change> m_changes;
};

} // namespace

CombinedPatch combinedPatch(const diagnose::Diagnosis &diagnosis)
{
    CombinedPatch result;
    Combiner combiner;
    for (const auto &finding : diagnosis.findings)
        if (finding.finding.strength != match::Strength::Weak)
            combiner.add(finding, result);
    combiner.write(result);
    return result;
}

std::string patchedBytes(const mend::Change &change, const std::vector<int> &hunks)
{
    if (hunks.empty() || !change.before)
        return change.after;
    return mend::apply(*change.before, change.edits, hunks);
}

} // namespace exporting
