#pragma once
#include "app/mend/gate.h"
#include "app/mend/stage.h"

namespace mend::gates {

using Verdict = std::optional<Refusal>;

/// Valid Python wherever `before` was.
Verdict parses(const python::SourceFile &file, const std::string &before, const std::string &after);
/// Edits are disjoint, keep line ends, mark, tabs and the inside of strings, and give `after`.
Verdict untouched(const Change &change, const syntax::Tree &tree);
/// A settings file keeps its line ends and stays as valid as it was.
Verdict settings(const Change &change);
/// The patch applies in memory and gives `after`; what git cannot take is said in `problem`.
Verdict patch(const Change &change, std::string &problem);
/// The mended finding is gone from its place.
Verdict findingGone(const match::Finding &finding, const Comparison &states);
/// No finding is new, save what the old fault hid (appended to `uncovers`).
Verdict nothingNew(const match::Finding &finding, const Comparison &states,
                   std::vector<OtherFinding> &uncovers);
/// Findings that went with the mended one.
std::vector<OtherFinding> alsoGone(const match::Finding &finding, const Comparison &states);
/// Every name is bound; with `orphans`, no import is left without a use that had one.
Verdict names(const Comparison &states, bool orphans);
/// Async functions are awaited, plain ones are not, and objects are used by their kind of syntax.
Verdict colour(const Comparison &states);
/// Nothing bound to its thread or loop moves to another.
Verdict bound(const Comparison &states);

} // namespace mend::gates
