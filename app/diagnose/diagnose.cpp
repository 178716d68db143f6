#include "app/diagnose/diagnose.h"
#include "app/checks/run.h"
#include "app/diagnose/parts.h"
#include <utility>

namespace diagnose {

namespace {

std::vector<DiagnosedFinding> withFixes(std::vector<match::Finding> findings,
                                        const mend::ProposeInput &input)
{
    std::vector<DiagnosedFinding> result;
    for (auto &finding : findings) {
        if (input.stop.stop_requested())
            return result;
        auto fixes = mend::propose(finding, input);
        // The tree that the node belongs to ends with the analysis.
        if (finding.fact)
            finding.fact->node = {};
        result.push_back({std::move(finding), std::move(fixes)});
    }
    return result;
}

/// Fixes for findings in a large program, each tried on the few files around it.
std::vector<DiagnosedFinding> withFixesInParts(std::vector<match::Finding> findings,
                                               const mend::ProposeInput &whole)
{
    std::vector<DiagnosedFinding> result;
    Part part;
    for (auto &finding : findings) {
        if (whole.stop.stop_requested())
            return result;
        auto modules = modulesAround(whole.program, finding);
        if (modules != part.modules)
            part = partOf(whole, std::move(modules));
        std::vector<mend::Fix> fixes;
        if (const auto *same = part.find(finding))
            fixes = mend::propose(*same,
                                  {*part.program, whole.environment, whole.knowledge, whole.python,
                                   whole.stop, &part.facts, &part.findings, whole.opinions});
        if (finding.fact)
            finding.fact->node = {};
        result.push_back({std::move(finding), std::move(fixes)});
    }
    return result;
}

} // namespace

Diagnosis run(Request request, const knowledge::KnowledgeBase &knowledge, std::stop_token stop)
{
    Diagnosis result;
    const auto cancelled = [&] {
        result.cancelled = stop.stop_requested();
        return result.cancelled;
    };
    result.paste = paste::read(std::move(request.bytes), {request.fileName});
    if (result.paste.problem)
        result.problems.push_back(*result.paste.problem);
    if (cancelled())
        return result;
    result.trace = trace::parse(result.paste);
    result.environment = environment::read(result.paste, result.trace);
    if (request.python)
        result.environment.python = request.python;
    if (cancelled())
        return result;
    result.code = codeFiles(result.paste, result.trace, request);
    const auto program = python::analyse(result.code, knowledge, &result.problems);
    if (cancelled())
        return result;
    const auto facts = checks::run(program);
    if (cancelled())
        return result;
    auto matches = match::find({result.paste, result.trace, program, facts, result.environment,
                                knowledge, request.opinions});
    result.nearest = std::move(matches.nearest);
    result.named = std::move(matches.named);
    const auto inCode =
        match::findInCode(program, facts, result.environment, knowledge, request.opinions);
    const mend::ProposeInput input{
        program, result.environment, knowledge, request.python, stop, &facts,
        &inCode, request.opinions};
    result.findings = withFixes(std::move(matches.findings), input);
    cancelled();
    return result;
}

Diagnosis runOnFiles(std::vector<GivenFile> files, const knowledge::KnowledgeBase &knowledge,
                     std::optional<base::PythonVersion> python, std::stop_token stop, bool opinions,
                     const std::vector<bool> &told)
{
    Diagnosis result;
    result.environment.python = python;
    Request request;
    request.files = std::move(files);
    result.code = codeFiles(result.paste, result.trace, request);
    const auto program = python::analyse(result.code, knowledge, &result.problems);
    const auto facts = checks::run(program);
    const auto inCode = match::findInCode(program, facts, result.environment, knowledge, opinions);
    auto findings = inCode;
    for (std::size_t i = 0; i < told.size() && i < result.code.size(); ++i) {
        if (!told[i])
            std::erase_if(findings, [&](const match::Finding &finding) {
                return finding.file == result.code[i].name;
            });
    }
    const mend::ProposeInput input{
        program, result.environment, knowledge, python, stop, &facts, &inCode, opinions};
    result.findings = program.modules().size() > wholeProgram
                          ? withFixesInParts(std::move(findings), input)
                          : withFixes(std::move(findings), input);
    result.cancelled = stop.stop_requested();
    return result;
}

} // namespace diagnose
