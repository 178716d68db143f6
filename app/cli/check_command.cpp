#include "app/cli/commands.h"
#include "app/cli/diagnosis_text.h"
#include "app/export/diagnosis_json.h"
#include "app/export/finding_words.h"
#include "app/export/sarif.h"
#include "app/project/check.h"
#include <ostream>

namespace cli {

namespace {

void printText(const project::CheckReport &report, const knowledge::KnowledgeBase &knowledge,
               const Options &options, const Terminal &terminal)
{
    std::size_t count = 0;
    for (const auto &one : report.diagnosis.findings) {
        if (one.finding.strength == match::Strength::Weak && !options.all)
            continue;
        printFinding(one, report.diagnosis, {}, knowledge, {options.all, false, {}}, terminal);
        for (const auto &fix : one.fixes)
            if (fix.recommended)
                terminal.out << painted(terminal, Paint::Help, "help") << ": "
                             << printable(fix.title) << " [" << mend::safetyName(fix.safety)
                             << "]\n";
        terminal.out << '\n';
        ++count;
    }
    terminal.out << count << (count == 1 ? " finding in " : " findings in ") << report.files
                 << (report.files == 1 ? " file\n" : " files\n");
}

} // namespace

int checkCommand(const Options &options, const Terminal &terminal)
{
    const auto knowledge = loadKnowledge(options, terminal);
    if (!knowledge)
        return 2;
    const auto report = project::check(options.inputs, *knowledge, {options.python, 0, options.opinions});
    for (const auto &problem : report.diagnosis.problems)
        terminal.problem(problem);
    if (options.format == "json") {
        auto object = exporting::Json::object();
        object.set("schema_version", 1)
            .set("files", report.files)
            .set("findings",
                 exporting::findingsArray(report.diagnosis.findings, *knowledge, {options.all}));
        terminal.out << object.dump() << '\n';
    } else if (options.format == "sarif") {
        terminal.out << exporting::sarif(report.diagnosis, *knowledge, {}, TRACEMEND_VERSION,
                                         options.all)
                     << '\n';
    } else {
        printText(report, *knowledge, options, terminal);
    }
    // A path that is not there means that the work could not be done.
    if (report.files == 0 && !report.diagnosis.problems.empty())
        return 2;
    return exporting::tellsSomething(report.diagnosis) ? 1 : 0;
}

} // namespace cli
