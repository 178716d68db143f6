#include "app/mend/example.h"
#include "app/base/line_index.h"
#include "app/checks/run.h"
#include "app/diff/model.h"
#include <algorithm>

namespace mend {

namespace {

/// What one may take from the example: the fixes that the engine makes of the broken program.
std::vector<Fix> made(const knowledge::Cause &cause, const knowledge::Case &kase,
                      const std::string &broken, const ProposeInput &input)
{
    python::SourceFile file;
    file.name = kase.file.empty() ? "example.py" : kase.file;
    file.text = broken;
    file.notebook = kase.kind == "notebook";
    const python::Program program = python::analyse({file}, input.knowledge);
    const environment::Environment none;
    const auto facts = checks::run(program);
    const auto findings = match::findInCode(program, facts, none, input.knowledge);
    std::optional<base::PythonVersion> python = base::parsePythonVersion(kase.assumePython);
    const ProposeInput own{program, none, input.knowledge, python, input.stop, &facts, &findings};
    for (const match::Finding &finding : findings)
        if (finding.cause == &cause && finding.fact)
            return propose(finding, own);
    return {};
}

/// One edit for each run of lines that differ.
std::vector<Edit> lineEdits(const std::string &before, const std::string &after,
                            const std::string &reason)
{
    const base::LineIndex left(before);
    const base::LineIndex right(after);
    std::vector<Edit> edits;
    std::size_t leftDone = 0;
    std::size_t rightDone = 0;
    bool open = false;
    for (const diff::Row &row : diff::model(before, after).rows) {
        if (row.kind != diff::RowKind::Same) {
            if (!open) {
                Edit edit;
                edit.range = {leftDone, leftDone};
                edit.reason = reason;
                edits.push_back(edit);
            }
            open = true;
        } else {
            open = false;
        }
        if (row.leftLine >= 0)
            leftDone = left.fullLine(static_cast<std::size_t>(row.leftLine)).end;
        const std::size_t rightStart = rightDone;
        if (row.rightLine >= 0)
            rightDone = right.fullLine(static_cast<std::size_t>(row.rightLine)).end;
        if (open) {
            edits.back().range.end = leftDone;
            edits.back().text.append(after, rightStart, rightDone - rightStart);
        }
    }
    return edits;
}

} // namespace

std::vector<Fix> exampleFixes(const knowledge::Cause &cause, const ProposeInput &input)
{
    for (const knowledge::Case &kase : cause.cases) {
        const auto broken = input.knowledge.read(kase, "broken.py");
        const auto fixed = kase.hasFixed ? input.knowledge.read(kase, "fixed.py") : std::nullopt;
        if (!broken)
            continue;
        std::vector<Fix> fixes = made(cause, kase, *broken, input);
        std::erase_if(fixes, [](const Fix &fix) { return fix.changes.empty(); });
        if (fixes.empty() && fixed && !cause.mends.empty()) {
            const knowledge::Mend &mend = cause.mends.front();
            Fix fix;
            fix.id = mend.id;
            fix.title = mend.title;
            fix.safety = mend.safety;
            fix.why = mend.why;
            fix.install = mend.install;
            Change change;
            change.file = kase.file.empty() ? "example.py" : kase.file;
            change.before = *broken;
            change.after = *fixed;
            change.edits =
                lineEdits(*broken, *fixed, mend.reason.empty() ? mend.title : mend.reason);
            fix.changes.push_back(std::move(change));
            fixes.push_back(std::move(fix));
        }
        for (Fix &fix : fixes) {
            fix.target = Target::Example;
            fix.patch.clear();
            fix.patchProblem.clear();
            fix.alsoRemoves.clear();
            fix.uncovers.clear();
        }
        if (!fixes.empty())
            return fixes;
    }
    return {};
}

} // namespace mend
