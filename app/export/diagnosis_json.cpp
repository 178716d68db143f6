#include "app/export/diagnosis_json.h"
#include "app/export/finding_words.h"
#include "app/export/parse_json.h"
#include "app/knowledge/verified.h"
#include <algorithm>

namespace exporting {

namespace {

Json evidenceObject(const match::Evidence &evidence)
{
    Json result = Json::object();
    result.set("number", evidence.number)
        .set("role", evidence.primary ? "primary" : "secondary")
        .set("what", evidence.what)
        .set("source", evidence.source)
        .set("start", evidence.range.start)
        .set("end", evidence.range.end)
        .set("line", evidence.line)
        .set("text", evidence.text);
    return result;
}

Json editObject(const mend::Edit &edit)
{
    Json needs = Json::array();
    for (const int hunk : edit.needs)
        needs.push(hunk);
    Json result = Json::object();
    result.set("start", edit.range.start)
        .set("end", edit.range.end)
        .set("text", edit.text)
        .set("reason", edit.reason)
        .set("hunk", edit.hunk)
        .set("needs", std::move(needs));
    return result;
}

Json changeObject(const mend::Change &change)
{
    Json edits = Json::array();
    for (const auto &edit : change.edits)
        edits.push(editObject(edit));
    Json result = Json::object();
    result.set("file", change.file)
        .set("repairs", repairNames(change.repairs))
        .set("before", change.before ? Json(*change.before) : Json())
        .set("after", change.after)
        .set("edits", std::move(edits));
    return result;
}

Json othersArray(const std::vector<mend::OtherFinding> &others)
{
    Json result = Json::array();
    for (const auto &other : others) {
        Json one = Json::object();
        one.set("cause", other.cause)
            .set("file", Json::textOrNull(other.file))
            .set("line", other.line > 0 ? Json(other.line) : Json());
        result.push(std::move(one));
    }
    return result;
}

Json fixObject(const mend::Fix &fix)
{
    Json changes = Json::array();
    // An example is not the user's code: whoever applies changes must not meet it here.
    if (fix.target == mend::Target::YourCode)
        for (const auto &change : fix.changes)
            changes.push(changeObject(change));
    Json result = Json::object();
    result.set("id", fix.id)
        .set("title", fix.title)
        .set("safety", mend::safetyName(fix.safety))
        .set("why", fix.why)
        .set("recommended", fix.recommended)
        .set("target", fix.target == mend::Target::YourCode ? "your-code" : "example")
        .set("changes", std::move(changes))
        .set("patch", fix.target == mend::Target::YourCode ? fix.patch : std::string())
        .set("install", Json::texts(fix.install))
        .set("also_removes", othersArray(fix.alsoRemoves))
        .set("uncovers", othersArray(fix.uncovers));
    if (!fix.patchProblem.empty())
        result.set("patch_problem", fix.patchProblem);
    return result;
}

Json documentsArray(const knowledge::Cause &cause, const knowledge::KnowledgeBase &knowledge)
{
    Json result = Json::array();
    for (const auto &word : documentWords(cause, knowledge)) {
        Json one = Json::object();
        one.set("id", word.document)
            .set("title", word.title)
            .set("claim", word.claim)
            .set("text", word.text)
            .set("verdict", word.verdict);
        result.push(std::move(one));
    }
    return result;
}

Json findingObject(const diagnose::DiagnosedFinding &diagnosed,
                   const knowledge::KnowledgeBase &knowledge)
{
    const auto &finding = diagnosed.finding;
    Json evidence = Json::array();
    for (const auto &piece : finding.evidence)
        evidence.push(evidenceObject(piece));
    Json fixes = Json::array();
    for (const auto &fix : diagnosed.fixes)
        fixes.push(fixObject(fix));
    Json result = Json::object();
    result.set("cause", finding.cause->id)
        .set("family", finding.family)
        .set("title", finding.cause->title)
        .set("strength", strengthName(finding.strength))
        .set("why", finding.why)
        .set("summary", finding.cause->summary)
        .set("file", Json::textOrNull(finding.file))
        .set("line", finding.line > 0 ? Json(finding.line) : Json())
        .set("evidence", std::move(evidence))
        .set("fixes", std::move(fixes))
        .set("verified", verifiedObject(*finding.cause))
        .set("documents", documentsArray(*finding.cause, knowledge));
    return result;
}

} // namespace

Json verifiedObject(const knowledge::Cause &cause)
{
    const auto seen = knowledge::verification(cause);
    if (!seen)
        return {};
    Json versions = Json::object();
    for (const auto &[name, version] : seen->libraries)
        versions.set(name, version);
    Json result = Json::object();
    result.set("on", seen->on)
        .set("python", Json::texts(seen->python))
        .set("libraries", std::move(versions));
    return result;
}

Json causeObject(const knowledge::Cause &cause)
{
    std::vector<std::string> safeties;
    for (const auto &mend : cause.mends) {
        const std::string name = mend::safetyName(mend.safety);
        if (std::find(safeties.begin(), safeties.end(), name) == safeties.end())
            safeties.push_back(name);
    }
    Json result = Json::object();
    result.set("id", cause.id)
        .set("family", cause.family)
        .set("title", cause.title)
        .set("summary", cause.summary)
        .set("safeties", Json::texts(safeties))
        .set("libraries", Json::texts(cause.libraries))
        .set("python", cause.versions)
        .set("verified", verifiedObject(cause));
    return result;
}

Json findingsArray(const std::vector<diagnose::DiagnosedFinding> &findings,
                   const knowledge::KnowledgeBase &knowledge, const JsonOptions &options)
{
    Json result = Json::array();
    for (const auto &finding : findings)
        if (options.weak || finding.finding.strength != match::Strength::Weak)
            result.push(findingObject(finding, knowledge));
    return result;
}

Json diagnosisObject(const diagnose::Diagnosis &diagnosis,
                     const knowledge::KnowledgeBase &knowledge, const JsonOptions &options)
{
    auto result = parsedObject(diagnosis.paste, diagnosis.trace, diagnosis.environment);
    Json nearest = Json::array();
    for (const auto &one : diagnosis.nearest) {
        Json cause = Json::object();
        cause.set("cause", one.cause->id).set("title", one.cause->title).set("why", one.why);
        nearest.push(std::move(cause));
    }
    Json named = Json::array();
    for (const auto &one : diagnosis.named) {
        Json message = Json::object();
        message.set("family", one.family)
            .set("sentence", one.sentence)
            .set("text", one.text)
            .set("start", one.range.start)
            .set("end", one.range.end);
        named.push(std::move(message));
    }
    Json problems = Json::array();
    for (const auto &problem : diagnosis.problems) {
        Json one = Json::object();
        one.set("where", problem.where).set("what", problem.what).set("hint", problem.hint);
        problems.push(std::move(one));
    }
    result.set("findings", findingsArray(diagnosis.findings, knowledge, options))
        .set("nearest", std::move(nearest))
        .set("named", std::move(named))
        .set("problems", std::move(problems));
    return result;
}

} // namespace exporting
