#pragma once
#include "app/checks/run.h"
#include "app/mend/propose.h"
#include "tests/app/mend/fixture.h"

/// What is offered for the findings in some files, gates and all.
class Proposals
{
public:
    explicit Proposals(const std::vector<TestFile> &given,
                       std::optional<base::PythonVersion> version = {})
        : m_version(version)
    {
        std::vector<python::SourceFile> files;
        for (const TestFile &one : given) {
            python::SourceFile file;
            file.name = one.name;
            file.text = one.text;
            files.push_back(file);
        }
        m_program = python::analyse(files, ownKnowledge());
        m_facts = checks::run(m_program);
        m_findings = match::findInCode(m_program, m_facts, m_environment, ownKnowledge());
    }

    /// The fixes for the first finding of a cause.
    std::vector<mend::Fix> of(const std::string &cause) const
    {
        for (const match::Finding &finding : m_findings)
            if (finding.cause->id == cause)
                return mend::propose(finding, {m_program,
                                               m_environment,
                                               ownKnowledge(),
                                               m_version,
                                               {},
                                               &m_facts,
                                               &m_findings});
        return {};
    }

    /// The text of a file after one of them; "" where that fix is not offered.
    std::string after(const std::string &cause, const std::string &fix,
                      const std::string &file = "main.py") const
    {
        for (const mend::Fix &one : of(cause)) {
            if (one.id != fix || one.target != mend::Target::YourCode)
                continue;
            for (const mend::Change &change : one.changes)
                if (change.file == file)
                    return change.after;
            for (const python::Module &module : m_program.modules())
                if (module.file.name == file && !one.changes.empty())
                    return module.file.text;
        }
        return {};
    }

    /// Causes found in the code, in order.
    std::vector<std::string> causes() const
    {
        std::vector<std::string> ids;
        for (const match::Finding &finding : m_findings)
            ids.push_back(finding.cause->id);
        return ids;
    }

    environment::Environment m_environment;

private:
    std::optional<base::PythonVersion> m_version;
    python::Program m_program;
    std::vector<checks::CodeFact> m_facts;
    std::vector<match::Finding> m_findings;
};

/// A fix must make `after` of the file; an empty `after` means that it must not be offered.
inline void compareFix(const std::string &before, const std::string &cause, const std::string &fix,
                       const std::string &after, std::optional<base::PythonVersion> version = {})
{
    const Proposals proposals({{"main.py", before}}, version);
    const auto causes = proposals.causes();
    if (!after.empty() && std::find(causes.begin(), causes.end(), cause) == causes.end())
        qWarning("`%s` is not found", cause.c_str());
    compareText(proposals.after(cause, fix), after);
}

/// The same text with CRLF line ends.
inline std::string withCrLf(const std::string &text)
{
    std::string result;
    for (const char letter : text)
        result += letter == '\n' ? std::string("\r\n") : std::string(1, letter);
    return result;
}
