#include "app/export/finding_words.h"
#include "app/diff/patch.h"
#include "app/python/configs.h"
#include <algorithm>

namespace exporting {

const char *strengthName(match::Strength strength)
{
    switch (strength) {
    case match::Strength::Strong:
        return "strong";
    case match::Strength::Possible:
        return "possible";
    case match::Strength::Weak:
        break;
    }
    return "weak";
}

bool tellsSomething(const diagnose::Diagnosis &diagnosis)
{
    return std::any_of(diagnosis.findings.begin(), diagnosis.findings.end(), [](const auto &one) {
        return one.finding.strength != match::Strength::Weak;
    });
}

const mend::Fix *recommendedFix(const diagnose::DiagnosedFinding &finding)
{
    for (const auto &fix : finding.fixes)
        if (fix.recommended && fix.target == mend::Target::YourCode && !fix.changes.empty())
            return &fix;
    return nullptr;
}

std::string shownPatch(const mend::Fix &fix)
{
    if (!fix.patch.empty())
        return fix.patch;
    std::string result;
    for (const auto &change : fix.changes) {
        std::optional<std::string_view> before;
        if (change.before)
            before = *change.before;
        const auto patch = diff::unifiedPatch(change.file, before, change.after);
        if (patch)
            result += *patch;
    }
    return result;
}

std::vector<DocumentWord> documentWords(const knowledge::Cause &cause,
                                        const knowledge::KnowledgeBase &knowledge)
{
    std::vector<DocumentWord> result;
    for (const auto &reference : cause.claims) {
        const auto hash = reference.find('#');
        const auto *document = knowledge.document(reference.substr(0, hash));
        if (!document || hash == std::string::npos)
            continue;
        const auto id = reference.substr(hash + 1);
        for (const auto &claim : document->claims)
            if (claim.id == id)
                result.push_back({document->id, document->title, claim.id, claim.text,
                                  claim.verdict, claim.why});
    }
    return result;
}

std::string_view sourceText(const diagnose::Diagnosis &diagnosis, const match::Evidence &evidence)
{
    if (evidence.source == "paste")
        return diagnosis.paste.bytes;
    for (const auto &file : diagnosis.code)
        if (file.name == evidence.source)
            return file.text;
    return {};
}

Spot spotOf(std::string_view text, std::size_t offset)
{
    offset = std::min(offset, text.size());
    Spot spot;
    for (std::size_t i = 0; i < offset; ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        if (c == '\n' || (c == '\r' && (i + 1 >= text.size() || text[i + 1] != '\n'))) {
            ++spot.line;
            spot.column = 1;
        } else if ((c & 0xC0) != 0x80) {
            ++spot.column;
        }
    }
    return spot;
}

std::string recognised(const diagnose::Diagnosis &diagnosis)
{
    std::string result;
    const auto add = [&](const std::string &text) {
        result += (result.empty() ? "" : ", ") + text;
    };
    const auto &trace = diagnosis.trace;
    for (const auto &error : trace.exceptions)
        if (error.relation == trace::Relation::Root) {
            const auto own = std::count_if(error.frames.begin(), error.frames.end(),
                                           [](const trace::Frame &frame) { return frame.own; });
            add((error.type.empty() ? std::string("an exception") : error.type) + " with " +
                std::to_string(error.frames.size()) + " frames, " + std::to_string(own) +
                " of them yours");
            break;
        }
    if (trace.exceptions.size() > 1)
        add(std::to_string(trace.exceptions.size()) + " exceptions in all");
    for (const auto &warning : trace.warnings)
        add(warning.category);
    for (const auto &event : trace.events)
        add(event.kind);
    const auto pieces = std::count_if(
        diagnosis.code.begin(), diagnosis.code.end(),
        [](const python::SourceFile &file) { return !python::isConfigFile(file.name); });
    if (pieces > 0)
        add(std::to_string(pieces) + (pieces == 1 ? " piece" : " pieces") + " of Python code");
    if (diagnosis.environment.python)
        add("Python " + diagnosis.environment.python->text());
    for (const auto &runtime : diagnosis.environment.runtime)
        add(runtime);
    return result;
}

} // namespace exporting
