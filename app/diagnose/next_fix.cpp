#include "app/diagnose/next_fix.h"
#include "app/checks/run.h"

namespace diagnose {

NextFix nextFix(std::vector<GivenFile> files, const knowledge::KnowledgeBase &knowledge,
                std::optional<base::PythonVersion> python,
                const std::function<bool(const match::Finding &)> &asked,
                const std::function<bool(const mend::Fix &)> &take)
{
    NextFix result;
    environment::Environment environment;
    environment.python = python;
    Request request;
    request.files = std::move(files);
    const auto program = python::analyse(codeFiles({}, {}, request), knowledge, &result.problems);
    const auto facts = checks::run(program);
    const auto findings = match::findInCode(program, facts, environment, knowledge);
    const mend::ProposeInput input{program, environment, knowledge, python, {}, &facts, &findings};
    for (const match::Finding &finding : findings) {
        if (!asked(finding))
            continue;
        for (mend::Fix &fix : mend::propose(finding, input)) {
            if (take(fix)) {
                result.fix = std::move(fix);
                return result;
            }
        }
        result.left.push_back(finding);
        // The tree that the node belongs to ends with the analysis.
        if (result.left.back().fact)
            result.left.back().fact->node = {};
    }
    return result;
}

} // namespace diagnose
