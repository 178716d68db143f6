#pragma once
#include "app/base/text_range.h"
#include "app/knowledge/cause.h"
#include "app/paste/paste.h"
#include <optional>
#include <string>
#include <vector>

namespace mend {

/// One replacement in a change's `before`. Empty range: insertion; empty text: deletion. Edits are
/// simultaneous. Edits with one `hunk` number belong together; `needs` names the hunks without
/// which it makes no sense.
struct Edit {
    base::TextRange range;
    std::string text;
    std::string reason;
    int hunk = 1;
    std::vector<int> needs;

    friend bool operator==(const Edit &, const Edit &) = default;
};

/// What happens to one file. `before` nullopt: the change creates it.
struct Change {
    std::string file;
    std::optional<std::string> before;
    std::string after;
    std::vector<Edit> edits; ///< sorted, disjoint
    std::vector<paste::Repair> repairs;
    bool snippet = false;
    int firstLine = 1; ///< 1-based line of the user's file at which `before` begins
    bool firstLineKnown = true;
};

/// A finding that a fix also removes or lays bare.
struct OtherFinding {
    std::string cause;
    std::string file;
    int line = 0;
};

enum class Target { YourCode, Example };

/// A way to mend a finding. Has passed every gate.
struct Fix {
    std::string id;
    std::string title;
    knowledge::Safety safety = knowledge::Safety::Review;
    std::string why;
    bool recommended = false;
    Target target = Target::YourCode;
    std::vector<Change> changes;      ///< empty for advice
    std::string patch;                ///< of all changes; empty for advice and examples
    std::string patchProblem;         ///< why there is no patch although there are changes
    std::vector<std::string> install; ///< distributions to install
    std::vector<OtherFinding> alsoRemoves;
    std::vector<OtherFinding> uncovers;
};

/// The text with the edits of the chosen hunks applied (all of them when `hunks` is empty).
std::string apply(const std::string &before, const std::vector<Edit> &edits,
                  const std::vector<int> &hunks = {});

const char *safetyName(knowledge::Safety safety); ///< "safe", "review", "fill-in", "advice"

} // namespace mend
