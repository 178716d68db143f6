#include "app/mend/fix.h"
#include "app/mend/compose.h"
#include <algorithm>

namespace mend {

std::string apply(const std::string &before, const std::vector<Edit> &edits,
                  const std::vector<int> &hunks)
{
    std::vector<const Edit *> chosen;
    for (const Edit &edit : edits) {
        if (hunks.empty() || std::find(hunks.begin(), hunks.end(), edit.hunk) != hunks.end())
            chosen.push_back(&edit);
    }
    std::stable_sort(chosen.begin(), chosen.end(),
                     [](const Edit *a, const Edit *b) { return a->range < b->range; });
    std::string after;
    std::size_t done = 0;
    for (const Edit *edit : chosen) {
        // Edits of a Change are disjoint; a list that is not is applied as far as it makes sense.
        if (edit->range.start < done || edit->range.end > before.size())
            continue;
        after.append(before, done, edit->range.start - done);
        after += edit->text;
        done = edit->range.end;
    }
    after.append(before, done);
    return after;
}

const char *safetyName(knowledge::Safety safety)
{
    switch (safety) {
    case knowledge::Safety::Safe:
        return "safe";
    case knowledge::Safety::Review:
        return "review";
    case knowledge::Safety::FillIn:
        return "fill-in";
    case knowledge::Safety::Advice:
        break;
    }
    return "advice";
}

} // namespace mend
