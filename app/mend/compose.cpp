#include "app/mend/compose.h"
#include <algorithm>

namespace mend {

namespace {

bool clash(const Edit &a, const Edit &b)
{
    if (a.range.overlaps(b.range))
        return true;
    // An insertion clashes with a replacement that swallows its place.
    const auto swallows = [](const Edit &whole, const Edit &point) {
        return point.range.empty() && whole.range.start < point.range.start &&
               point.range.start < whole.range.end;
    };
    return swallows(a, b) || swallows(b, a);
}

bool sameEffect(const Edit &a, const Edit &b)
{
    return a.range == b.range && a.text == b.text;
}

int highestHunk(const Draft &draft)
{
    int highest = 0;
    for (const FileEdits &file : draft.files)
        for (const Edit &edit : file.edits)
            highest = std::max(highest, edit.hunk);
    for (const Removal &removal : draft.removals)
        highest = std::max(highest, removal.hunk);
    for (const ImportRequest &request : draft.imports)
        highest = std::max(highest, request.hunk);
    return highest;
}

Draft shifted(Draft draft, int by)
{
    for (FileEdits &file : draft.files)
        for (Edit &edit : file.edits)
            edit.hunk += by;
    for (Removal &removal : draft.removals)
        removal.hunk += by;
    for (ImportRequest &request : draft.imports)
        request.hunk += by;
    std::map<int, std::set<int>> needs;
    for (const auto &[hunk, others] : draft.needs)
        for (const int other : others)
            needs[hunk + by].insert(other + by);
    draft.needs = std::move(needs);
    return draft;
}

FileEdits &fileOf(Draft &draft, std::size_t module)
{
    for (FileEdits &file : draft.files)
        if (file.module == module)
            return file;
    draft.files.push_back({module, {}});
    return draft.files.back();
}

/// Adds an edit of a later draft; only edits of `earlier` drafts are compared with it.
std::optional<base::Problem> addEdit(Draft &whole, const std::vector<Edit> &earlier,
                                     std::size_t module, const Edit &edit)
{
    for (const Edit &other : earlier) {
        if (sameEffect(other, edit)) {
            whole.needs[edit.hunk].insert(other.hunk);
            return std::nullopt;
        }
        const bool samePoint = edit.range.empty() && other.range == edit.range;
        if (clash(other, edit) || samePoint)
            return base::Problem{"", "two recipes change the same place", ""};
    }
    fileOf(whole, module).edits.push_back(edit);
    return std::nullopt;
}

void addRemoval(Draft &whole, const Removal &removal)
{
    for (const Removal &other : whole.removals) {
        if (other.module == removal.module && other.statement == removal.statement) {
            if (other.hunk != removal.hunk)
                whole.needs[removal.hunk].insert(other.hunk);
            return;
        }
    }
    whole.removals.push_back(removal);
}

} // namespace

std::optional<base::Problem> sortEdits(std::vector<Edit> &edits)
{
    std::stable_sort(edits.begin(), edits.end(),
                     [](const Edit &a, const Edit &b) { return a.range < b.range; });
    for (std::size_t i = 0; i + 1 < edits.size(); ++i) {
        if (clash(edits[i], edits[i + 1]))
            return base::Problem{"", "two edits overlap", ""};
    }
    return std::nullopt;
}

base::Result<Draft> merge(const std::vector<Draft> &drafts)
{
    Draft whole;
    int offset = 0;
    for (const Draft &single : drafts) {
        const Draft draft = shifted(single, offset);
        offset = std::max(offset, highestHunk(draft));
        for (const auto &[hunk, others] : draft.needs)
            whole.needs[hunk].insert(others.begin(), others.end());
        for (const FileEdits &file : draft.files) {
            const std::vector<Edit> earlier = fileOf(whole, file.module).edits;
            for (const Edit &edit : file.edits)
                if (auto problem = addEdit(whole, earlier, file.module, edit))
                    return *problem;
        }
        for (const Removal &removal : draft.removals)
            addRemoval(whole, removal);
        for (const ImportRequest &request : draft.imports)
            whole.imports.push_back(request);
        for (const std::string &name : draft.install)
            if (std::find(whole.install.begin(), whole.install.end(), name) == whole.install.end())
                whole.install.push_back(name);
        if (draft.atMost && (!whole.atMost || *draft.atMost > *whole.atMost)) {
            whole.atMost = draft.atMost;
            whole.why = draft.why;
        }
    }
    return whole;
}

std::set<int> withNeeds(const std::vector<Edit> &edits, const std::set<int> &hunks)
{
    std::set<int> all = hunks;
    for (bool grown = true; grown;) {
        grown = false;
        for (const Edit &edit : edits) {
            if (!all.count(edit.hunk))
                continue;
            for (const int need : edit.needs)
                grown = all.insert(need).second || grown;
        }
    }
    return all;
}

std::set<int> withNeeds(const std::vector<Change> &changes, const std::set<int> &hunks)
{
    std::vector<Edit> edits;
    for (const Change &change : changes)
        edits.insert(edits.end(), change.edits.begin(), change.edits.end());
    return withNeeds(edits, hunks);
}

std::set<int> without(const std::vector<Change> &changes, int hunk)
{
    std::set<int> left;
    for (const int other : hunksOf(changes)) {
        if (!withNeeds(changes, {other}).count(hunk))
            left.insert(other);
    }
    return left;
}

std::set<int> hunksOf(const std::vector<Change> &changes)
{
    std::set<int> hunks;
    for (const Change &change : changes)
        for (const Edit &edit : change.edits)
            hunks.insert(edit.hunk);
    return hunks;
}

} // namespace mend
