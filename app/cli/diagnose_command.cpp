#include "app/cli/commands.h"
#include "app/cli/diagnosis_text.h"
#include "app/cli/input.h"
#include "app/export/diagnosis_json.h"
#include "app/export/finding_words.h"
#include "app/export/patches.h"
#include "app/export/report.h"
#include "app/export/sarif.h"
#include <ostream>

namespace cli {

namespace {

class Answers
{
public:
    Answers(const Options &options, const knowledge::KnowledgeBase &knowledge,
            const Terminal &terminal)
        : m_options(options), m_knowledge(knowledge), m_terminal(terminal),
          m_list(exporting::Json::array())
    {}

    void add(const std::string &input, const diagnose::Diagnosis &diagnosis)
    {
        m_found = m_found || exporting::tellsSomething(diagnosis);
        for (const auto &problem : diagnosis.problems)
            m_terminal.problem({problem.where.empty() ? nameOf(input) : problem.where, problem.what,
                                problem.hint});
        if (m_options.format == "json") {
            auto object = exporting::diagnosisObject(diagnosis, m_knowledge, {m_options.all});
            if (m_options.inputs.size() > 1)
                object.set("input", input);
            m_list.push(std::move(object));
        } else if (m_options.format == "text") {
            printText(input, diagnosis);
        } else {
            m_terminal.out << document(input, diagnosis);
        }
    }

    int finish()
    {
        if (m_options.format == "json") {
            const auto one = m_options.inputs.size() == 1;
            m_terminal.out << (one ? std::move(m_list).front() : std::move(m_list)).dump() << '\n';
        }
        return m_found ? 1 : 0;
    }

private:
    static std::string nameOf(const std::string &input)
    {
        return input == "-" ? "standard input" : input;
    }

    void printText(const std::string &input, const diagnose::Diagnosis &diagnosis)
    {
        if (m_options.inputs.size() > 1)
            m_terminal.out << "== " << printable(nameOf(input)) << '\n';
        printDiagnosis(diagnosis, m_knowledge, {m_options.all, true, inputName(input)}, m_terminal);
    }

    std::string document(const std::string &input, const diagnose::Diagnosis &diagnosis)
    {
        if (m_options.format == "sarif")
            return exporting::sarif(diagnosis, m_knowledge, inputName(input), TRACEMEND_VERSION,
                                    m_options.all) +
                   "\n";
        exporting::ReportOptions report;
        report.weak = m_options.all;
        if (m_options.format == "markdown")
            return exporting::markdownReport(diagnosis, m_knowledge, report);
        if (m_options.format == "html")
            return exporting::htmlReport(diagnosis, m_knowledge, report);
        const auto combined = exporting::combinedPatch(diagnosis);
        for (const auto &problem : combined.problems)
            m_terminal.problem(problem);
        for (const auto &left : combined.left)
            m_terminal.note("left out, because it changes what another fix changes: " + left);
        return combined.patch;
    }

    const Options &m_options;
    const knowledge::KnowledgeBase &m_knowledge;
    const Terminal &m_terminal;
    exporting::Json m_list;
    bool m_found = false;
};

} // namespace

int diagnoseCommand(const Options &options, const Terminal &terminal)
{
    const auto knowledge = loadKnowledge(options, terminal);
    if (!knowledge)
        return 2;
    std::vector<diagnose::GivenFile> files;
    for (const auto &path : options.code) {
        auto text = readInput(path);
        if (!text) {
            terminal.problem(text.problem());
            return 2;
        }
        files.push_back({inputName(path), std::move(*text)});
    }
    Answers answers(options, *knowledge, terminal);
    for (const auto &input : options.inputs) {
        auto bytes = readInput(input);
        if (!bytes) {
            terminal.problem(bytes.problem());
            return 2;
        }
        diagnose::Request request;
        request.bytes = std::move(*bytes);
        request.fileName = inputName(input);
        request.files = files;
        request.python = options.python;
        answers.add(input, diagnose::run(std::move(request), *knowledge));
    }
    return answers.finish();
}

} // namespace cli
