#pragma once
#include "app/mend/fix.h"
#include "ui/bridge/diagnosis_runner.h"
#include <QString>
#include <set>
#include <vector>

namespace bridge {

/// Which hunks of a fix are taken. A hunk number may occur in several changes of the fix.
using Hunks = std::set<int>;

/// All hunks of a fix.
Hunks allHunks(const mend::Fix &fix);

/// The choice with `hunk` put in or taken out: what it needs comes with it, what needs it goes with
/// it.
Hunks toggled(const mend::Fix &fix, const Hunks &chosen, int hunk, bool include);

/// The text of a change with the chosen hunks applied.
std::string applied(const mend::Change &change, const Hunks &chosen);

/// The patch of a fix with the chosen hunks; a Problem when it cannot be made. Empty when nothing
/// is chosen.
base::Result<std::string> chosenPatch(const mend::Fix &fix, const Hunks &chosen);

/// Whether a choice can break anything: all and nothing cannot.
bool needsCheck(const mend::Fix &fix, const Hunks &chosen);

/// What a choice breaks, as a sentence; empty when it is sound. The whole fix has passed every gate
/// already.
QString refusedChoice(const DiagnosisResult &result, const mend::Fix &fix, const Hunks &chosen);

} // namespace bridge
