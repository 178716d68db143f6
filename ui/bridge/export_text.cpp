#include "ui/bridge/export_text.h"
#include "app/export/diagnosis_json.h"
#include "app/export/report.h"
#include "app/export/sarif.h"
#include "ui/bridge/text.h"
#include <QCoreApplication>

namespace bridge {

namespace {

QString say(const char *sentence)
{
    return QCoreApplication::translate("bridge", sentence);
}

std::string report(const ExportRequest &request)
{
    const diagnose::Diagnosis &diagnosis = request.result->diagnosis;
    const knowledge::KnowledgeBase &base = *request.result->knowledge;
    exporting::ReportOptions options;
    options.redact = request.redact;
    switch (request.kind) {
    case ExportKind::MarkdownReport:
        return exporting::markdownReport(diagnosis, base, options);
    case ExportKind::HtmlReport:
        return exporting::htmlReport(diagnosis, base, options);
    case ExportKind::JsonFindings:
        return exporting::redacted(exporting::diagnosisObject(diagnosis, base).dump() + "\n",
                                   request.redact);
    default:
        return exporting::redacted(
            exporting::sarif(diagnosis, base, "pasted.txt", TRACEMEND_VERSION), request.redact);
    }
}

} // namespace

ExportText exportText(const ExportRequest &request)
{
    if (!request.result)
        return {{}, say("There is nothing to export yet. Diagnose something first.")};
    if (request.kind > ExportKind::Patch)
        return {report(request), {}};
    if (!request.fix || request.change >= request.fix->changes.size() ||
        request.fix->target == mend::Target::Example)
        return {{},
                say("No code of yours is changed by this diagnosis: add your code on the Diagnose "
                    "screen. Reports can be exported all the same.")};
    if (request.chosen.empty())
        return {{}, say("Every change is left out, so there is nothing to write.")};
    if (request.kind == ExportKind::FixedFile)
        return {applied(request.fix->changes[request.change], request.chosen), {}};
    mend::Fix fix = *request.fix;
    fix.changes = namedChanges(request);
    const auto patch = chosenPatch(fix, request.chosen);
    if (patch)
        return {*patch, {}};
    return {{}, text(patch.problem().what) + QLatin1Char(' ') + text(patch.problem().hint)};
}

std::vector<mend::Change> namedChanges(const ExportRequest &request)
{
    std::vector<mend::Change> changes;
    if (request.fix)
        changes = request.fix->changes;
    if (request.change < changes.size() && !request.path.empty())
        changes[request.change].file = request.path;
    return changes;
}

std::array<int, 3> hideable(std::string_view text)
{
    std::array<int, 3> counts = {0, 0, 0};
    for (const auto &secret : exporting::findSecrets(text, {true, true, true}))
        ++counts[std::size_t(secret.kind)];
    return counts;
}

} // namespace bridge
